// What people seldom write: values at the edge of what an operator takes, odd ARNs, actions
// and principals. The entries of disagreements.yaml about such things live from it.

import { account, bucket, service, trail } from "./world.mjs";

const numbers = ["1.2", "1.20", "1e1", "+1", ".5", "0x1", "1abc", "many", "9007199254740993", "-0", "007"];
const dates = ["2026-05-04T10:30:00Z", "2026-05-04 10:30:00Z", "2026-05-04T10:30:00", "2026-05-04T10:30:00+0200",
  "2026-05-04T24:00:00Z", "2026-05-04T23:59:60Z", "2026", "1777890600", "May 4 2026 UTC", "-1", "2026-02-30", "soon", "2026-05-04T10:30Z"];
const addresses = ["10.1.2.3", "0.0.0.0/0", "203.0.113.9", "10.0.0.0/8", "10.1.2.3/32", "10.1.2", "2001:DB8::5", "::ffff:10.1.2.3", "host", "10.0.0.0/33"];
const arns = [trail, "*", "**", "arn:aws:cloudtrail:*", "arn:aws:cloudtrail", "arx:aws:cloudtrail:eu-central-1:111122223333:trail/main",
  "arn:aws:CloudTrail:*:*:trail/*", "arn:*:*:*:*:*", "a*:aws:*:*:*:trail/m?in", "word", "arn:aws:sns:*:*:*", "arn:aws:cloudtrail:*:*:trail/main:x"];
const texts = [account, "pr\u00fcf", "PR\u00dcF", "pr?f", "", "a*b", "a${*}b", "${aws:SourceAccount}", "${aws:PrincipalOrgID, ''}b",
  "${aws:PrincipalOrgID, 'a, b'}", "${aws:PrincipalOrgID,'ab'}", "${aws:SourceOrgPaths, 'ab'}", "ab", "\u65e5\u672c", "?\u672c"];
const flags = ["true", "FALSE", "yes", "1", true, "${aws:ViaAWSService}"];

/// Keys that a policy asks for here, each with values of the request and of the policy.
const rows = [
  { key: "aws:MultiFactorAuthAge", ops: ["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericGreaterThanEquals"], values: numbers },
  { key: "aws:TokenIssueTime", ops: ["DateEquals", "DateNotEquals", "DateLessThan", "DateGreaterThanEquals"], values: dates },
  { key: "aws:SourceIp", ops: ["IpAddress", "NotIpAddress"], values: addresses },
  { key: "aws:SourceArn", ops: ["ArnLike", "ArnNotLike", "ArnEquals", "ArnNotEquals", "StringLike"], values: arns, usual: trail },
  { key: "aws:PrincipalTag/t", ops: ["StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase"], values: texts },
  { key: "aws:PrincipalTag/word", ops: ["StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"], values: ["pr\u00fcf", "PR\u00dcF", "Pruf", "pruf"] },
  { key: "aws:CalledVia", ops: ["StringEquals", "StringNotEquals", "StringLike"], values: ["a", "b", ""], many: true },
  { key: "aws:SecureTransport", ops: ["Bool"], values: flags },
  { key: "aws:PrincipalTag/bytes", ops: ["BinaryEquals"], values: ["aGk=", "aGk", "aGl=", "QQ==", "QQ", "QQ=", "Q", "a b", ""] },
  { key: "aws:PrincipalTag/empty", ops: ["Null"], values: ["true", "false", true], own: ["", "a"] },
  { key: "aws:TagKeys", ops: ["StringNotLike"], values: ["a", "b*"], many: true, set: "ForAllValues:" },
];

const single = (values) => values.length === 1 ? values[0] : values;

/// A test with values at the edge, and the request's value for it; null for an absent key.
function makeEdge(r) {
  const row = r.pick(rows);
  const values = r.some(row.values, r.chance(0.25) ? 2 : 1);
  const set = row.set ?? (row.many ? r.pick(["", "ForAnyValue:", "ForAllValues:"]) : r.chance(0.08) ? r.pick(["ForAnyValue:", "ForAllValues:"]) : "");
  const [base] = r.some(row.ops, 1);
  const op = base === "Null" ? base : set + base + (r.chance(0.1) ? "IfExists" : "");
  // Values of a request are what they are: no wildcard and no variable in them.
  const own = row.own ?? row.values.filter((value) => typeof value === "string" && !/[*?$]/.test(value));
  const found = r.chance(0.12) ? null : row.many ? r.some(own, 2) : row.usual && r.chance(0.5) ? row.usual
    : r.chance(0.3) && own.includes(values[0]) ? values[0] : r.pick(own);
  return { op, key: row.key, values: r.chance(0.02) ? [] : single(values), found };
}

const principals = [{ Federated: service }, { CanonicalUser: service }, { AWS: service }, { AWS: "**" }, { AWS: "*" },
  { Service: "cloudtrail.eu-central-1.amazonaws.com" }, { Service: "cloudtrail" }, { AWS: account, Service: service }];
const actions = ["s3:*", "S3:PUT*", "s3:?utObject", "kms:Gen*Key", "KMS:*", "s3:*t", "*:*", "s*:PutObject", "?3:Put*", "k*:*", "*s:Decrypt",
  "s3:PutObject:x", "s3::PutObject", "s3:Put.bject", "kms:Decryp[t]", "s3:Put*:*", "**"];

function oddResources(resource) {
  const [, , product, region, owner, ...rest] = resource.split(":");
  const name = rest.join(":");
  return [`aRn:aws:${product}:${region}:${owner}:${name}`, `arn:aws:${product.toUpperCase()}:${region}:${owner}:*`,
    `arn:aws:${product}:${region.toUpperCase()}:${owner}:${name}`, `arn:aws:${product}*`, `arn:aws:${product}`, "arn:aws:sqs*",
    `arn:*:*:*:*:${name}`, `arn:aws:${product}:*:*:${name.replace(/^(..)./, "$1?")}`, `arn:aws:${product}:*:*:*/*`, "**", "logs/*",
    `arn:aws:${product}:*:*:${name[0]}*`, `arn:aws:${product}:*:${name}`, `arn:*:${name}`, `arn:aws:${product[0]}*:${name[0]}*`, "*:logs/*",
    `arn:aws:${product}*:x${name}`, `arn:aws:${product}:?*:${name}`, `arn:aws:${product[0]}*:*:*:*:${name}`, `arn:*:${product}:::other/*`, `${bucket}/\${aws:PrincipalOrgID}/*`, `${bucket}/\${aws:PrincipalOrgID, 'AWSLogs'}/*`, `${bucket}/\${aws:PrincipalOrgID,'AWSLogs'}/*`];
}

/// Makes one part of a policy odd; answers with what the request has for it.
export function widen(r, policy, profile) {
  const statement = r.pick([policy.Statement].flat());
  const part = r.weighted([[6, "test"], [2, "Resource"], [1, "Action"], [1, "Principal"]]);
  if (part === "test") {
    const { op, key, values, found } = makeEdge(r);
    statement.Condition = { ...(r.chance(0.3) && statement.Condition), [op]: { [key]: values } };
    return { [key]: found };
  }
  const element = r.chance(0.25) ? `Not${part}` : part;
  if (element === "NotResource" && profile.kind === "key") return {};
  delete statement[part];
  delete statement[`Not${part}`];
  statement[element] = part === "Principal" ? structuredClone(r.pick(principals)) : part === "Action" ? r.pick(actions)
    : single(r.some(oddResources(profile.resource), 2));
  return {};
}
