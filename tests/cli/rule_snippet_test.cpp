// The snippets of rules that have a fix for each cause, put where they belong: a policy with
// just that mistake fails the rule with just that advice, and passes it with the snippet.
#include <nlohmann/json.hpp>

#include "rule/catalogue.hpp"
#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::rule_snippet_test {
namespace {

using rule::Cause;

/// What the statement for a rule's request is made of.
struct Statement {
  const char* code;
  bool of_key;
  const char* action;
  const char* misspelled;
  const char* terraform;       ///< the resource
  const char* cloudformation;  ///< the resource
};

constexpr std::array kStatements{
    Statement{"TS303", false, "s3:GetBucketAcl", "s3:GetBuckettAcl",
              "arn:aws:s3:::${local.bucket}", "!GetAtt Logs.Arn"},
    Statement{
        "TS304", false, "s3:PutObject", "s3:PutObjects",
        "arn:aws:s3:::${local.bucket}/${local.prefix}/AWSLogs/${local.account_id}/*",
        "!Sub ${Logs.Arn}/${Prefix}/AWSLogs/${AWS::AccountId}/*"},
    Statement{"TS301", true, "kms:GenerateDataKey*", "kms:GenerateDatKey", "*", "'*'"},
    Statement{"TS302", true, "kms:DescribeKey", "kms:DescribeKeys", "*", "'*'"},
};

const Statement& statement_of(const std::string& code) {
  const auto* const found =
      std::find_if(kStatements.begin(), kStatements.end(),
                   [&](const Statement& row) { return row.code == code; });
  INFO("a row for " << code << " is wanted in kStatements");
  REQUIRE(found != kStatements.end());
  return *found;
}

/// The code of the one fenced block.
std::string snippet_of(const rule::Fix& fix) {
  const std::size_t open = fix.text.find("```");
  const std::size_t begin = fix.text.find('\n', open) + 1;
  const std::size_t end = fix.text.find("```", begin);
  REQUIRE(end != std::string::npos);
  return fix.text.substr(begin, end - begin);
}

std::string indented(const std::string& text, std::size_t by) {
  std::string out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    out += (line.empty() ? "" : std::string(by, ' ')) + line + "\n";
  }
  return out;
}

/// The parts of a statement, right or with one mistake; a part that `snippet` replaces is
/// left out.
struct Parts {
  Cause wrong = Cause::Other;
  std::string snippet{};

  bool replaces(Cause part) const { return part == wrong && !snippet.empty(); }
  std::string pick(Cause part, const std::string& right,
                   const std::string& mistake) const {
    if (replaces(part)) return "";
    return part == wrong ? mistake : right;
  }
};

std::string terraform_statement(const Statement& row, const Parts& parts) {
  const std::string text =
      parts.pick(Cause::Action, "actions = [\"" + std::string(row.action) + "\"]\n",
                 "actions = [\"" + std::string(row.misspelled) + "\"]\n") +
      parts.pick(Cause::Resource,
                 "resources = [\"" + std::string(row.terraform) + "\"]\n",
                 "resources = [\"arn:aws:s3:::${local.bucket}/elsewhere/*\"]\n") +
      parts.pick(Cause::Principal,
                 "principals {\n  type = \"Service\"\n"
                 "  identifiers = [\"cloudtrail.amazonaws.com\"]\n}\n",
                 "principals {\n  type = \"Service\"\n"
                 "  identifiers = [\"delivery.logs.amazonaws.com\"]\n}\n") +
      parts.pick(
          Cause::Condition, "",
          "condition {\n  test = \"StringEquals\"\n  variable = "
          "\"kms:EncryptionContext:aws:cloudtrail:arn\"\n  values = [\"other\"]\n}\n");
  return "statement {\n" + indented(text + parts.snippet, 2) + "}\n";
}

std::string cloudformation_statement(const Statement& row, const Parts& parts) {
  const std::string text =
      "Effect: Allow\n" +
      parts.pick(Cause::Action, "Action: " + std::string(row.action) + "\n",
                 "Action: " + std::string(row.misspelled) + "\n") +
      parts.pick(Cause::Resource, "Resource: " + std::string(row.cloudformation) + "\n",
                 "Resource: !Sub ${Logs.Arn}/elsewhere/*\n") +
      parts.pick(Cause::Principal, "Principal: { Service: cloudtrail.amazonaws.com }\n",
                 "Principal: { Service: delivery.logs.amazonaws.com }\n") +
      parts.pick(Cause::Condition, "",
                 "Condition: { StringEquals: { "
                 "\"kms:EncryptionContext:aws:cloudtrail:arn\": other } }\n");
  return "- Sid: CloudTrail\n" + indented(text + parts.snippet, 2);
}

