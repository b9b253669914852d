#include "run/read_extent.hpp"

#include "support/catch.hpp"

namespace trailseal::run::read_extent_test {
namespace {

using Kind = rule::Condition::Kind;

rule::Condition test(const char* fact, bool expected) {
  return {.kind = Kind::Test,
          .fact = fact,
          .op = "equals",
          .argument = Value::boolean(expected)};
}

rule::Condition all(std::vector<rule::Condition> parts) {
  return {.kind = Kind::All, .parts = std::move(parts)};
}

load::ReadExtent need_of(const rule::Rule& rule) { return extent_of({&rule}); }

TEST_CASE("rules on trails need what trails lead to, and no more", "[extent]") {
  for (const char* subject : {"trail", "destination", "event_data_store"}) {
    const load::ReadExtent need = need_of({.subject = subject});
    CAPTURE(subject);
    CHECK_FALSE(need.everything);
    CHECK(need.types.empty());
    CHECK(need.bucket_names.empty());
  }
}

TEST_CASE("rules on what no trail leads to need everything", "[extent]") {
  for (const char* subject : {"bucket", "key", "log_group", "topic"}) {
    CAPTURE(subject);
    CHECK(need_of({.subject = subject}).everything);
  }
}

TEST_CASE("a rule on resource types needs those types", "[extent]") {
  const load::ReadExtent need =
      need_of({.subject = "resource", .types = {"aws_sqs_queue", "AWS::SQS::Queue"}});
  CHECK_FALSE(need.everything);
  CHECK(need.types.size() == 2);
}

TEST_CASE("a rule on buckets that are named for trails needs those", "[extent]") {
  struct Case {
    rule::Condition when;
    bool everything;
  };
  const auto named = test("bucket.named_for_trails", true);
  const auto other = test("bucket.is_destination", false);
  const std::vector<Case> cases{
      {named, false},
      {all({other, named}), false},
      {all({other}), true},
      {all({}), true},
      {test("bucket.named_for_trails", false), true},
      {{.kind = Kind::Any, .parts = {named, other}}, true},
  };
  for (const Case& c : cases) {
    const load::ReadExtent need = need_of({.subject = "bucket", .when = c.when});
    CAPTURE(c.everything);
    CHECK(need.everything == c.everything);
    CHECK(need.types.count("aws_s3_bucket_logging") == 1);
    CHECK(need.bucket_names.size() > 1);
  }
}

TEST_CASE("of several rules the need is that of all", "[extent]") {
  const rule::Rule on_key{.subject = "key"};
  const rule::Rule on_type{.subject = "resource", .types = {"aws_sqs_queue"}};
  const load::ReadExtent need = extent_of({&on_type, &on_key});
  CHECK(need.everything);
  CHECK(need.types.count("aws_sqs_queue") == 1);
}

}  // namespace
}  // namespace trailseal::run::read_extent_test
