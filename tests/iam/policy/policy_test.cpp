#include "iam/policy/policy.hpp"

#include "support/catch.hpp"

namespace trailseal::iam::policy_test {

TEST_CASE("a policy is an object or JSON text of one", "[policy]") {
  Value object = Value::map();
  object.set("Statement", Value::list({}));
  CHECK(parse_policy(object));
  CHECK(parse_policy(Value::text(R"({"Statement":[]})")));
  CHECK(parse_policy(Value::unknown({.reason = "r"}))->open);
  CHECK(parse_policy(Value::text("{"))
            .error()
            .message.starts_with("the policy is not JSON: "));
  CHECK(parse_policy(Value::text("[]")).error().message ==
        "a policy must be a JSON object");
  CHECK(parse_policy(Value::boolean(true)).error().message ==
        "a policy must be an object or JSON text");
}

TEST_CASE("the size of an object is that of its shortest JSON", "[policy]") {
  Value object = Value::map();
  object.set("Version", Value::text("2012-10-17"));
  object.set("Statement", Value::list({}));
  CHECK(parse_policy(object)->bytes ==
        std::string(R"({"Version":"2012-10-17","Statement":[]})").size());
}

TEST_CASE("a statement goes by its Sid, else by its number", "[policy]") {
  CHECK(statement_name("Write", 2) == "statement `Write`");
  CHECK(statement_name("", 2) == "statement 2");
  CHECK(Statement{.index = 4}.display() == "statement 5");
}

TEST_CASE("the members of a list show which are unknown", "[policy]") {
  TextList list{.items = {{.text = Text("a")}, {.reason = "r"}}};
  CHECK(texts_of(list) == std::vector<std::optional<Text>>{"a", std::nullopt});
  CHECK(texts_of({.open = true}).size() == 1);
  CHECK(texts_of({}).empty());
}

TEST_CASE("a list stands where its first member stands", "[policy]") {
  const Statement statement{.position = {.line = 3, .column = 1}};
  const TextList list{.items = {{.text = Text("a"), .position = {.line = 5}}}};
  CHECK(position_of(statement, list).line == 5);
  CHECK(position_of(statement, {}).line == 3);
}
TEST_CASE("a policy whose form hangs on a symbol is open, and names it", "[policy]") {
  const Text name = Text::of_symbol(
      {.id = "b", .name = "bucket", .cls = SymbolClass::Name, .option = "--param b=..."});
  const auto policy =
      parse_policy(Value::text(Text("{\"Statement\": [") + name + Text("]}")));
  REQUIRE(policy.ok());
  CHECK(policy->open);
  CHECK(policy->reason == "its text is built from `bucket`");
  CHECK(policy->help == "pass --param b=...");
}

TEST_CASE("a policy asks for the keys of its conditions and of its variables",
          "[policy]") {
  const auto asks = [](const char* statement, const char* key) {
    const std::string text = std::string("{\"Statement\": [") + statement + "]}";
    return may_ask_for(*parse_policy(Value::text(Text(text))), key);
  };
  const char* const tls =
      R"({"Condition": {"NumericLessThan": {"s3:tlsversion": "1.2"}}})";
  CHECK(asks(tls, "s3:TlsVersion"));
  CHECK_FALSE(asks(tls, "aws:SourceArn"));
  CHECK_FALSE(asks("{}", "s3:TlsVersion"));
  CHECK(asks(R"({"Resource": "arn:aws:s3:::b/${s3:TlsVersion}"})", "s3:TlsVersion"));
  CHECK(asks(R"({"NotResource": "${aws:userid}"})", "s3:TlsVersion"));
  CHECK(asks(R"({"Condition": {"StringEquals": {"a:b": "${a:c}"}}})", "a:c"));
}

}  // namespace trailseal::iam::policy_test
