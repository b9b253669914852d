#!/usr/bin/env bash
# aws-cdk-lib 2.276.0, aws_cloudtrail.Trail: the prefix goes into the bucket policy as written.
#
# Guess:    a slash at either end of `s3KeyPrefix` is taken off before the policy is made.
# Seen:     `audit/` gives the policy `audit//AWSLogs/...`, `/audit` gives `//audit/AWSLogs/...`,
#           and the trail's own S3KeyPrefix keeps the slash too. Whether CloudTrail joins the
#           two with one slash or with two is documented nowhere.
# So:       a prefix that ends in a slash is common in CDK templates, with a policy that has two.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund aws-cdk-lib@2.276.0 constructs@10.8.1 >/dev/null
cat >app.cjs <<'JS'
const { App, Stack } = require('aws-cdk-lib');
const { Trail } = require('aws-cdk-lib/aws-cloudtrail');
for (const s3KeyPrefix of ['audit', 'audit/', '/audit']) {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Audit');
  new Trail(stack, 'Trail', { s3KeyPrefix });
  const { Resources } = app.synth().getStackByName('Audit').template;
  const all = Object.values(Resources);
  const trail = all.find((r) => r.Type === 'AWS::CloudTrail::Trail');
  const policy = JSON.stringify(all.find((r) => r.Type === 'AWS::S3::BucketPolicy'));
  console.log(`prefix: ${trail.Properties.S3KeyPrefix} ${policy.match(/"([^"]*AWSLogs\/)"/)[1]}`);
}
JS
node app.cjs 2>/dev/null | grep '^prefix: ' >seen
cat seen
printf 'prefix: %s %s\n' audit /audit/AWSLogs/ audit/ /audit//AWSLogs/ /audit //audit/AWSLogs/ | diff - seen
