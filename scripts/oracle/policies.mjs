// Policies as people write them for CloudTrail, right and almost right.

import * as world from "./world.mjs";

const { account, member, organization, bucket, object, key, service } = world;

const operators = {
  string: [[6, "StringEquals"], [3, "StringNotEquals"], [2, "StringEqualsIgnoreCase"],
    [1, "StringNotEqualsIgnoreCase"], [6, "StringLike"], [3, "StringNotLike"], [2, "Null"]],
  arn: [[6, "ArnLike"], [4, "ArnEquals"], [3, "ArnNotLike"], [2, "ArnNotEquals"],
    [4, "StringEquals"], [4, "StringLike"], [2, "StringNotEquals"], [2, "StringNotLike"], [1, "Null"]],
  bool: [[12, "Bool"], [1, "StringEquals"], [2, "Null"]],
  number: [[2, "NumericEquals"], [2, "NumericNotEquals"], [4, "NumericLessThan"],
    [2, "NumericLessThanEquals"], [2, "NumericGreaterThan"], [4, "NumericGreaterThanEquals"], [1, "Null"]],
  date: [[1, "DateEquals"], [1, "DateNotEquals"], [4, "DateLessThan"], [2, "DateLessThanEquals"],
    [4, "DateGreaterThan"], [2, "DateGreaterThanEquals"], [1, "Null"]],
  address: [[5, "IpAddress"], [5, "NotIpAddress"], [1, "Null"]],
  bytes: [[5, "BinaryEquals"], [1, "Null"]],
};
const spellings = {
  bool: ["true", "false", true, false, "True"],
  number: ["1.2", "1.3", 1.2, "1.20", "0", "-1", 3600, "2"],
  date: ["2026-05-04T10:30:00Z", "2026-05-04T12:30:00+02:00", "2026-05-04", "2026-01-01T00:00:00Z",
    "2026-05-04T10:30:00.000Z", "2027-01-01", "2026-05"],
  address: ["10.0.0.0/8", "10.1.2.3", "10.1.2.3/32", "10.1.2.0/23", "203.0.113.0/24", "0.0.0.0/0",
    "2001:db8::/32", "2001:db8::5", "::/0", "10.1.2.2/31", "198.51.100.0/25"],
};
/// Ways to write a value that the tool reads in its own manner: rare, see restate.mjs.
const rareSpellings = { date: ["1777890600", 1767225600],
  address: ["2001:DB8::5", "2001:db8:0:0:0:0:0:5"] };

/// A text one slip away from `text`. Colons stay where they are.
export function slip(r, text) {
  const at = r.below(text.length);
  if (text[at] === ":" || /[^\x20-\x7e]/.test(text)) return text + "0";
  const swapped = text[at] === text[at].toLowerCase() ? text[at].toUpperCase() : text[at].toLowerCase();
  return text.slice(0, at) + r.pick(["", "x", "0", swapped, text[at] + text[at]]) + text.slice(at + 1);
}

/// `text` with a part of one of its segments replaced by a wildcard.
function glob(r, text, crossing) {
  const from = r.below(text.length);
  let to = from + r.below(9);
  const stop = crossing ? -1 : text.slice(from, to).indexOf(":");
  if (stop >= 0) to = from + stop;
  if (r.chance(0.25) && text[from] !== ":") return text.slice(0, from) + "?" + text.slice(from + 1);
  return text.slice(0, from) + "*" + text.slice(r.chance(0.25) && !text.slice(from).includes(":") ? text.length : to);
}

/// `text` with a policy variable where a name stands.
function withVariable(r, text) {
  const variables = text.includes(account)
    ? [[6, "${aws:SourceAccount}"], [2, "${AWS:sourceaccount}"], [2, "${aws:PrincipalAccount}"],
      [2, `\${aws:PrincipalAccount, '${account}'}`], [1, "${aws:SourceOrgPaths}"]]
    : [[4, "${aws:SourceOrgID}"], [1, "${aws:PrincipalOrgID}"], [1, "${*}"]];
  return text.replace(text.includes(account) ? account : /o-a1b2c3d4e5|\*/, () => r.weighted(variables));
}

function textValue(r, type, op, pool) {
  const base = String(r.pick(pool));
  const wild = /Like|Arn/.test(op);
  switch (r.weighted([[14, "same"], [wild ? 8 : 1, "glob"], [4, "slip"], [2, "variable"]])) {
    case "glob": return glob(r, base, type === "string");
    case "slip": return slip(r, base);
    case "variable": return withVariable(r, base);
    default: return base;
  }
}

