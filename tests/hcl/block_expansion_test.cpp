#include "hcl/block_expansion.hpp"

#include "hcl/answer.hpp"
#include "hcl/local_scope.hpp"
#include "support/catch.hpp"

namespace trailseal::hcl::block_expansion_test {
namespace {

/// The body of a text as JSON-like text, with `local.u`, an unknown list.
std::string value_of(const Result<Body>& body) {
  if (!body) return body.error().message;
  LocalScope scope;
  scope.set_local("u", Value::unknown(Type::list(Type::string()),
                                      Unknown{.id = "u", .origins = {"local.u"}}));
  Evaluator evaluator(scope);
  const auto value = body_value(BlockInstance{.body = *body}, evaluator);
  if (!value) return "error: " + value.error().message;
  return answer_value(*value, Sensitive::Shown).display();
}

std::string value_of_native(const std::string& text) {
  return value_of(read_native(Source("main.tf", text)));
}

std::string value_of_json(const std::string& text) {
  return value_of(read_json_syntax(Source("main.tf.json", text)));
}

TEST_CASE("a dynamic block makes one block for each element, among the others") {
  CHECK(
      value_of_native("statement {\n sid = \"a\"\n}\n"
                      "dynamic \"statement\" {\n for_each = [\"b\", \"c\"]\n"
                      " content {\n  sid = statement.value\n  n = statement.key\n }\n}\n"
                      "statement {\n sid = \"d\"\n}\n") ==
      "{statement: [{sid: a}, {n: 0, sid: b}, {n: 1, sid: c}, {sid: d}]}");
}

TEST_CASE("an inner dynamic block sees the outer iterator") {
  CHECK(value_of_native(
            "dynamic \"a\" {\n for_each = { x = [1, 2] }\n iterator = it\n content {\n"
            "  dynamic \"b\" {\n   for_each = it.value\n"
            "   content {\n    v = \"${it.key}${b.value}\"\n   }\n  }\n }\n}\n") ==
        "{a: [{b: [{v: x1}, {v: x2}]}]}");
}

TEST_CASE("an unknown for_each makes all blocks of its type unknown") {
  CHECK(value_of_native(
            "a {\n}\ndynamic \"a\" {\n for_each = local.u\n content {\n }\n}\n") ==
        "{a: {$unknown: any, from: [local.u], not_null: true}}");
}

TEST_CASE("dynamic blocks of JSON are read like native ones") {
  CHECK(value_of_json(R"({"dynamic": {"s": {"for_each": ["b", "c"],
      "content": {"sid": "${s.value}"}}}, "t": 1})") ==
        "{s: [{sid: b}, {sid: c}], t: 1}");
}

TEST_CASE("a dynamic block says what is wrong with it") {
  CHECK(value_of_native("dynamic \"a\" {\n content {\n }\n}\n") ==
        "error: a `dynamic` block needs `for_each`");
  CHECK(value_of_native("dynamic \"a\" {\n for_each = null\n content {\n }\n}\n") ==
        "error: `for_each` is null");
  CHECK(value_of_native("dynamic \"a\" {\n for_each = [1]\n}\n") ==
        "error: a `dynamic` block has one block `content`");
  CHECK(
      value_of_native("dynamic \"a\" {\n for_each = [1]\n x = 1\n content {\n }\n}\n") ==
      "error: a `dynamic` block has no argument `x`");
}

}  // namespace
}  // namespace trailseal::hcl::block_expansion_test
