#!/usr/bin/env bash
# cdk-nag 3.0.2, rule CloudTrailEncryptionEnabled: any value of kmsKeyId counts as a key.
#
# Guess:    an empty `kmsKeyId`, or one that is AWS::NoValue, is reported like a missing one.
# Seen:     both are Compliant: the rule asks only whether the property resolves to something.
#           AWS::NoValue removes the property at deployment, so the trail has no key.
# So:       a conditional key (`Fn::If` with AWS::NoValue) passes there in every case; here both
#           branches are judged.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund aws-cdk-lib@2.276.0 constructs@10.8.1 cdk-nag@3.0.2 >/dev/null
cat >app.cjs <<'JS'
const { App, Aws, Fn, Stack } = require('aws-cdk-lib');
const { CfnTrail } = require('aws-cdk-lib/aws-cloudtrail');
const { CloudTrailEncryptionEnabled } = require('cdk-nag').rules.cloudtrail;
const stack = new Stack(new App({ analyticsReporting: false }), 'Audit');
const keys = {
  missing: undefined,
  empty: '',
  'no value': Aws.NO_VALUE,
  'no value in a condition': Fn.conditionIf('HasKey', 'alias/audit', Aws.NO_VALUE).toString(),
};
for (const [what, kmsKeyId] of Object.entries(keys)) {
  const trail = new CfnTrail(stack, what.replaceAll(' ', ''), { isLogging: true, s3BucketName: 'logs', kmsKeyId });
  console.log(`key ${what}: ${CloudTrailEncryptionEnabled(trail)}`);
}
JS
node app.cjs 2>/dev/null | grep '^key ' >seen
cat seen
printf 'key %s\n' 'missing: Non-Compliant' 'empty: Compliant' 'no value: Compliant' \
  'no value in a condition: Compliant' | diff - seen
