#include "cloudtrail/argument.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::argument_test {

namespace {

const Text kSymbol =
    Text::of_symbol({.id = "s", .name = "name", .cls = SymbolClass::Name});

}  // namespace

TEST_CASE("a bool is taken in every spelling, and nothing else is guessed at",
          "[argument]") {
  CHECK(bool_or(Value(), true) == Value::boolean(true));
  CHECK(bool_or(Value::null(), false) == Value::boolean(false));
  CHECK(bool_or(Value::boolean(false), true) == Value::boolean(false));
  CHECK(bool_or(Value::text("true"), false) == Value::boolean(true));
  CHECK(bool_or(Value::text("false"), true) == Value::boolean(false));
  CHECK(bool_or(Value::text("yes"), true).is_unknown());
  CHECK(bool_or(Value::text(kSymbol), true).is_unknown());
  CHECK(bool_or(known_later({}), true).is_unknown());
}

TEST_CASE("a text is a text, none, or unknown", "[argument]") {
  CHECK(text_or_null(Value()).is_null());
  CHECK(text_or_null(Value::null()).is_null());
  CHECK(text_or_null(Value::text("")).is_null());
  CHECK(text_or_null(Value::text("a")).is_literal("a"));
  CHECK(text_or_null(known_later({})).is_unknown());
  CHECK(text_or_null(Value::list()).is_unknown());
  CHECK(text_or_unknown(Value()).is_unknown());
  CHECK(text_or_unknown(Value::text("")).is_literal(""));
}

TEST_CASE("an identity that is not known gets a symbol of its own", "[argument]") {
  const auto named = [](const Value& value) {
    return text_or_symbol(value, "id", "name", SymbolClass::KeyId);
  };
  CHECK(named(Value::text("a")).literal() == "a");
  CHECK(named(Value::text("")).display() == "<name>");
  CHECK(named(known_later({})) == named(Value()));
}

TEST_CASE("an unknown value may name anything, a list nothing", "[argument]") {
  CHECK(names(Value::text("a"), Text("a")) == Verdict::Holds);
  CHECK(names(Value::text("b"), Text("a")) == Verdict::Fails);
  CHECK(names(Value::text(kSymbol), Text("a")) == Verdict::Unknown);
  CHECK(names(Value::text(kSymbol), kSymbol) == Verdict::Holds);
  CHECK(names(known_later({}), Text("a")) == Verdict::Unknown);
  CHECK(names(Value::list(), Text("a")) == Verdict::Fails);
  CHECK(names(Value(), Text("a")) == Verdict::Fails);
}

TEST_CASE("only Terraform's provider fills in what the configuration leaves out",
          "[argument]") {
  Resource resource;
  CHECK(is_left_to_provider(resource, known_later({})));
  CHECK_FALSE(is_left_to_provider(resource, known_later({"var.key"})));
  CHECK_FALSE(is_left_to_provider(resource, Value()));
  CHECK(is_left_open(resource, Value()));
  CHECK(is_left_open(resource, Value::text("")));
  CHECK(is_left_open(resource, known_later({})));
  CHECK_FALSE(is_left_open(resource, known_later({"var.key"})));
  CHECK_FALSE(is_left_open(resource, Value::text("a")));
  resource.language = Language::CloudFormation;
  CHECK_FALSE(is_left_to_provider(resource, known_later({})));
}

TEST_CASE("a module that is named like a key is none", "[argument]") {
  struct Case {
    const char* origin;
    bool key;
  };
  const auto c = GENERATE(values<Case>({
      {"aws_kms_key.a.arn", true},
      {"module.m[0].data.aws_kms_alias.a.target_key_arn", true},
      {"module.aws_kms_key.aws_s3_bucket.b.arn", false},
      {"module.aws_kms_logs.arn", false},
      {"local.aws_kms_key", false},
      {"var.aws_kms_key.arn", false},
  }));
  CAPTURE(c.origin);
  CHECK(is_made_from(known_later({c.origin}), "kms") == c.key);
  CHECK(is_made_from(known_later({"var.a", c.origin}), "kms") == c.key);
  CHECK_FALSE(is_made_from(known_later({}), "kms"));
}

}  // namespace trailseal::cloudtrail::argument_test
