#include "iam/explain/evidence_line.hpp"

#include "support/catch.hpp"

namespace trailseal::iam::evidence_line_test {

namespace {

Comparison condition(const char* op, std::vector<std::optional<Text>> wanted,
                     std::vector<Text> given) {
  return {.element = Element::Condition,
          .op = op,
          .key = "k",
          .verdict = Verdict::Fails,
          .wanted = std::move(wanted),
          .given = std::move(given)};
}

Evidence evidence(Evidence::Kind kind, std::vector<Comparison> grounds) {
  Evidence one;
  one.kind = kind;
  one.sid = "Write";
  one.number = 1;
  one.grounds = std::move(grounds);
  return one;
}

}  // namespace

TEST_CASE("a condition shows what it wants beside what the request has",
          "[evidence_line]") {
  struct Case {
    Comparison comparison;
    const char* words;
  };
  Comparison absent = condition("StringEquals", {"a", "b"}, {});
  absent.state = Comparison::Given::Absent;
  Comparison hidden = condition("StringLike", {Text("a").as_sensitive()}, {"b"});
  Comparison unresolved = condition("StringLike", {"${a:x}"}, {"b"});
  unresolved.unresolved = "a:x";
  unresolved.hint = "a hint";
  Comparison half_known = condition("StringEquals", {std::nullopt}, {"b"});
  half_known.verdict = Verdict::Unknown;
  half_known.missing.what = "it is not known";
  const std::vector<Case> cases{
      {condition("StringEquals", {"a"}, {"b"}), "requires `a`, the request has `b`"},
      {condition("StringNotEquals", {"a", "b"}, {"b"}),
       "requires a value other than `a` or `b`, the request has `b`"},
      {condition("StringNotLike", {"a"}, {"a"}),
       "requires a value other than `a`, the request has `a`"},
      {condition("NumericLessThan", {"1.2"}, {"1.3"}),
       "requires less than `1.2`, the request has `1.3`"},
      {condition("Null", {"true"}, {"x"}),
       "requires it to be absent, the request has `x`"},
      {condition("Null", {"false"}, {"x"}),
       "requires it to be present, the request has `x`"},
      {condition("StringEquals", {}, {"b"}), "requires nothing, the request has `b`"},
      {condition("ForAnyValue:StringLike", {"a"}, {"b", "c"}),
       "requires `a`, the request has `b` and `c`"},
      {absent, "requires one of `a` or `b`, the request has no such key"},
      {hidden, "requires `(sensitive)`, the request has `b`"},
      {unresolved,
       "requires `${a:x}`, the request has `b`; `${a:x}` has no value in this request; a hint"},
      {half_known, "requires (not known), the request has `b`: it is not known"},
  };
  for (const Case& c : cases) {
    const std::string start = "condition `" + c.comparison.op + "` on `k`: ";
    CHECK(words_of(c.comparison) == start + c.words);
  }
}

TEST_CASE("each element has its own words", "[evidence_line]") {
  struct Case {
    Comparison comparison;
    const char* words;
  };
  const auto of = [](Element element, bool negated, Verdict verdict) {
    return Comparison{.element = element,
                      .negated = negated,
                      .verdict = verdict,
                      .wanted = {"a", "b"},
                      .given = {"c"},
                      .missing = {.what = "x is not known"}};
  };
  using enum Verdict;
  const std::vector<Case> cases{
      {of(Element::Principal, false, Fails), "principal `a` or `b` is not `c`"},
      {of(Element::Principal, true, Fails), "`NotPrincipal` lists `a` and `b`"},
      {of(Element::Principal, false, Unknown),
       "principal `a` and `b` may or may not include `c`: x is not known"},
      {of(Element::Action, false, Fails), "action `a` or `b` is not `c`"},
      {of(Element::Action, true, Fails), "`NotAction` lists `a` or `b`"},
      {of(Element::Action, false, Unknown),
       "action `a` or `b` may or may not be `c`: x is not known"},
      {of(Element::Resource, false, Fails), "resource `a` or `b` does not cover `c`"},
      {of(Element::Resource, true, Fails), "`NotResource` `a` or `b` covers `c`"},
      {of(Element::Resource, true, Unknown),
       "`NotResource` `a` or `b` may or may not cover `c`: x is not known"},
      {{.element = Element::Principal, .written = false, .verdict = Fails},
       "the statement has no `Principal`"},
      {{.element = Element::Resource, .written = false, .verdict = Fails, .hint = "h"},
       "the statement has no `Resource`: h"},
      {{.element = Element::Effect, .verdict = Fails},
       "`Effect` is neither `Allow` nor `Deny`"},
      {{.element = Element::Statement, .verdict = Unknown, .missing = {.what = "m"}},
       "m"},
      {{.element = Element::Condition,
        .op = "X",
        .verdict = Unknown,
        .missing = {.what = "m"}},
       "condition `X`: m"},
  };
  for (const Case& c : cases) CHECK(words_of(c.comparison) == c.words);
}

TEST_CASE("a line begins with the statement and what it does", "[evidence_line]") {
  const Comparison first = condition("StringEquals", {"a"}, {"b"});
  const Comparison action{.element = Element::Action, .given = {"s3:PutObject"}};
  const Comparison resource{.element = Element::Resource, .given = {"b"}};
  using Kind = Evidence::Kind;
  CHECK(line_of("a note") == "a note");
  CHECK(
      line_of(evidence(Kind::Misses, {first})) ==
      "statement `Write`: condition `StringEquals` on `k`: requires `a`, the request has "
      "`b`");
  CHECK(line_of(evidence(Kind::Denies, {action, resource})) ==
        "statement `Write` denies: `s3:PutObject` on `b`, without a condition");
  CHECK(line_of(evidence(Kind::Denies, {first, first})).find("; and condition ") !=
        std::string::npos);
  CHECK(line_of(evidence(Kind::Allows, {})) == "statement `Write` allows");
  Evidence nameless = evidence(Kind::Allows, {});
  nameless.sid.clear();
  CHECK(line_of(nameless) == "statement 1 allows");
  CHECK(lines_of({"a", nameless}) == std::vector<std::string>{"a", "statement 1 allows"});
}

TEST_CASE("one value against one other has two sides", "[evidence_line]") {
  using Kind = Evidence::Kind;
  const auto sides =
      two_sides_of(evidence(Kind::Misses, {condition("StringEquals", {"a"}, {"b"})}));
  REQUIRE(sides);
  CHECK(sides->before == "statement `Write`: condition `StringEquals` on `k`: ");
  CHECK(sides->wanted == Text("a"));
  CHECK(sides->given == Text("b"));
  CHECK(sides->after.empty());
  for (const Comparison& other : {condition("StringNotEquals", {"a"}, {"b"}),
                                  condition("NumericLessThan", {"1"}, {"2"}),
                                  condition("StringEquals", {"a", "b"}, {"c"}),
                                  condition("StringEquals", {std::nullopt}, {"c"}),
                                  condition("StringEquals", {"a"}, {})}) {
    CHECK_FALSE(two_sides_of(evidence(Kind::Misses, {other})));
  }
  CHECK_FALSE(two_sides_of("requires `a`, the request has `b`"));
}

}  // namespace trailseal::iam::evidence_line_test
