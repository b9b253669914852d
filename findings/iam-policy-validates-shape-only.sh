#!/usr/bin/env bash
# @cloud-copilot/iam-policy 0.1.109, validateResourcePolicy: the shape is checked, the words are not.
#
# Guess:    an operator that does not exist, a Sid used twice, an empty list of statements and an
#           account id of 13 digits are errors, as an unknown element and a bad Version are.
# Seen:     only the last two are. The others pass, though AWS refuses to save such a policy.
# So:       this validator cannot tell us whether a policy will be in force (TS308).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @cloud-copilot/iam-policy@0.1.109 >/dev/null
cat >validate.mjs <<'JS'
import { validateResourcePolicy } from '@cloud-copilot/iam-policy';
const grant = {
  Sid: 'Write',
  Effect: 'Allow',
  Principal: { Service: 'cloudtrail.amazonaws.com' },
  Action: 's3:PutObject',
  Resource: 'arn:aws:s3:::logs/*',
};
const policies = {
  'unknown element': { Version: '2012-10-17', Statement: [{ ...grant, Resources: '*' }] },
  'bad version': { Version: '2012-10-18', Statement: [grant] },
  'unknown operator': { Version: '2012-10-17', Statement: [{ ...grant, Condition: { StringEqual: { 'aws:SourceAccount': '111122223333' } } }] },
  'one sid twice': { Version: '2012-10-17', Statement: [grant, grant] },
  'no statement': { Version: '2012-10-17', Statement: [] },
  'account of 13 digits': { Version: '2012-10-17', Statement: [{ ...grant, Principal: { AWS: '1111222233334' } }] },
};
for (const [what, policy] of Object.entries(policies)) {
  console.log(`${what}: ${validateResourcePolicy(policy).length > 0 ? 'error' : 'passes'}`);
}
JS
node validate.mjs >seen
cat seen
printf '%s\n' 'unknown element: error' 'bad version: error' 'unknown operator: passes' \
  'one sid twice: passes' 'no statement: passes' 'account of 13 digits: passes' | diff - seen