/// One operator on one key, more often than not in agreement with `context`.
export function makeTest(r, kind, context) {
  const [, name, typed, others] = r.weighted(world.keys[kind].map((row) => [row[0], row]));
  const type = typed.replace("[]", "");
  let op = r.weighted(operators[type]);
  const written = r.chance(0.06) ? name.toLowerCase() : name;
  if (op === "Null") return { op, key: written, values: r.weighted([[6, "true"], [6, "false"], [1, true], [1, ["true", "false"]]]) };
  const own = context[name] === undefined ? [] : [context[name]].flat();
  const pool = [...own, ...own, ...others, ...(own.length + others.length ? [] : world.samples[type])];
  const one = () => {
    if (rareSpellings[type] && r.chance(0.1)) return r.pick(rareSpellings[type]);
    if (spellings[type]) return own.length && r.chance(0.3) ? own[0] : r.pick(spellings[type]);
    return type === "bytes" ? r.pick(pool) : textValue(r, type, op, pool);
  };
  const values = Array.from({ length: r.weighted([[12, 1], [4, 2], [1, 3]]) }, one);
  if (typed.endsWith("[]") || r.chance(0.05)) op = r.pick(["ForAnyValue:", "ForAllValues:"]) + op;
  if (r.chance(0.14)) op += "IfExists";
  return { op, key: written, values: values.length === 1 && r.chance(0.8) ? values[0] : values };
}

function addTests(r, statement, kind, context, count) {
  for (; count > 0; --count) {
    const { op, key: name, values } = makeTest(r, kind, context);
    statement.Condition ??= {};
    const tests = (statement.Condition[op] ??= {});
    if (!Object.keys(tests).some((other) => other.toLowerCase() === name.toLowerCase())) tests[name] = values;
  }
}

const bucketResources = (asked) => [
  [6, asked], [8, `${bucket}/*`], [8, `${bucket}/AWSLogs/${account}/*`], [4, bucket], [5, [bucket, `${bucket}/*`]],
  [3, "*"], [3, `${bucket}*`], [2, "arn:*:s3:::logs/*"], [3, `${bucket}/AWSLogs/*/CloudTrail*/*`],
  [3, `${bucket}/AWSLogs/${organization}/*`], [3, `${bucket}/audit/AWSLogs/${account}/*`],
  [2, `${bucket}//AWSLogs/*`], [2, "arn:aws-cn:s3:::logs/*"], [3, "arn:aws:s3:::other/*"],
  [2, `${bucket}/AWSLogs/\${aws:SourceAccount}/*`], [1, `${bucket}/AWSLogs/\${aws:PrincipalAccount}/*`],
  [1, `arn:aws:s3:::\${aws:SourceAccount}/*`], [2, `${bucket}/AWSLogs/${account.slice(0, -1)}?/*`],
  [1, [`${bucket}/AWSLogs/${account}/*`, `${bucket}/AWSLogs/${member}/*`, bucket]],
];
const keyResources = [[40, "*"], [5, key], [2, `${key}0`], [2, key.replace(/key.*/, "key/*")],
  [1, key.replace("eu-central-1", "us-east-1")], [1, `arn:aws:kms:*:${account}:alias/trail`],
  [1, `arn:aws:kms:eu-central-1:${account}:key/\${aws:SourceAccount}*`], [2, undefined]];

function makeResource(r, profile) {
  return profile.kind === "key" ? r.weighted(keyResources) : r.weighted(bucketResources(profile.resource));
}

function makeAction(r, action) {
  const [prefix, name] = action.split(":");
  const others = prefix === "s3" ? ["s3:GetObject", "s3:PutObjectAcl", "s3:GetBucketAcl", "s3:PutObject", "s3:DeleteObject*"]
    : ["kms:Encrypt", "kms:ReEncrypt*", "kms:DescribeKey", "kms:GenerateDataKey*", "kms:Decrypt"];
  return r.weighted([[10, action], [4, `${prefix}:*`], [4, `${prefix}:${name.slice(0, 3)}*`], [2, "*"],
    [6, [action, ...r.some(others, 2)]], [2, action.toLowerCase()], [2, others], [2, r.pick(others)],
    [1, action.slice(0, -1) + "?"], [1, `${action}s`], [1, `${prefix}:*${name.slice(-6)}`], [1, "sns:Publish"]]);
}

const principals = [[60, { Service: service }], [8, { Service: ["config.amazonaws.com", service] }], [14, "*"],
  [5, { AWS: `arn:aws:iam::${account}:root` }], [2, { AWS: [account, member] }],
  [2, { AWS: `arn:aws:iam::${account}:role/admin`, Service: service }], [3, { Service: "config.amazonaws.com" }],
  [1, { AWS: "AROAEXAMPLEIDENT12345" }], [1, { Federated: "accounts.google.com" }],
  [1, { AWS: "*" }], [1, { Service: "Cloudtrail.amazonaws.com" }]];

