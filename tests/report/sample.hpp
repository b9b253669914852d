// A report made by hand: one trail that cannot deliver, with a failing, an unknown and
// a passing result.
#pragma once

#include <sstream>
#include <string>

#include "report/report.hpp"
#include "report/writers.hpp"

namespace trailseal::report {

inline const rule::Rule& sample_rule(const std::string& code) {
  const auto make = [](std::string id, std::string rule_code, rule::Severity severity) {
    rule::Rule rule;
    rule.id = std::move(id);
    rule.code = std::move(rule_code);
    rule.title = "a title of " + rule.id;
    rule.finding = "A fault of " + rule.id;
    rule.severity = severity;
    rule.since = "0.1";
    rule.controls = {{"security-hub", {"S3.17", "CloudTrail.2"}}};
    rule.what = "Reports trails.\n";
    rule.why = "Because of `this`.\n";
    rule.fix_terraform = rule::read_fix("Write it in Terraform.\nmore of it\n");
    rule.fix_cloudformation = rule::read_fix("Write it in CloudFormation.\n");
    rule.references = {"https://docs.aws.amazon.com/one"};
    return rule;
  };
  static const rule::Rule kWrite =
      make("bucket-policy-allows-write", "TS304", rule::Severity::High);
  static const rule::Rule kWaits =
      make("trail-waits-for-policies", "TS306", rule::Severity::Medium);
  static const rule::Rule kDescribe =
      make("key-policy-allows-describe", "TS302", rule::Severity::Low);
  return code == "TS304" ? kWrite : code == "TS306" ? kWaits : kDescribe;
}

inline engine::Result sample_result(const std::string& code, engine::Outcome outcome) {
  engine::Result result;
  result.rule = &sample_rule(code);
  result.outcome = outcome;
  result.trail = "aws_cloudtrail.main";
  result.resource = "aws_s3_bucket_policy.logs";
  result.message = "a message of " + code;
  result.place.address = "aws_s3_bucket_policy.logs";
  result.place.pointer = "/resource_changes/7/change/after/policy";
  result.fingerprint = "0123456789abcdef-" + code;
  return result;
}

inline cloudtrail::TrailSummary sample_trail() {
  cloudtrail::TrailSummary trail;
  trail.address = "aws_cloudtrail.main";
  trail.name = Value::text("main");
  trail.organization = Value::boolean(false);
  trail.multi_region = Value::boolean(true);
  trail.bucket.address = "aws_s3_bucket.logs";
  trail.bucket.name = Value::text("acme-logs");
  trail.bucket.prefix = Value::null();
  trail.key.set = true;
  trail.key.address = "aws_kms_key.logs";
  trail.log_encryption.algorithm = "aws:kms";
  trail.log_encryption.key = "aws_kms_key.logs";
  trail.delivery = Verdict::Fails;
  return trail;
}

/// "statement `Write`: resource `b/AWSLogs/*` does not cover `b/x/AWSLogs`".
inline Evidence sample_evidence() {
  Evidence evidence;
  evidence.kind = Evidence::Kind::Misses;
  evidence.sid = "Write";
  evidence.grounds = {{.element = Element::Resource,
                       .verdict = Verdict::Fails,
                       .wanted = {"b/AWSLogs/*"},
                       .given = {"b/x/AWSLogs"}}};
  return evidence;
}

inline Report sample_report() {
  Report report;
  report.standard = "sse-kms-cmk";
  report.inputs = {Input{.path = "plan.json", .kind = InputKind::TerraformPlan}};
  report.sources = {SourceText{.path = "plan.json"}};
  report.trails = {sample_trail()};
  engine::Result fail = sample_result("TS304", engine::Outcome::Fail);
  fail.why = {sample_evidence()};
  engine::Result unknown = sample_result("TS306", engine::Outcome::Unknown);
  unknown.missing.help = "give the plan that holds it";
  report.results = {sample_result("TS302", engine::Outcome::Pass), fail, unknown};
  report.rules = {&sample_rule("TS302"), &sample_rule("TS304"), &sample_rule("TS306")};
  return report;
}

/// A change of one line of `main.tf` that ends the finding.
inline ProvenFix sample_fix() {
  return {.text = "add `x/` to the resource of `Write`",
          .patch = "--- a/main.tf\n+++ b/main.tf\n@@ -7,1 +7,1 @@\n-old `a` <b>\n+new\n",
          .files = {{.path = "main.tf",
                     .changes = {{.first = 7, .removed = 1, .lines = "new\n"}}}},
          .ends = {"0123456789abcdef-TS304", "0123456789abcdef-TS303"},
          .codes = {"TS303", "TS304"},
          .unchanged = 1};
}

inline Report sample_report_with_fix() {
  Report report = sample_report();
  report.fixes.add(sample_fix());
  return report;
}

/// A change that stands in no file at hand.
inline Report sample_report_with_block() {
  ProvenFix fix = sample_fix();
  fix.patch.clear();
  fix.files.clear();
  fix.block = "statement {\n\tsid = \"Write\"\n}\n";
  fix.language = "hcl";
  fix.reason = "the plan was read without its sources";
  Report report = sample_report();
  report.fixes.add(std::move(fix));
  return report;
}

using Writer = void (*)(const Report&, std::ostream&);

inline std::string written(const Report& report, Writer writer) {
  std::ostringstream out;
  writer(report, out);
  return out.str();
}

inline std::string written_text(const Report& report, TextOptions options = {}) {
  std::ostringstream out;
  write_text(report, options, out);
  return out.str();
}

}  // namespace trailseal::report
