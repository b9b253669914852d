#include "engine/sentence.hpp"

#include "support/catch.hpp"

namespace trailseal::engine::sentence_test {
namespace {

TEST_CASE("a title goes on in lower case, names excepted", "[sentence]") {
  struct Case {
    const char* title;
    const char* continued;
  };
  const auto c = GENERATE(values<Case>({
      {"The trail sets a key", "the trail sets a key"},
      {"A bucket is named", "a bucket is named"},
      {"The SNS topic allows", "the SNS topic allows"},
      {"Access to the bucket is logged", "access to the bucket is logged"},
      {"Nothing refuses", "nothing refuses"},
      {"CloudTrail's grant is bound", "CloudTrail's grant is bound"},
      {"Security Hub is on", "Security Hub is on"},
      {"S3 keeps versions", "S3 keeps versions"},
      {"KMS rotates", "KMS rotates"},
  }));
  rule::Rule rule;
  rule.title = c.title;
  CHECK(cannot_tell(rule, {}) == std::string("cannot tell whether ") + c.continued);
}

TEST_CASE("what is missing stands behind the title", "[sentence]") {
  rule::Rule rule;
  rule.title = "The key is on";
  CHECK(cannot_tell(rule, {{.fact = "key.state", .missing = {.what = "no key"}}}) ==
        "cannot tell whether the key is on: no key");
  CHECK(cannot_tell(rule, {{.fact = "key.state"}}) ==
        "cannot tell whether the key is on: `key.state` is not known");
}

}  // namespace
}  // namespace trailseal::engine::sentence_test
