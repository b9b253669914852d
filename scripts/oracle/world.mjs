// The requests that CloudTrail makes, as the generator varies them, and the condition keys
// that policies ask for.

export const service = "cloudtrail.amazonaws.com";
export const account = "111122223333";
export const member = "444455556666";
export const organization = "o-a1b2c3d4e5";
export const orgPath = `${organization}/r-ab12/ou-ab12-11111111/`;
export const trail = `arn:aws:cloudtrail:eu-central-1:${account}:trail/main`;
export const bucket = "arn:aws:s3:::logs";
export const object = `${bucket}/AWSLogs/${account}/CloudTrail/eu-central-1/x.gz`;
export const orgObject = `${bucket}/AWSLogs/${organization}/${member}/CloudTrail/x.gz`;
export const prefixed = `${bucket}/audit/AWSLogs/${account}/CloudTrail-Digest/x.gz`;
export const key = `arn:aws:kms:eu-central-1:${account}:key/1234abcd-12ab`;
export const contextTrail = "kms:EncryptionContext:aws:cloudtrail:arn";
export const contextObject = "kms:EncryptionContext:aws:s3:arn";

const global = {
  "aws:SourceArn": trail,
  "aws:SourceAccount": account,
  "aws:SourceOrgID": organization,
  "aws:SourceOrgPaths": [orgPath],
  "aws:PrincipalIsAWSService": "true",
  "aws:PrincipalServiceName": service,
  "aws:PrincipalServiceNamesList": [service, "cloudtrail.eu-central-1.amazonaws.com"],
  "aws:ViaAWSService": "false",
  "aws:SecureTransport": "true",
  "aws:UserAgent": service,
  "aws:CurrentTime": "2026-05-04T10:30:00Z",
  "aws:ResourceAccount": account,
};
const s3 = { ...global, "s3:TlsVersion": "1.3", "s3:authType": "REST-HEADER",
  "s3:signatureversion": "AWS4-HMAC-SHA256" };
const put = { ...s3, "s3:x-amz-acl": "bucket-owner-full-control",
  "s3:x-amz-server-side-encryption": "AES256" };
const kms = { ...global, "kms:KeySpec": "SYMMETRIC_DEFAULT", "kms:KeyUsage": "ENCRYPT_DECRYPT",
  "kms:KeyOrigin": "AWS_KMS", "kms:MultiRegion": "false",
  "kms:ResourceAliases": ["alias/trail", "alias/audit"] };
const crypto = { ...kms, [contextTrail]: trail, [contextObject]: object,
  "kms:EncryptionContextKeys": ["aws:cloudtrail:arn", "aws:s3:arn"] };

/// The requests by name; a case gives a name and what differs.
export const profiles = {
  acl: { kind: "bucket", action: "s3:GetBucketAcl", resource: bucket, context: s3 },
  put: { kind: "bucket", action: "s3:PutObject", resource: object, context: put },
  encrypted: { kind: "bucket", action: "s3:PutObject", resource: object, context: { ...put,
    "s3:x-amz-server-side-encryption": "aws:kms",
    "s3:x-amz-server-side-encryption-aws-kms-key-id": key } },
  generate: { kind: "key", action: "kms:GenerateDataKey", resource: key, context: crypto },
  decrypt: { kind: "key", action: "kms:Decrypt", resource: key, context: crypto },
  describe: { kind: "key", action: "kms:DescribeKey", resource: key, context: kms },
};

/// Condition keys by the kind of policy that asks for them: weight, name, type, and values
/// besides the request's own that a policy may name. `[]` behind a type: multivalued.
const trails = [trail, `arn:aws:cloudtrail:us-east-1:${account}:trail/main`,
  `arn:aws:cloudtrail:eu-central-1:${member}:trail/main`,
  `arn:aws:cloudtrail:*:${account}:trail/*`, `arn:aws:cloudtrail:*:*:trail/main`];
