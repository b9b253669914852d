#!/usr/bin/env bash
# aws-cdk-lib 2.276.0, cloudformation_include.CfnInclude: a property that the type lacks passes.
#
# Guess:    the types are checked, so `KmsKeyID` (the property is `KMSKeyId`) is an error.
# Seen:     it goes into the template as it stands, without an error; a required property that is
#           missing is one. The trail then has no key, and only the deployment says so.
# So:       a trail's key can be missing although a key is written down; the misspelling is worth
#           a word wherever a trail has no key.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund aws-cdk-lib@2.276.0 constructs@10.8.1 >/dev/null
cat >misspelt.json <<'JSON'
{"Resources": {"Trail": {"Type": "AWS::CloudTrail::Trail", "Properties": {"S3BucketName": "logs", "IsLogging": true, "KmsKeyID": "alias/audit"}}}}
JSON
cat >required.json <<'JSON'
{"Resources": {"Trail": {"Type": "AWS::CloudTrail::Trail", "Properties": {"S3BucketName": "logs", "KMSKeyId": "alias/audit"}}}}
JSON
cat >include.cjs <<'JS'
const { App, Stack } = require('aws-cdk-lib');
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');
for (const file of ['misspelt', 'required']) {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Stack');
  try {
    new CfnInclude(stack, 'Template', { templateFile: `${file}.json` });
    console.log(`${file}: ${JSON.stringify(app.synth().getStackByName('Stack').template.Resources.Trail.Properties)}`);
  } catch (error) {
    console.log(`${file}: error ${error.message.split('\n')[0].replace(/^\S+ \[/, '[')}`);
  }
}
JS
node include.cjs 2>/dev/null | grep -E '^(misspelt|required)' >seen
cat seen
printf '%s\n' 'misspelt: {"IsLogging":true,"S3BucketName":"logs","KmsKeyID":"alias/audit"}' \
  'required: error [AWS::CloudTrail::Trail] is missing required property: isLogging' | diff - seen
