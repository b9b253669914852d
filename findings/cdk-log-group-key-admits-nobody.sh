#!/usr/bin/env bash
# aws-cdk-lib 2.276.0, aws_logs.LogGroup with `encryptionKey`: the key's policy stays as it was.
#
# Guess:    the construct grants the key to `logs.REGION.amazonaws.com`.
# Seen:     the key policy names the account alone; CloudWatch Logs refuses such a key when the
#           group is made. Nothing warns while the template is written.
# So:       a trail's log group with a key is no evidence that the key admits the service.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund aws-cdk-lib@2.276.0 constructs@10.8.1 >/dev/null
cat >group.cjs <<'JS'
const { App, Stack, aws_kms: kms, aws_logs: logs } = require('aws-cdk-lib');
const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
new logs.LogGroup(stack, 'Group', { encryptionKey: new kms.Key(stack, 'Key') });
const made = app.synth().getStackByName('Stack');
for (const resource of Object.values(made.template.Resources)) {
  if (resource.Type !== 'AWS::KMS::Key') continue;
  const statements = resource.Properties.KeyPolicy.Statement;
  console.log(`${statements.length} statement, principals: ${statements.map(s => Object.keys(s.Principal))}`);
}
console.log(`messages: ${made.messages.length}`);
JS
node group.cjs 2>/dev/null >seen
cat seen
printf '%s\n' '1 statement, principals: AWS' 'messages: 0' | diff - seen