std::string terraform_deny(const Statement& row, const std::string& snippet) {
  return "statement {\n  effect = \"Deny\"\n  actions = [\"" + std::string(row.action) +
         "\"]\n  resources = [\"" + row.terraform +
         "\"]\n  principals {\n    type = \"*\"\n    identifiers = [\"*\"]\n  }\n" +
         indented(snippet, 2) + "}\n";
}

std::string cloudformation_deny(const Statement& row, const std::string& snippet) {
  return "- Effect: Deny\n  Principal: \"*\"\n  Action: " + std::string(row.action) +
         "\n  Resource: " + row.cloudformation + "\n" + indented(snippet, 2);
}

/// Is the snippet statements of its own, or whole resources?
bool is_statement(const std::string& snippet) {
  return snippet.starts_with("statement {") || snippet.starts_with("- Sid:");
}
bool is_resource(const std::string& snippet) {
  return snippet.starts_with("data ") ||
         snippet.find("\n  Type: AWS::") != std::string::npos;
}

/// The statements of a policy that has this mistake, and the snippet in its place.
template <typename Whole, typename Deny>
std::string statements_of(const Statement& row, Cause cause, const std::string& snippet,
                          const Whole& whole, const Deny& deny) {
  switch (cause) {
    case Cause::Other:
    case Cause::NoStatement:
    case Cause::NoPolicy:
      return snippet;
    case Cause::OrganizationPath:
      return whole(row, Parts{}) + snippet;
    case Cause::Deny:
      return whole(row, Parts{}) + deny(row, snippet);
    default:
      break;
  }
  if (!is_statement(snippet)) return whole(row, Parts{cause, snippet});
  return whole(row, Parts{cause}) + snippet;
}

std::string terraform_of(const Statement& row, Cause cause, const std::string& snippet) {
  const bool top = is_resource(snippet);
  const bool none = cause == Cause::NoPolicy;
  const std::string statements =
      none ? "" : statements_of(row, cause, snippet, terraform_statement, terraform_deny);
  const std::string administration =
      "statement {\n  actions = [\"kms:*\"]\n  resources = [\"*\"]\n  principals {\n"
      "    type = \"AWS\"\n    identifiers = [\"arn:aws:iam::${local.account_id}:root\"]\n"
      "  }\n}\n";
  std::string text =
      "provider \"aws\" {\n  region = local.region\n}\n"
      "locals {\n  account_id = \"111122223333\"\n  region = \"eu-central-1\"\n"
      "  bucket = \"acme-trail-logs\"\n  prefix = \"audit\"\n"
      "  organization_id = \"o-a1b2c3d4e5\"\n}\n"
      "resource \"aws_s3_bucket\" \"logs\" {\n  bucket = local.bucket\n}\n"
      "resource \"aws_kms_key\" \"logs\" {}\n"
      "resource \"aws_cloudtrail\" \"main\" {\n  name = \"main\"\n"
      "  s3_bucket_name = aws_s3_bucket.logs.id\n  s3_key_prefix = local.prefix\n"
      "  kms_key_id = aws_kms_key.logs.arn\n  is_organization_trail = " +
      std::string(cause == Cause::OrganizationPath ? "true" : "false") + "\n}\n";
  if (top) text += snippet;
  if (none) return text;
  const std::string name = row.of_key ? "key" : "logs";
  text += "data \"aws_iam_policy_document\" \"" + name + "\" {\n" +
          indented((row.of_key ? administration : "") + statements, 2) + "}\n";
  return text + (row.of_key ? "resource \"aws_kms_key_policy\" \"logs\" {\n"
                              "  key_id = aws_kms_key.logs.id\n"
                              "  policy = data.aws_iam_policy_document.key.json\n}\n"
                            : "resource \"aws_s3_bucket_policy\" \"logs\" {\n"
                              "  bucket = aws_s3_bucket.logs.id\n"
                              "  policy = data.aws_iam_policy_document.logs.json\n}\n");
}

