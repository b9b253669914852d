// Short names for what stands again and again in the file of cases: `<trail>` for the ARN of
// the trail. The first line of the file says what each stands for.

import * as world from "./world.mjs";

const { account, bucket, contextObject, contextTrail, key, object, orgObject, service, trail } = world;
const statement = (effect, principal) => `{"Effect":"${effect}","Principal":${principal},"Action":`;

/// From the longest to the shortest of what may hold one another.
const written = {
  allow: statement("Allow", `{"Service":"${service}"}`),
  deny: statement("Deny", '"*"'),
  one: `{"policy":{"Version":"2012-10-17","Statement":`,
  several: `{"policy":{"Version":"2012-10-17","Statement":[`,
  then: `,"decision":`,
  if: `,"Condition":{`,
  on: `,"Resource":`,
  acl: "bucket-owner-full-control",
  all: '["kms:GenerateDataKey*","kms:DescribeKey","kms:Decrypt"]',
  object, orgObject, key, trail,
  trails: `arn:aws:cloudtrail:*:${account}:trail/*`,
  files: `${bucket}/AWSLogs/${account}/*`,
  logs: bucket,
  contextTrail, contextObject,
  sse: "s3:x-amz-server-side-encryption",
  me: account,
  service,
};
const names = Object.keys(written).sort((a, b) => written[b].length - written[a].length);

export const short = written;

/// A line with short names.
export function shorten(line) {
  if (/[<>]/.test(line)) throw new Error(`a line has < or > of its own: ${line}`);
  return names.reduce((text, name) => text.replaceAll(written[name], `<${name}>`), line);
}
