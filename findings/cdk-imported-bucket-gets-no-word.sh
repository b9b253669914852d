#!/usr/bin/env bash
# aws-cdk-lib 2.276.0, aws_cloudtrail.Trail into a bucket that is imported by name: no word is said.
#
# Guess:    the statements cannot be added to the policy of an imported bucket, so there is a warning.
# Seen:     no policy, no warning, no order: the template holds the trail alone. For a bucket of the
#           same app the construct adds both statements and waits for them.
# So:       such a template tells nothing of its bucket's policy; it is undecided, never right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund aws-cdk-lib@2.276.0 constructs@10.8.1 >/dev/null
cat >trail.cjs <<'JS'
const { App, Stack, aws_s3: s3, aws_cloudtrail: cloudtrail } = require('aws-cdk-lib');
const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'Stack');
const bucket = s3.Bucket.fromBucketName(stack, 'Logs', 'acme-audit-logs');
new cloudtrail.Trail(stack, 'Trail', { bucket });
const made = app.synth().getStackByName('Stack');
console.log(Object.values(made.template.Resources).map(r => r.Type).join(' '));
console.log(`messages: ${made.messages.length}`);
JS
node trail.cjs 2>/dev/null >seen
cat seen
printf '%s\n' 'AWS::CloudTrail::Trail' 'messages: 0' | diff - seen