std::string cloudformation_of(const Statement& row, Cause cause,
                              const std::string& snippet) {
  const bool none = cause == Cause::NoPolicy;
  const std::string statements =
      none ? ""
           : statements_of(row, cause, snippet, cloudformation_statement,
                           cloudformation_deny);
  const std::string administration =
      "- Effect: Allow\n  Principal: { AWS: !Sub \"arn:aws:iam::${AWS::AccountId}:root\" }\n"
      "  Action: kms:*\n  Resource: \"*\"\n";
  std::string text =
      "Parameters:\n  Prefix: { Type: String, Default: audit }\n"
      "  OrganizationId: { Type: String, Default: o-a1b2c3d4e5 }\nResources:\n"
      "  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: acme-trail-logs } }\n"
      "  Trail:\n    Type: AWS::CloudTrail::Trail\n    Properties:\n      TrailName: main\n"
      "      IsLogging: true\n      S3BucketName: !Ref Logs\n      S3KeyPrefix: !Ref Prefix\n"
      "      KMSKeyId: !GetAtt LogKey.Arn\n      IsOrganizationTrail: " +
      std::string(cause == Cause::OrganizationPath ? "true" : "false") + "\n";
  const bool own_key = none && row.of_key && !snippet.empty();
  if (none) text += indented(snippet, 2);
  if (!own_key && (none || !row.of_key)) text += "  LogKey: { Type: AWS::KMS::Key }\n";
  if (none) return text;
  const std::string head =
      row.of_key
          ? "  LogKey:\n    Type: AWS::KMS::Key\n    Properties:\n      KeyPolicy:\n"
          : "  LogsPolicy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n"
            "      Bucket: !Ref Logs\n      PolicyDocument:\n";
  return text + head + "        Version: \"2012-10-17\"\n        Statement:\n" +
         indented((row.of_key ? administration : "") +
                      (statements.empty() ? "- Effect: Allow\n  Principal: { AWS: "
                                            "\"arn:aws:iam::111122223333:root\" }\n"
                                            "  Action: s3:ListBucket\n"
                                            "  Resource: !GetAtt Logs.Arn\n"
                                          : statements),
                  10);
}

/// What the rule says of this text: the result of the report.
nlohmann::json judged(const std::string& code, const std::string& file,
                      const std::string& text) {
  const Scratch scratch;
  scratch.write(file, text);
  const Run run =
      run_command({"check", file, "--select", code, "--format", "json", "--no-config",
                   "--account", "111122223333", "--region", "eu-central-1", "--org-id",
                   "o-a1b2c3d4e5", "--management-account", "111122223333"});
  CAPTURE(text, run.err, run.out);
  const auto report = nlohmann::json::parse(run.out);
  REQUIRE(report["results"].size() == 1);
  return report["results"][0];
}

using Frame = std::string (*)(const Statement&, Cause, const std::string&);

void check_snippet(const rule::Rule& rule, Cause cause, const rule::Fix& fix,
                   const std::string& file, Frame frame) {
  const Statement& row = statement_of(rule.code);
  const std::string snippet = snippet_of(fix);
  const std::string wrong = frame(row, cause, "");
  const std::string right = frame(row, cause, snippet);
  CAPTURE(rule.code, fix.advice, file, wrong, right);
  const auto before = judged(rule.code, file, wrong);
  CHECK(before["outcome"] == "fail");
  if (cause != Cause::Other) {
    const std::string text = before["fix"]["text"];
    CHECK((before["fix"]["proven"] == true || text.starts_with(fix.advice)));
  }
  CHECK(judged(rule.code, file, right)["outcome"] == "pass");
}

TEST_CASE("each snippet of a cause ends what it is for", "[rule_snippet]") {
  for (const rule::Rule& rule : rule::builtin_rules()) {
    if (rule.causes.empty()) continue;
    check_snippet(rule, Cause::Other, rule.fix_terraform, "main.tf", terraform_of);
    check_snippet(rule, Cause::Other, rule.fix_cloudformation, "t.yaml",
                  cloudformation_of);
    for (const rule::CauseFix& fix : rule.causes) {
      check_snippet(rule, fix.cause, fix.terraform, "main.tf", terraform_of);
      check_snippet(rule, fix.cause, fix.cloudformation, "t.yaml", cloudformation_of);
    }
  }
}

}  // namespace
}  // namespace trailseal::cli::rule_snippet_test
