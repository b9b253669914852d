#include "hcl/function/half_known.hpp"

#include "hcl/body.hpp"
#include "hcl/evaluator.hpp"
#include "support/catch.hpp"

namespace trailseal::hcl::half_known_test {
namespace {

Value unknown_text(const std::string& name, SymbolClass cls) {
  const Text text = Text::of_symbol(Symbol{.id = name, .name = name, .cls = cls});
  return Value::unknown(
      Type::string(),
      Unknown{.id = name, .reason = "later", .not_null = true, .text = text});
}

/// `x` may be anything; the others are of their class.
NamedScope scope() {
  return NamedScope({{"x", unknown_text("x", SymbolClass::Anything)},
                     {"account", unknown_text("account", SymbolClass::AccountId)},
                     {"region", unknown_text("region", SymbolClass::Region)},
                     {"name", unknown_text("name", SymbolClass::Name)}});
}

Value evaluated(const std::string& text) {
  const auto tree = read_expression(Source("test", text));
  REQUIRE(tree.ok());
  NamedScope names = scope();
  const auto value = Evaluator(names).evaluate(**tree);
  REQUIRE(value.ok());
  return *value;
}

TEST_CASE("a half-known text keeps its pieces where the class of a symbol decides") {
  struct Case {
    const char* call;
    const char* pieces;
  };
  const auto c = GENERATE(values<Case>({
      {"lower(\"ARN:${account}:${region}\")", "arn:<account>:<region>"},
      {"upper(\"arn:${account}\")", "ARN:<account>"},
      {"trimspace(\"  ${name} \")", "<name>"},
      {"trim(\"/${region}/\", \"/\")", "<region>"},
      {"trimprefix(\"arn:aws:s3:::${x}\", \"arn:aws:s3:::\")", "<x>"},
      {"trimsuffix(\"${x}/*\", \"/*\")", "<x>"},
      {"replace(\"aws:${account}\", \"aws\", \"cn\")", "cn:<account>"},
      {"replace(\"a/${name}/b\", \"/\", \"-\")", "a-<name>-b"},
      {"join(\"/\", [\"a\", x, \"b\"])", "a/<x>/b"},
      {"split(\"/\", \"a/${name}/b\")[1]", "<name>"},
      {"element(split(\":\", \"arn:aws:iam::${account}:root\"), 4)", "<account>"},
      {"format(\"arn:aws:s3:::%s/AWSLogs/%s/*\", name, account)",
       "arn:aws:s3:::<name>/AWSLogs/<account>/*"},
      {"basename(\"a/b/${name}\")", "<name>"},
      {"substr(\"log-${account}\", 2, -1)", "g-<account>"},
      {"jsonencode({a = \"b/${name}\"})", "{\"a\":\"b/<name>\"}"},
      {"jsondecode(\"{\\\"a\\\": \\\"${account}\\\"}\").a", "<account>"},
      {"jsondecode(\"{\\\"a\\\": ${jsonencode(x)}}\").a", "<x>"},
      {"urlencode(\"a b${name}\")", "a+b<name>"},
  }));
  CAPTURE(c.call);
  CHECK(evaluated(c.call).text().display() == c.pieces);
}

TEST_CASE("the last letter before an open symbol goes into the symbol") {
  const Text open = Text::of_symbol(Symbol{.id = "x", .name = "x"});
  const Text closed =
      Text::of_symbol(Symbol{.id = "n", .name = "n", .cls = SymbolClass::Name});
  CHECK(settled(Text("ab") + open).literal_prefix() == "a");
  CHECK(settled(Text("ab-") + open).literal_prefix() == "ab-");
  CHECK(settled(Text("ab") + closed).literal_prefix() == "ab");
  CHECK(settled(Text("ab") + open) == settled(Text("ab") + open));
  CHECK(!(settled(Text("ab") + open) == settled(Text("ac") + open)));
}

TEST_CASE("the same function of the same unknown is the same text") {
  for (const char* call : {"sha256(x)", "upper(x)", "strrev(\"a${x}\")",
                           "base64encode(name)", "substr(x, 1, 2)", "title(x)"}) {
    CAPTURE(call);
    CHECK(evaluated(std::string(call) + " == " + call).as_bool());
  }
  CHECK(!evaluated("upper(x) == lower(x)").is_known());
}

TEST_CASE("a prefix or suffix comes off only where its very pieces stand") {
  const Text x = Text::of_symbol(Symbol{.id = "x", .name = "x"});
  const Text y = Text::of_symbol(Symbol{.id = "y", .name = "y"});
  CHECK(after_prefix(Text("a/") + x + Text("/b"), Text("a/") + x)->display() == "/b");
  CHECK(!after_prefix(Text("a/") + x, Text("a/") + y));
  CHECK(before_suffix(x + Text("/a/") + y, Text("a/") + y)->display() == "<x>/");
  CHECK(!before_suffix(x + Text("/a"), Text("b")));
  CHECK(before_suffix(x, Text())->display() == "<x>");
}

}  // namespace
}  // namespace trailseal::hcl::half_known_test
