#include <nlohmann/json.hpp>

#include "report/sample.hpp"
#include "report/writers.hpp"
#include "support/catch.hpp"

namespace trailseal::report::json_writer_test {
namespace {

using Json = nlohmann::ordered_json;

nlohmann::ordered_json json_of(const Report& report) {
  return nlohmann::ordered_json::parse(written(report, &write_json));
}

TEST_CASE("the JSON report is the contract, field by field", "[json]") {
  CHECK(written(sample_report(), &write_json) == R"json({
  "schema": "trailseal.report/1",
  "tool": {
    "name": "trailseal",
    "version": "0.1.0"
  },
  "standard": "sse-kms-cmk",
  "inputs": [
    {
      "path": "plan.json",
      "kind": "terraform-plan",
      "sources": null
    }
  ],
  "configuration": null,
  "trails": [
    {
      "address": "aws_cloudtrail.main",
      "input": "plan.json",
      "name": "main",
      "organization": false,
      "multi_region": true,
      "bucket": {
        "address": "aws_s3_bucket.logs",
        "name": "acme-logs",
        "prefix": null
      },
      "key": {
        "address": "aws_kms_key.logs"
      },
      "log_encryption": {
        "algorithm": "aws:kms",
        "key": "aws_kms_key.logs"
      },
      "delivery": "denied",
      "scenario": null
    }
  ],
  "results": [
    {
      "rule": "key-policy-allows-describe",
      "code": "TS302",
      "severity": "low",
      "outcome": "pass",
      "trail": "aws_cloudtrail.main",
      "resource": "aws_s3_bucket_policy.logs",
      "message": "a message of TS302",
      "why": [],
      "location": {
        "path": "plan.json",
        "line": null,
        "column": null,
        "address": "aws_s3_bucket_policy.logs",
        "pointer": "/resource_changes/7/change/after/policy"
      },
      "scenario": null,
      "fingerprint": "0123456789abcdef-TS302"
    },
    {
      "rule": "bucket-policy-allows-write",
      "code": "TS304",
      "severity": "high",
      "outcome": "fail",
      "trail": "aws_cloudtrail.main",
      "resource": "aws_s3_bucket_policy.logs",
      "message": "a message of TS304",
      "why": [
        "statement `Write`: resource `b/AWSLogs/*` does not cover `b/x/AWSLogs`"
      ],
      "location": {
        "path": "plan.json",
        "line": null,
        "column": null,
        "address": "aws_s3_bucket_policy.logs",
        "pointer": "/resource_changes/7/change/after/policy"
      },
      "scenario": null,
      "fix": {
        "text": "Write it in Terraform.\nmore of it",
        "patch": null,
        "proven": false
      },
      "fingerprint": "0123456789abcdef-TS304"
    },
    {
      "rule": "trail-waits-for-policies",
      "code": "TS306",
      "severity": "medium",
      "outcome": "unknown",
      "trail": "aws_cloudtrail.main",
      "resource": "aws_s3_bucket_policy.logs",
      "message": "a message of TS306",
      "why": [],
      "help": "give the plan that holds it",
      "location": {
        "path": "plan.json",
        "line": null,
        "column": null,
        "address": "aws_s3_bucket_policy.logs",
        "pointer": "/resource_changes/7/change/after/policy"
      },
      "scenario": null,
      "fingerprint": "0123456789abcdef-TS306"
    }
  ],
  "diagnostics": [],
  "summary": {
    "trails": 1,
    "pass": 1,
    "fail": 1,
    "unknown": 1,
    "waived": 0
  }
}
)json");
}

TEST_CASE("a report without anything in it has every field", "[json]") {
  const auto json = json_of({});
  CHECK(json["inputs"].is_array());
  CHECK(json["trails"].is_array());
  CHECK(json["results"].is_array());
  CHECK(json["diagnostics"].is_array());
  CHECK(json["summary"]["trails"] == 0);
}

TEST_CASE("the key of a trail is null, an address, or an ARN from elsewhere", "[json]") {
  Report report = sample_report();
  auto& key = report.trails[0].key;
  key = {};
  CHECK(json_of(report)["trails"][0]["key"].is_null());

  key.set = true;
  key.arn = Value::text("arn:aws:kms:eu-central-1:111122223333:key/k");
  auto json = json_of(report)["trails"][0]["key"];
  CHECK(json["address"].is_null());
  CHECK(json["arn"] == "arn:aws:kms:eu-central-1:111122223333:key/k");

  key = {.unknown = true, .arn = Value::unknown({.reason = "known after apply"})};
  json = json_of(report)["trails"][0]["key"];
  REQUIRE(json.is_object());
  CHECK(json["address"].is_null());
  CHECK(json["arn"].is_null());
}

TEST_CASE("what is not wholly known, or sensitive, is null and not half shown",
          "[json]") {
  Report report = sample_report();
  Text half("acme-");
  half.append(Text::of_symbol({.id = "account", .name = "account"}));
  auto& trail = report.trails[0];
  trail.bucket.name = Value::text(half);
  trail.bucket.address.clear();
  trail.name = Value::text(Text("secret-name").as_sensitive());
  trail.organization = Value::unknown({.reason = "known after apply"});
  trail.log_encryption = {};
  const auto json = json_of(report)["trails"][0];
  CHECK(json["bucket"]["name"].is_null());
  CHECK(json["bucket"]["address"].is_null());
  CHECK(json["name"].is_null());
  CHECK(json["organization"].is_null());
  CHECK(json["log_encryption"]["algorithm"].is_null());
  CHECK(json["log_encryption"]["key"].is_null());
}

TEST_CASE("a diagnostic has a location only where there is one", "[json]") {
  Report report;
  report.diagnostics = {
      {.error = {.message = "m", .help = "h", .path = "a.json", .line = 3, .column = 9}},
      {.level = Diagnostic::Level::Warning, .error = {.message = "n"}}};
  const auto json = json_of(report)["diagnostics"];
  CHECK(json[0].dump() == R"({"level":"error","message":"m","help":"h",)"
                          R"("location":{"path":"a.json","line":3,"column":9}})");
  CHECK(json[1].dump() == R"({"level":"warning","message":"n","location":{}})");
}

TEST_CASE("bytes that are not UTF-8 do not break the JSON report", "[json]") {
  Report report = sample_report();
  report.results[0].message = "name \xff\xfe of a bucket";
  CHECK(json_of(report)["results"][0]["message"].get<std::string>().starts_with("name "));
}

TEST_CASE("a finding has its fix, proven or not", "[json]") {
  const Json advice = json_of(sample_report())["results"];
  CHECK_FALSE(advice[0].contains("fix"));
  CHECK(advice[1]["fix"] == Json{{"text", "Write it in Terraform.\nmore of it"},
                                 {"patch", nullptr},
                                 {"proven", false}});
  const Json fix = json_of(sample_report_with_fix())["results"][1]["fix"];
  CHECK(fix["proven"] == true);
  CHECK(fix["patch"] == sample_fix().patch);
  CHECK(fix["files"] == Json::parse(R"([{"path": "main.tf", "new": false,
                         "changes": [{"line": 7, "removed": 1, "lines": "new\n"}]}])"));
  CHECK(fix["proves"]["codes"] == Json::array({"TS303", "TS304"}));
  CHECK(fix["proves"]["unchanged"] == 1);
  CHECK_FALSE(fix.contains("block"));
  const Json loose = json_of(sample_report_with_block())["results"][1]["fix"];
  CHECK(loose["patch"] == nullptr);
  CHECK(loose["block"]["language"] == "hcl");
  CHECK(loose["block"]["reason"] == "the plan was read without its sources");
}

}  // namespace
}  // namespace trailseal::report::json_writer_test
