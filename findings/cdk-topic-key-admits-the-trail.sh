#!/usr/bin/env bash
# aws-cdk-lib 2.276.0, aws_cloudtrail.Trail: its key is granted to CloudTrail only by way of a
# topic that uses the same key.
#
# Guess:    a Trail with `encryptionKey` leaves the key policy as it is, with a topic or without.
# Seen:     alone it does. With a topic whose `masterKey` is that key, the key policy gains
#           kms:Decrypt and kms:GenerateDataKey* for cloudtrail.amazonaws.com, without a
#           condition and without kms:DescribeKey: the grant meant for the notifications lets
#           the log files through as well. Taking the topic away breaks the trail.
# So:       which statement was meant for what cannot be told from a key policy.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund aws-cdk-lib@2.276.0 constructs@10.8.1 >/dev/null
cat >app.cjs <<'JS'
const { App, Stack } = require('aws-cdk-lib');
const { Trail } = require('aws-cdk-lib/aws-cloudtrail');
const { Key } = require('aws-cdk-lib/aws-kms');
const { Topic } = require('aws-cdk-lib/aws-sns');
for (const withTopic of [false, true]) {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Audit');
  const key = new Key(stack, 'Key');
  const snsTopic = withTopic ? new Topic(stack, 'Topic', { masterKey: key }) : undefined;
  new Trail(stack, 'Trail', { encryptionKey: key, snsTopic });
  const { Resources } = app.synth().getStackByName('Audit').template;
  const policy = Object.values(Resources).find((r) => r.Type === 'AWS::KMS::Key').Properties.KeyPolicy;
  const grants = policy.Statement.filter((s) => s.Principal.Service === 'cloudtrail.amazonaws.com');
  console.log(`topic ${withTopic}: ${JSON.stringify(grants.map((s) => [s.Action, s.Condition ?? null]))}`);
}
JS
node app.cjs 2>/dev/null | grep '^topic ' >seen
cat seen
printf 'topic false: []\ntopic true: [[["kms:Decrypt","kms:GenerateDataKey*"],null]]\n' | diff - seen
