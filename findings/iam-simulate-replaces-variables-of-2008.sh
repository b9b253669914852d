#!/usr/bin/env bash
# @cloud-copilot/iam-simulate 0.1.173: policy variables are replaced whatever the version is.
#
# Guess:    `${aws:SourceAccount}` in the Resource of a policy of Version 2008-10-17, or of one
#           without a Version, is the text as it is written, so it covers no object. IAM User
#           Guide, "IAM policy elements: Variables and tags": they need 2012-10-17.
# Seen:     the request is Allowed in all three cases.
# So:       a bucket policy that lost its Version passes there, and refuses CloudTrail in AWS.
#           trailseal has the rule of the guide (conformance of policy variables).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @cloud-copilot/iam-simulate@0.1.173 >/dev/null
cat >simulate.mjs <<'JS'
import { runSimulation } from '@cloud-copilot/iam-simulate';
for (const version of ['2012-10-17', '2008-10-17', undefined]) {
  const resourcePolicy = {
    ...(version && { Version: version }),
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Action: 's3:PutObject',
        Resource: 'arn:aws:s3:::logs/AWSLogs/${aws:SourceAccount}/*',
      },
    ],
  };
  const answer = await runSimulation(
    {
      request: {
        principal: 'cloudtrail.amazonaws.com',
        action: 's3:PutObject',
        resource: {
          resource: 'arn:aws:s3:::logs/AWSLogs/111122223333/file.json.gz',
          accountId: '111122223333',
        },
        contextVariables: { 'aws:SourceAccount': '111122223333' },
      },
      identityPolicies: [],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy,
    },
    {},
  );
  console.log(`${version ?? 'none'}: ${answer.overallResult ?? JSON.stringify(answer)}`);
}
JS
node simulate.mjs >seen
cat seen
printf '%s\n' '2012-10-17: Allowed' '2008-10-17: Allowed' 'none: Allowed' | diff - seen
