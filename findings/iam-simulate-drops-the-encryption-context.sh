#!/usr/bin/env bash
# @cloud-copilot/iam-simulate 0.1.173: a request's encryption context is dropped.
#
# Guess:    a key policy that binds CloudTrail by `kms:EncryptionContext:aws:cloudtrail:arn`, as
#           AWS's own examples do, allows a request that has this context; as one that names
#           `kms:EncryptionContextKeys` does.
# Seen:     the first is ImplicitlyDenied, whatever the name of the context key is, and the key is
#           listed under ignoredContextKeys: the data of the service has it as
#           `kms:EncryptionContext:${EncryptionContextKey}`, which no key is equal to. The second
#           is Allowed.
# So:       this simulator says "denied" of key policies that work. It cannot be the judge of
#           TS301 to TS303, nor of anything that reads a key policy.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @cloud-copilot/iam-simulate@0.1.173 >/dev/null
cat >simulate.mjs <<'JS'
import { runSimulation } from '@cloud-copilot/iam-simulate';
const trail = 'arn:aws:cloudtrail:eu-central-1:111122223333:trail/main';
const key = 'arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-0000-0000-000000000000';
const cases = [
  ['kms:EncryptionContext:aws:cloudtrail:arn', trail, 'StringEquals'],
  ['kms:EncryptionContext:app', 'audit', 'StringEquals'],
  ['kms:EncryptionContextKeys', ['app'], 'ForAnyValue:StringEquals'],
  ['aws:SourceArn', trail, 'StringEquals'],
];
for (const [name, value, operator] of cases) {
  const simulation = {
    request: {
      principal: 'cloudtrail.amazonaws.com',
      action: 'kms:GenerateDataKey',
      resource: { resource: key, accountId: '111122223333' },
      contextVariables: { [name]: value },
    },
    identityPolicies: [],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    resourcePolicy: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'cloudtrail.amazonaws.com' },
          Action: 'kms:GenerateDataKey*',
          Resource: '*',
          Condition: { [operator]: { [name]: value } },
        },
      ],
    },
  };
  const answer = await runSimulation(simulation, {});
  const ignored = answer.result.ignoredContextKeys ?? [];
  console.log(`${name}: ${answer.overallResult}${ignored.length > 0 ? ', ignored' : ''}`);
}
JS
node simulate.mjs >seen
cat seen
printf '%s\n' 'kms:EncryptionContext:aws:cloudtrail:arn: ImplicitlyDenied, ignored' \
  'kms:EncryptionContext:app: ImplicitlyDenied, ignored' \
  'kms:EncryptionContextKeys: Allowed' 'aws:SourceArn: Allowed' | diff - seen
