#!/usr/bin/env bash
# aws-cdk-lib 2.276.0, aws_cloudtrail.Trail with an alias as `encryptionKey`: nothing orders the two.
#
# Guess:    the trail refers to the alias or depends on it, since CloudTrail looks the alias up when
#           the trail is made.
# Seen:     `key.addAlias('audit')` gives an ARN that is put together from the account, the region
#           and the name; the trail holds no reference to alias or key and depends on neither.
# So:       who follows references alone finds no key for such a trail; the name has to be followed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund aws-cdk-lib@2.276.0 constructs@10.8.1 >/dev/null
cat >trail.cjs <<'JS'
const { App, Stack, aws_kms: kms, aws_cloudtrail: cloudtrail } = require('aws-cdk-lib');
const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
new cloudtrail.Trail(stack, 'Trail', { encryptionKey: new kms.Key(stack, 'Key').addAlias('audit') });
const resources = app.synth().getStackByName('Stack').template.Resources;
const type = id => resources[id].Type;
const trail = Object.values(resources).find(r => r.Type === 'AWS::CloudTrail::Trail');
console.log(JSON.stringify(trail.Properties.KMSKeyId));
console.log(`waits for: ${trail.DependsOn.map(type)}`);
JS
node trail.cjs 2>/dev/null >seen
cat seen
printf '%s\n' \
  '{"Fn::Join":["",["arn:",{"Ref":"AWS::Partition"},":kms:eu-west-1:111122223333:alias/audit"]]}' \
  'waits for: AWS::S3::BucketPolicy' | diff - seen