const globalKeys = [
  [16, "aws:SourceArn", "arn", trails],
  [12, "aws:SourceAccount", "string", [account, member]],
  [8, "aws:SourceOrgID", "string", [organization, "o-zzzzzzzzzz"]],
  [4, "aws:SourceOrgPaths", "string[]", [orgPath, `${organization}/*`, "o-zzzzzzzzzz/*"]],
  [6, "aws:PrincipalIsAWSService", "bool", []],
  [4, "aws:PrincipalServiceName", "string", [service, "logging.s3.amazonaws.com"]],
  [4, "aws:PrincipalServiceNamesList", "string[]", [service, "cloudtrail.*", "s3.amazonaws.com"]],
  [3, "aws:ViaAWSService", "bool", []],
  [10, "aws:SecureTransport", "bool", []],
  [2, "aws:UserAgent", "string", ["*CloudTrail*", service]],
  [5, "aws:CurrentTime", "date", []],
  [3, "aws:TokenIssueTime", "date", []],
  [2, "aws:MultiFactorAuthAge", "number", ["3600"]],
  [3, "aws:MultiFactorAuthPresent", "bool", []],
  [3, "aws:ResourceAccount", "string", [account, member]],
  [7, "aws:PrincipalOrgID", "string", [organization]],
  [3, "aws:PrincipalArn", "arn", [`arn:aws:iam::${account}:role/admin`, "arn:aws:iam::*:role/*"]],
  [3, "aws:userid", "string", ["AROAEXAMPLEID:*", account]],
  [4, "aws:SourceVpce", "string", ["vpce-1a2b3c4d"]],
  [5, "aws:SourceIp", "address", []],
  [2, "aws:VpcSourceIp", "address", []],
  [2, "aws:CalledVia", "string[]", ["cloudformation.amazonaws.com"]],
  [2, "aws:TagKeys", "string[]", ["team", "cost"]],
  [2, "aws:PrincipalTag/blob", "bytes", ["QQ==", "QUI=", "QUJD"]],
];
export const keys = {
  bucket: [...globalKeys,
    [16, "s3:x-amz-acl", "string", ["bucket-owner-full-control", "private", "bucket-owner*"]],
    [12, "s3:x-amz-server-side-encryption", "string", ["AES256", "aws:kms", "aws:kms*"]],
    [7, "s3:x-amz-server-side-encryption-aws-kms-key-id", "arn", [key, `${key}0`, "arn:aws:kms:*:*:key/*"]],
    [2, "s3:x-amz-server-side-encryption-customer-algorithm", "string", ["AES256"]],
    [2, "s3:x-amz-storage-class", "string", ["STANDARD"]],
    [6, "s3:TlsVersion", "number", ["1.2", "1.3"]],
    [2, "s3:authType", "string", ["REST-HEADER", "POST"]],
    [2, "s3:signatureversion", "string", ["AWS4-HMAC-SHA256", "AWS"]]],
  key: [...globalKeys,
    [24, contextTrail, "arn", trails],
    [8, contextObject, "arn", [object, `${bucket}/*`, bucket, "arn:aws:s3:::other/*"]],
    [4, "kms:EncryptionContextKeys", "string[]", ["aws:cloudtrail:arn", "aws:s3:arn", "aws:*"]],
    [4, "kms:ViaService", "string", ["s3.eu-central-1.amazonaws.com", "s3.*.amazonaws.com"]],
    [4, "kms:CallerAccount", "string", [account]],
    [2, "kms:KeySpec", "string", ["SYMMETRIC_DEFAULT", "RSA_2048"]],
    [2, "kms:KeyOrigin", "string", ["AWS_KMS", "EXTERNAL"]],
    [2, "kms:MultiRegion", "bool", []],
    [3, "kms:ResourceAliases", "string[]", ["alias/trail", "alias/*", "alias/other"]]],
};

/// What a type's keys may hold in a request, besides what the profile says.
export const samples = {
  string: [account, member, organization, "vpce-1a2b3c4d", "AES256", "aws:kms", "private", "a*b", "a*b", "a*b"],
  arn: [trail, key, object, `arn:aws:iam::${account}:role/admin`],
  bool: ["true", "false"],
  number: ["1.2", "1.3", "0", "-1", "3600", "1.20", "2"],
  date: ["2026-05-04T10:30:00Z", "2026-01-01T00:00:00Z", "2025-12-31T23:59:59Z", "2026-05-04"],
  address: ["10.1.2.3", "203.0.113.9", "2001:db8::5", "2001:db8:1::9"],
  bytes: ["QQ==", "QUI=", "QUJD"],
};
