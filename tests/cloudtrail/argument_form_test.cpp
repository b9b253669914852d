#include "cloudtrail/argument_form.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::argument_form_test {

namespace {

/// `pass`, `fail`, `unknown`, or `none` where nothing is judged.
std::string outcome_of(const std::optional<PlacedAnswer>& form) {
  if (!form) return "none";
  if (form->verdict == Verdict::Unknown) return "unknown";
  return form->verdict == Verdict::Holds ? "pass" : "fail";
}

SmallGraph with_neighbors() {
  SmallGraph small;
  small.add("aws_kms_key.k", R"({"key_id":"1"})");
  small.add("aws_s3_bucket.b", R"({"bucket":"logs"})");
  small.add("aws_iam_role.r", R"({"name":"writer"})");
  small.add("aws_cloudwatch_log_group.g", R"({"name":"audit"})");
  return small;
}

std::string form_with(const char* argument, const Value& value,
                      Language language = Language::Terraform) {
  SmallGraph small = with_neighbors();
  Resource& trail = small.add("aws_cloudtrail.t", "{}");
  trail.attributes.set(argument, value);
  trail.language = language;
  const ResourceGraph graph = small.build();
  return outcome_of(trail_argument_forms(graph, find_trails(graph).front()));
}

Value symbol(SymbolClass cls) {
  return Value::text(Text::of_symbol({.id = "x", .name = "x", .cls = cls}));
}

}  // namespace

TEST_CASE("each argument of a trail has its form", "[form]") {
  struct Case {
    const char* argument;
    const char* value;
    const char* outcome;
  };
  const auto c = GENERATE(values<Case>({
      {"kms_key_id", "arn:aws:kms:eu-west-1:111122223333:key/1", "pass"},
      {"kms_key_id", "arn:aws:kms:eu-west-1:111122223333:alias/logs", "pass"},
      {"kms_key_id", "1234abcd-12ab-34cd-56ef-1234567890ab", "fail"},
      {"kms_key_id", "alias/logs", "fail"},
      {"s3_bucket_name", "logs", "pass"},
      {"s3_bucket_name", "arn:aws:s3:::logs", "fail"},
      {"cloud_watch_logs_group_arn",
       "arn:aws:logs:eu-west-1:111122223333:log-group:audit:*", "pass"},
      {"cloud_watch_logs_group_arn",
       "arn:aws:logs:eu-west-1:111122223333:log-group:audit", "fail"},
      {"cloud_watch_logs_group_arn", "audit", "fail"},
      {"cloud_watch_logs_role_arn", "arn:aws:iam::111122223333:role/writer", "pass"},
      {"cloud_watch_logs_role_arn", "writer", "fail"},
      {"cloud_watch_logs_role_arn", "", "none"},
  }));
  CAPTURE(c.argument, c.value);
  CHECK(form_with(c.argument, Value::text(c.value)) == c.outcome);
}

TEST_CASE("a value that may be anything is not judged", "[form]") {
  for (const char* argument :
       {"kms_key_id", "s3_bucket_name", "cloud_watch_logs_group_arn",
        "cloud_watch_logs_role_arn"}) {
    CAPTURE(argument);
    CHECK(form_with(argument, symbol(SymbolClass::Anything)) == "none");
    CHECK(form_with(argument, known_later({"var.x"})) == "none");
  }
  CHECK(form_with("kms_key_id", symbol(SymbolClass::KeyId)) == "fail");
  CHECK(form_with("s3_bucket_name", symbol(SymbolClass::Name)) == "pass");
}

TEST_CASE("an attribute of another form leaves it open what is made of it", "[form]") {
  struct Case {
    const char* argument;
    const char* origin;
    const char* outcome;
  };
  const auto c = GENERATE(values<Case>({
      {"kms_key_id", "aws_kms_key.k.arn", "pass"},
      {"kms_key_id", "aws_kms_key.k.key_id", "unknown"},
      {"kms_key_id", "aws_kms_key.k.id", "unknown"},
      {"s3_bucket_name", "aws_s3_bucket.b.arn", "unknown"},
      {"s3_bucket_name", "aws_s3_bucket.elsewhere.arn", "none"},
      {"cloud_watch_logs_role_arn", "aws_iam_role.r.name", "unknown"},
  }));
  CAPTURE(c.argument, c.origin);
  CHECK(form_with(c.argument, known_later({c.origin})) == c.outcome);
}

TEST_CASE("a log group's ARN may end with its wildcard where its end is open", "[form]") {
  const Text rest =
      Text::of_symbol({.id = "x", .name = "x", .cls = SymbolClass::Anything});
  const Text arn = Text("arn:aws:logs:eu-west-1:111122223333:log-group:") + rest;
  CHECK(form_with("cloud_watch_logs_group_arn", Value::text(arn)) == "unknown");
  CHECK(form_with("cloud_watch_logs_group_arn", Value::text(arn + Text(":*"))) == "pass");
}

TEST_CASE("a template's trail takes a key in any form", "[form]") {
  CHECK(form_with("KMSKeyId", Value::text("alias/logs"), Language::CloudFormation) ==
        "none");
  CHECK(form_with("S3BucketName", Value::text("arn:aws:s3:::logs"),
                  Language::CloudFormation) == "fail");
}

TEST_CASE("a log group takes its key by ARN only", "[form]") {
  struct Case {
    Value key;
    const char* outcome;
  };
  const auto c = GENERATE(values<Case>({
      {Value::text("arn:aws:kms:eu-west-1:111122223333:key/1"), "pass"},
      {Value::text("1"), "fail"},
      {Value::text("alias/logs"), "fail"},
      {symbol(SymbolClass::KeyId), "fail"},
      {symbol(SymbolClass::Anything), "none"},
      {known_later({"aws_kms_key.k.key_id"}), "unknown"},
      {Value(), "none"},
  }));
  CAPTURE(c.key.display());
  SmallGraph small = with_neighbors();
  Resource& group = small.add("aws_cloudwatch_log_group.keyed", R"({"name":"keyed"})");
  if (!c.key.is_absent()) group.attributes.set("kms_key_id", c.key);
  const ResourceGraph graph = small.build();
  CHECK(outcome_of(log_group_key_form(graph, find_log_groups(graph).back())) ==
        c.outcome);
}

TEST_CASE("two wrong arguments are both told", "[form]") {
  SmallGraph small;
  Resource& trail = small.add("aws_cloudtrail.t", R"({"s3_bucket_name":"Logs"})");
  trail.attributes.set("kms_key_id", Value::text("alias/logs"));
  const ResourceGraph graph = small.build();
  const auto form = trail_argument_forms(graph, find_trails(graph).front());
  REQUIRE(form.has_value());
  REQUIRE(form->why.size() == 2);
  CHECK(form->why[1].note ==
        "`kms_key_id` of `aws_cloudtrail.t` is `alias/logs`, the key's ARN is expected");
}

}  // namespace trailseal::cloudtrail::argument_form_test
