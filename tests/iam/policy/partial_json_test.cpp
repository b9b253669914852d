#include "document/marked_text.hpp"
#include "iam/policy/policy.hpp"
#include "support/catch.hpp"

namespace trailseal::iam::partial_json_test {
namespace {

Text name() {
  return Text::of_symbol({.id = "b", .name = "bucket", .cls = SymbolClass::Name});
}

TEST_CASE("symbols inside the strings of a JSON text stay symbols", "[policy]") {
  const Text text = Text(R"({"Resource": ["arn:aws:s3:::)") + name() +
                    Text(R"(/*", "x"], "Sid": "a\"b"})");
  const auto value = read_half_known(text, {});
  REQUIRE(value);
  CHECK((*value)["Resource"].at(0).as_text() ==
        Text("arn:aws:s3:::") + name() + Text("/*"));
  CHECK((*value)["Resource"].at(1).is_literal("x"));
  CHECK((*value)["Sid"].is_literal("a\"b"));
}

TEST_CASE("symbols that decide about the document's form leave it open", "[policy]") {
  const auto text = GENERATE(values<Text>({
      name(),
      Text("{\"Statement\": [") + name() + Text("]}"),
      Text("{\"") + name() + Text("\": 1}"),
      Text("{\"a\": \"") + name(),
      Text("{\"a\": \"\xEE\x80\x80") + name() + Text("\"}"),
  }));
  CHECK_FALSE(read_half_known(text, {}));
  const auto policy = parse_policy(Value::text(text));
  REQUIRE(policy.ok());
  CHECK(policy->open);
}

TEST_CASE("a policy given as half known text is read", "[policy]") {
  const Text text = Text(R"({"Statement": {"Effect": "Allow", "Principal": "*",
      "Action": "s3:GetBucketAcl", "Resource": "arn:aws:s3:::)") +
                    name() + Text("\"}}");
  const auto policy = parse_policy(Value::text(text));
  REQUIRE(policy.ok());
  CHECK_FALSE(policy->open);
  CHECK(policy->statements.size() == 1);
}

}  // namespace
}  // namespace trailseal::iam::partial_json_test
