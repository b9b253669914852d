#include "report/sample.hpp"
#include "support/catch.hpp"

namespace trailseal::report::text_writer_test {
namespace {

using engine::Outcome;

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Report clean_report() {
  Report report = sample_report();
  report.trails[0].delivery = Verdict::Holds;
  report.results = {sample_result("TS302", Outcome::Pass),
                    sample_result("TS304", Outcome::Pass)};
  return report;
}

TEST_CASE("a failing trail is told from the outcome to the fix", "[text]") {
  CHECK(written_text(sample_report()) ==
        R"(The trail delivers no log files

FAIL  aws_cloudtrail.main (plan.json)
      bucket      aws_s3_bucket.logs (`acme-logs`)
      key         aws_kms_key.logs
      delivery    denied: no log file will arrive
      log files   would be aws:kms, key aws_kms_key.logs

  high    TS304  a message of TS304
          - statement `Write`:
            covers   b/AWSLogs/*
            request  b/x/AWSLogs
                       ^
          at plan.json aws_s3_bucket_policy.logs /resource_changes/7/change/after/policy
          fix: Write it in Terraform. more of it

  unknown  TS306
           a message of TS306
           to decide: give the plan that holds it

  1 passed

1 trail: 1 finding (1 high), 1 unknown, 1 passed
)");
}

TEST_CASE("a trail that is all right takes one line", "[text]") {
  CHECK(written_text(clean_report(), {.width = 120}) ==
        R"(The trail delivers log files encrypted with a customer managed KMS key

ok    aws_cloudtrail.main: delivers to aws_s3_bucket.logs (`acme-logs`); log files: aws:kms, key aws_kms_key.logs

1 trail: 2 passed
)");
}

TEST_CASE("another name of a trail stands beside its address", "[text]") {
  Report report = sample_report();
  report.trails[0].label = "Stack/Audit/Resource";
  CHECK(contains(written_text(report),
                 "\nFAIL  aws_cloudtrail.main Stack/Audit/Resource (plan.json)\n"));
}

TEST_CASE("a trail is no short line while its delivery is open", "[text]") {
  Report report = clean_report();
  report.trails[0].delivery = Verdict::Unknown;
  CHECK(contains(written_text(report), "delivery    unknown"));
}

TEST_CASE("what policies allow is not said to arrive where AWS was asked", "[text]") {
  Report report = clean_report();
  report.inputs[0].kind = InputKind::AwsExport;
  report.results.push_back(sample_result("TS304", Outcome::Fail));
  CHECK(contains(written_text(report), "delivery    allowed by the policies\n"));
}

TEST_CASE("the line of a template is shown with a mark", "[text]") {
  Report report = sample_report();
  report.inputs[0] = {.path = "t.yaml", .kind = InputKind::CloudFormation};
  report.sources[0].text = "Resources:\n  Policy:\n    Resource: b/*\n";
  report.results[1].place.position = {.line = 3, .column = 15};
  const std::string text = written_text(report);
  CHECK(contains(text,
                 "at t.yaml:3:15 aws_s3_bucket_policy.logs\n"
                 "             3 | Resource: b/*\n"
                 "               |           ^~~\n"
                 "          fix: Write it in CloudFormation.\n"));
}

TEST_CASE("the most severe finding comes first", "[text]") {
  Report report = sample_report();
  report.results = {sample_result("TS302", Outcome::Fail),
                    sample_result("TS304", Outcome::Fail),
                    sample_result("TS306", Outcome::Fail)};
  const std::string text = written_text(report);
  CHECK(text.find("TS304") < text.find("TS306"));
  CHECK(text.find("TS306") < text.find("TS302"));
  CHECK(contains(text, "3 findings (1 high, 1 medium, 1 low)"));
}

TEST_CASE("findings below --fail-on are told once for all trails", "[text]") {
  Report report = sample_report();
  report.trails.push_back(report.trails[0]);
  report.trails[1].address = "aws_cloudtrail.second";
  report.results = {sample_result("TS302", Outcome::Fail),
                    sample_result("TS302", Outcome::Fail)};
  report.results[1].trail = "aws_cloudtrail.second";
  report.results[1].resource = "aws_kms_key.second";
  CHECK(
      contains(written_text(report),
               "2 findings below `--fail-on medium` (-v: in full)\n"
               "  low     TS302  A fault of key-policy-allows-describe: 2 resources\n"));
  CHECK(contains(written_text(report, {.detail = Detail::Verbose}),
                 "  low     TS302  a message of TS302\n"));
}

TEST_CASE("a long module is told once for each trail", "[text]") {
  const std::string module = "module.platform_audit[\"payments\"]";
  Report report = sample_report();
  report.trails[0].address = module + ".aws_cloudtrail.main";
  report.trails[0].bucket.address = module + ".aws_s3_bucket.logs";
  report.trails[0].key.address = "module.platform_keys[\"payments\"].aws_kms_key.logs";
  for (engine::Result& result : report.results) result.trail = report.trails[0].address;
  report.results[1].message = "the policy of `" + module + ".aws_s3_bucket.logs` denies";
  const std::string text = written_text(report);
  CHECK(contains(text, "FAIL  " + module + ".aws_cloudtrail.main (plan.json)\n"));
  CHECK(contains(text, "bucket      aws_s3_bucket.logs (`acme-logs`)\n"));
  CHECK(
      contains(text, "key         module.platform_keys[\"payments\"].aws_kms_key.logs"));
  CHECK(contains(text, "module      " + module + ", left out of the addresses\n"));
  CHECK(contains(text, "TS304  the policy of `aws_s3_bucket.logs` denies\n"));
}

TEST_CASE("environments have an overview, and one condition is compared once", "[text]") {
  Report report = sample_report();
  report.trails.push_back(report.trails[0]);
  report.trails[0].scenario = {{kEnvironmentParameter, "env/dev.tfvars"}};
  report.trails[1].scenario = {{kEnvironmentParameter, "env/prod.tfvars"}};
  report.trails[1].delivery = Verdict::Holds;
  Evidence other = sample_evidence();
  other.grounds[0].wanted = {"c/AWSLogs/*"};
  report.results[1].why.push_back(other);
  report.results[1].scenario = report.trails[0].scenario;
  const std::string text = written_text(report);
  CHECK(contains(text,
                 "by environment\n"
                 "  env/dev.tfvars: 1 trail, 1 delivers nothing; 1 finding\n"
                 "  env/prod.tfvars: 1 trail, 1 delivers as required\n"));
  CHECK(contains(text, "a message of TS304, in environment `env/dev.tfvars`\n"));
  CHECK(contains(text, "- 1 more comparison of the same condition (-v: all)\n"));
  CHECK_FALSE(contains(text, "c/AWSLogs/*"));
}

TEST_CASE("a quiet run is not silent about a delivery that is not decided", "[text]") {
  Report report = clean_report();
  CHECK(written_text(report, {.detail = Detail::Quiet}).empty());
  report.trails[0].delivery = Verdict::Unknown;
  CHECK(written_text(report, {.detail = Detail::Quiet})
            .starts_with("It cannot be decided whether the trail delivers log files"));
}

TEST_CASE("what several rules wait for is said once", "[text]") {
  Report report = sample_report();
  report.results.clear();
  for (const char* code : {"TS302", "TS304", "TS306"}) {
    engine::Result result = sample_result(code, Outcome::Unknown);
    result.missing.what = "the key is in another plan";
    result.missing.help = "give that plan too";
    report.results.push_back(result);
  }
  const std::string text = written_text(report);
  CHECK(contains(text,
                 "unknown  TS302, TS304, TS306\n"
                 "           the key is in another plan\n"
                 "           to decide: give that plan too\n"));
  CHECK(text.find("the key is in another plan") == text.rfind("the key is in another"));
}

TEST_CASE("one cause in two wordings is one cause", "[text]") {
  Report report = sample_report();
  report.results = {sample_result("TS302", Outcome::Unknown),
                    sample_result("TS304", Outcome::Unknown)};
  report.results[0].missing = {.what = "the policy is not known: the key is elsewhere",
                               .cause = "the key is elsewhere"};
  report.results[0].why = {report.results[0].missing.what};
  report.results[1].missing.what = "the key is elsewhere";
  const std::string text = written_text(report);
  CHECK(contains(text,
                 "unknown  TS302, TS304\n"
                 "           the key is elsewhere\n\n"));
}

TEST_CASE("a fix with a snippet says where the snippet is", "[text]") {
  rule::Rule rule = sample_rule("TS304");
  rule.fix_terraform = rule::read_fix("Allow the write:\n\n```hcl\nstatement {}\n```\n");
  Report report = sample_report();
  report.results[1].rule = &rule;
  CHECK(contains(written_text(report),
                 "fix: Allow the write (`trailseal rules TS304` shows how)\n"));
}

TEST_CASE("an input without a trail is said to have none", "[text]") {
  Report report = sample_report();
  report.trails.clear();
  report.results.clear();
  CHECK(written_text(report) == "no trail in plan.json: nothing to check\n");
  report.inputs.push_back({.path = "b.json"});
  CHECK(written_text(report) == "no trail in 2 inputs: nothing to check\n");
}

TEST_CASE("findings below the threshold are said not to count", "[text]") {
  Report report = sample_report();
  report.results = {sample_result("TS302", Outcome::Fail)};
  CHECK(contains(written_text(report), "1 finding (1 low), none at or above medium\n"));
}

TEST_CASE("two inputs may have a trail of the same address", "[text]") {
  Report report = sample_report();
  report.inputs.push_back({.path = "second.json"});
  report.sources.emplace_back();
  report.trails.push_back(sample_trail());
  report.trails[1].input = 1;
  report.trails[1].delivery = Verdict::Holds;
  report.results.push_back(sample_result("TS304", Outcome::Pass));
  report.results.back().input = 1;
  const std::string text = written_text(report);
  CHECK(contains(text, "FAIL  aws_cloudtrail.main (plan.json)"));
  CHECK(contains(text, "ok    aws_cloudtrail.main (second.json): delivers"));
}

TEST_CASE("text is colored only when asked for", "[text]") {
  CHECK_FALSE(contains(written_text(sample_report()), "\x1b"));
  CHECK(contains(written_text(sample_report(), {.color = true}), "\x1b[1;31mFAIL"));
}

TEST_CASE("no line of prose is wider than the terminal", "[text]") {
  Report report = sample_report();
  report.results[1].message =
      "word after word after word after word after word after "
      "word after word after word after word after word";
  report.results[1].place.pointer.clear();
  std::istringstream lines(written_text(report, {.width = 60}));
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    CHECK(line.size() <= 60);
  }
}

TEST_CASE("control characters of an input do not reach the terminal", "[text]") {
  Report report = sample_report();
  report.results[1].message = "a \x1b]0;title\x07 b";
  report.trails[0].address = "x\x1b[2J";
  report.results[1].trail = report.trails[0].address;
  CHECK_FALSE(contains(written_text(report), "\x1b"));
}

}  // namespace
}  // namespace trailseal::report::text_writer_test
