#!/usr/bin/env bash
# aws-cdk-lib 2.276.0, cloudformation_include.CfnInclude: `yes` and `no` are text.
#
# Guess:    a template is read as CloudFormation reads it: YAML 1.1, where `yes` is true.
# Seen:     `IsLogging: yes` is an error ("Expected 'true' or 'false'"), while `"true"` as text is
#           taken for true. Inside a policy document `no` passes through as the text "no", where
#           the service would have made `false` of it: the condition then compares another value.
# So:       a template that came through the CDK can differ from the file it was made from.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund aws-cdk-lib@2.276.0 constructs@10.8.1 >/dev/null
for word in yes '"true"'; do
  printf 'Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n    Properties: {S3BucketName: logs, IsLogging: %s}\n' \
    "$word" >"trail-${word//\"/}.yaml"
done
cat >policy.yaml <<'YAML'
Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: logs
      PolicyDocument:
        Version: 2012-10-17
        Statement:
          - Effect: Deny
            Principal: "*"
            Action: s3:*
            Resource: "*"
            Condition: {Bool: {aws:SecureTransport: no}}
YAML
cat >include.cjs <<'JS'
const { App, Stack } = require('aws-cdk-lib');
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');
for (const file of ['trail-yes', 'trail-true', 'policy']) {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Stack');
  try {
    new CfnInclude(stack, 'Template', { templateFile: `${file}.yaml` });
    const { Trail, Policy } = app.synth().getStackByName('Stack').template.Resources;
    const value = Trail ? Trail.Properties.IsLogging : Policy.Properties.PolicyDocument.Statement[0].Condition.Bool['aws:SecureTransport'];
    console.log(`${file}: ${JSON.stringify(value)}`);
  } catch (error) {
    console.log(`${file}: error ${error.message.split('\n')[0]}`);
  }
}
JS
node include.cjs 2>/dev/null | grep -E '^(trail|policy)' >seen
cat seen
printf '%s\n' "trail-yes: error Expected 'true' or 'false' for boolean value, got: 'yes'" 'trail-true: true' \
  'policy: "no"' | diff - seen
