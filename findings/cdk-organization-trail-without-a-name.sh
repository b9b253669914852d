#!/usr/bin/env bash
# aws-cdk-lib 2.276.0, aws_cloudtrail.Trail: `orgId` alone adds nothing to the bucket policy.
#
# Guess:    `isOrganizationTrail: true` with `orgId` adds the statement for
#           `AWSLogs/<organization id>/*`, or fails where something else is needed.
# Seen:     the statement is added only where `trailName` is given as well. Without it the
#           template is synthesized without a word, and the bucket policy lacks the path that
#           every account of the organization writes to.
# So:       an organization trail of the CDK is judged by its template, never by its arguments.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund aws-cdk-lib@2.276.0 constructs@10.8.1 >/dev/null
cat >app.cjs <<'JS'
const { App, Stack } = require('aws-cdk-lib');
const { Trail } = require('aws-cdk-lib/aws-cloudtrail');
for (const name of [undefined, 'audit-trail']) {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Audit');
  new Trail(stack, 'Trail', { isOrganizationTrail: true, orgId: 'o-a1b2c3d4e5', trailName: name });
  const { Resources } = app.synth().getStackByName('Audit').template;
  const policy = Object.values(Resources).find((r) => r.Type === 'AWS::S3::BucketPolicy');
  const text = JSON.stringify(policy);
  console.log(`${name ? 'named' : 'unnamed'}: ${text.includes('/AWSLogs/o-a1b2c3d4e5/*') ? 'organization path' : 'no organization path'}`);
}
JS
node app.cjs 2>/dev/null | grep -E '^(un)?named: ' >seen
cat seen
printf 'unnamed: no organization path\nnamed: organization path\n' | diff - seen