function put(r, statement, element, value, negated) {
  if (value === undefined) return;
  statement[(r.chance(negated) ? "Not" : "") + element] = value;
}

/// A statement that probably reaches the request; `tests` conditions at most.
function makeStatement(r, effect, profile, tests) {
  const statement = { Effect: effect };
  const deny = effect === "Deny";
  const who = deny && r.chance(0.75) ? "*" : r.weighted(principals);
  put(r, statement, "Principal", who, who === "*" ? 0 : deny ? 0.2 : 0.03);
  put(r, statement, "Action", makeAction(r, profile.action), deny ? 0.08 : 0.03);
  put(r, statement, "Resource", makeResource(r, profile), profile.kind === "key" ? 0 : 0.05);
  addTests(r, statement, profile.kind, profile.context, r.below(tests + 1));
  return statement;
}

/// What the documentation of CloudTrail, S3 and KMS has people write.
function makeDocumented(r, profile) {
  const statement = { Effect: "Allow", Principal: { Service: service } };
  statement.Action = profile.kind === "key" && r.chance(0.3) ? ["kms:GenerateDataKey*", "kms:DescribeKey", "kms:Decrypt"]
    : r.chance(0.85) ? profile.action : makeAction(r, profile.action);
  statement.Resource = profile.kind === "key" ? "*"
    : profile.action === "s3:GetBucketAcl" ? bucket
    : r.weighted([[5, `${bucket}/AWSLogs/${account}/*`], [3, `${bucket}/*`], [1, object],
      [2, [`${bucket}/AWSLogs/${account}/*`, `${bucket}/AWSLogs/${organization}/*`]]]);
  const condition = {};
  const add = (op, name, value) => ((condition[op] ??= {})[name] = value);
  if (r.chance(0.6)) add(r.pick(["StringEquals", "ArnLike", "ArnEquals"]), "aws:SourceArn", world.trail);
  if (r.chance(0.3)) add("StringEquals", "aws:SourceAccount", r.chance(0.5) ? account : [account, member]);
  if (r.chance(0.2)) add("StringEquals", "aws:SourceOrgID", organization);
  if (profile.context["s3:x-amz-acl"] && r.chance(0.7)) add("StringEquals", "s3:x-amz-acl", "bucket-owner-full-control");
  if (profile.context[world.contextTrail] && r.chance(0.7)) {
    add("StringLike", world.contextTrail, r.pick([world.trail, `arn:aws:cloudtrail:*:${account}:trail/*`]));
  }
  if (Object.keys(condition).length) statement.Condition = condition;
  return statement;
}

const denials = [
  { Action: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } },
  { Action: "*", Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } } },
  { Action: "*", Condition: { StringNotEquals: { "aws:PrincipalOrgID": organization } } },
  { Action: "*", Condition: { StringNotEquals: { "aws:PrincipalOrgID": organization }, Bool: { "aws:PrincipalIsAWSService": "false" } } },
  { Action: "*", Condition: { StringNotEqualsIfExists: { "aws:SourceOrgID": organization },
    Null: { "aws:SourceOrgID": "false" }, Bool: { "aws:PrincipalIsAWSService": "true" } } },
  { Action: "s3:PutObject", Condition: { StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" } } },
  { Action: "s3:PutObject", Condition: { Null: { "s3:x-amz-server-side-encryption": "true" } } },
  { Action: "s3:PutObject", Condition: { StringNotEqualsIfExists: { "s3:x-amz-server-side-encryption-aws-kms-key-id": key } } },
  { Action: "s3:*", Condition: { StringNotEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } } },
  { Action: "*", Condition: { ArnNotLike: { "aws:SourceArn": `arn:aws:cloudtrail:*:${account}:trail/*` } } },
  { Action: "*", Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } } },
  { Action: "*", Condition: { NotIpAddress: { "aws:SourceIp": ["10.0.0.0/8"] }, Bool: { "aws:ViaAWSService": "false" } } },
  { Action: "*", Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" },
    StringNotEquals: { "aws:PrincipalServiceName": service } } },
  { NotAction: ["s3:PutObject", "s3:GetBucketAcl", "kms:*"] },
  { NotAction: ["s3:PutObject", "kms:GenerateDataKey*"] },
  { Action: ["s3:DeleteObject*", "kms:ScheduleKeyDeletion"] },
];

function makeDenial(r, profile) {
  if (r.chance(0.35)) return makeStatement(r, "Deny", profile, 2);
  const denial = structuredClone(r.pick(denials));
  const who = r.chance(0.1) ? { NotPrincipal: r.weighted([[3, { Service: service }], [2, { AWS: `arn:aws:iam::${account}:root` }]]) }
    : { Principal: "*" };
  return { Effect: "Deny", ...who, ...denial, Resource: profile.kind === "key" ? "*" : r.pick(["*", [bucket, `${bucket}/*`], `${bucket}/*`]) };
}

/// Spoils one part of one statement.
function mutate(r, statement, profile) {
  const tests = Object.entries(statement.Condition ?? {}).flatMap(([op, all]) => Object.keys(all).map((name) => [op, name]));
  const part = r.weighted([[3, "Action"], [4, "Resource"], [2, "Principal"], [tests.length * 5, "test"], [2, "more"]]);
  if (part === "more") return addTests(r, statement, profile.kind, profile.context, 1);
  if (part === "test") return mutateTest(r, statement, ...r.pick(tests));
  const value = statement[part];
  if (part === "Principal") statement.Principal &&= r.weighted(principals);
  else if (typeof value === "string" && value.length > 4 && !value.includes("${")) {
    statement[part] = part === "Action" ? makeAction(r, profile.action)
      : r.chance(0.4) ? glob(r, value, false).replace(/^[^:]*/, "arn")
      : value.slice(0, 13) + slip(r, value.slice(13));
  } else if (Array.isArray(value)) value.length > 1 ? value.splice(r.below(value.length), 1) : (statement[part] = value[0]);
}

function mutateTest(r, statement, op, name) {
  const tests = statement.Condition[op];
  const value = tests[name];
  const text = typeof value === "string" && /^(String|Arn)/.test(op) && !value.includes("${") && value.length > 2;
  if (text && r.chance(0.5)) {
    tests[name] = r.chance(0.5) ? slip(r, value) : glob(r, value, /String/.test(op));
    return;
  }
  const swap = r.pick([["Equals", "Like"], ["Like", "Equals"], ["Not", ""], [/^(String|Arn)/, "$1Not"], ["IfExists", ""], [/$/, "IfExists"]]);
  const other = op.replace(...swap);
  if (!isOperator(other) || statement.Condition[other]) return;
  delete tests[name];
  if (Object.keys(tests).length === 0) delete statement.Condition[op];
  statement.Condition[other] = { [name]: value };
}

const known = new Set(Object.values(operators).flat().map(([, op]) => op));
function isOperator(written) {
  const bare = written.replace(/^For(Any|All)Values?:/, "").replace(/IfExists$/, "");
  return known.has(bare) && (bare !== "Null" || bare === written);
}

/// Tests of which the tool and the documentation say different things.
const disputed = [
  { StringNotEquals: { "aws:SourceAccount": "${aws:PrincipalAccount}" } },
  { ArnNotLike: { "aws:SourceArn": "arn:aws:cloudtrail:*:${aws:PrincipalAccount}:trail/*" } },
  { StringNotEquals: { "aws:userid": "a${*}b" } },
  { StringEquals: { "aws:userid": "a${*}b" } },
  { DateGreaterThan: { "aws:CurrentTime": 1767225600 } },
  { DateLessThan: { "aws:CurrentTime": "1777890600" } },
  { IpAddress: { "aws:SourceIp": ["2001:DB8::5", "10.0.0.0/8"] } },
  { NotIpAddress: { "aws:SourceIp": "2001:db8:0:0:0:0:0:5" } },
  { NotIpAddress: { "aws:SourceIp": "0.0.0.0/0" } },
  { "ForAnyValue:StringEqualsIfExists": { "aws:TagKeys": ["team", "cost"] } },
  { "ForAnyValue:StringNotLikeIfExists": { "aws:CalledVia": "cloudformation.*" } },
  { StringLike: { "aws:SourceArn": "arn:aws:cloudtrail:*:${aws:SourceAccount}:trail/*" } },
];

export function makePolicy(r, profile) {
  const statements = [r.chance(0.6) ? makeDocumented(r, profile) : makeStatement(r, "Allow", profile, 2)];
  if (r.chance(0.2)) addTests(r, statements[0], profile.kind, profile.context, 1);
  if (r.chance(0.5)) statements.push(makeDenial(r, profile));
  if (r.chance(0.15)) statements.unshift(makeStatement(r, r.pick(["Allow", "Deny"]), profile, 3));
  if (r.chance(0.08)) Object.assign((r.pick(statements).Condition ??= {}), structuredClone(r.pick(disputed)));
  const near = r.chance(0.55);
  if (near) mutate(r, r.pick(statements), profile);
  const version = r.weighted([[18, "2012-10-17"], [1, "2008-10-17"], [1, undefined]]);
  const statement = statements.length === 1 && r.chance(0.3) ? statements[0] : statements;
  return { near, policy: { ...(version && { Version: version }), Statement: statement } };
}
