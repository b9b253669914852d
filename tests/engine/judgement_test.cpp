#include "engine/judgement.hpp"

#include <array>
#include <string>
#include <vector>

#include "engine/sentence.hpp"
#include "support/catch.hpp"

namespace trailseal::engine::judgement_test {
namespace {

using rule::Condition;
using Kind = rule::Condition::Kind;

// Facts `a`, `b`, `c`, each true, false or unknown.
Value facts(const std::vector<Verdict>& verdicts) {
  Value map = Value::map();
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const std::string name(1, static_cast<char>('a' + i));
    map.set(name, verdicts[i] == Verdict::Unknown
                      ? Value::unknown(Unknown{.reason = name + " is not known"})
                      : Value::boolean(verdicts[i] == Verdict::Holds));
  }
  return map;
}

Condition is_true(const char* fact) {
  return Condition{.fact = fact, .op = "equals", .argument = Value::boolean(true)};
}

Condition group(Kind kind, std::vector<Condition> parts) {
  return Condition{.kind = kind, .parts = std::move(parts)};
}

std::string missing(const Judgement& judgement) {
  std::string names;
  for (const MissingFact& one : judgement.missing) names += one.fact;
  return names;
}

constexpr std::array kAll{Verdict::Fails, Verdict::Unknown, Verdict::Holds};

TEST_CASE("all, any and not follow three-valued logic", "[engine]") {
  for (const Verdict a : kAll) {
    for (const Verdict b : kAll) {
      const Value known = facts({a, b});
      const std::vector<Condition> parts{is_true("a"), is_true("b")};
      CHECK(judge(group(Kind::All, parts), known).verdict == both(a, b));
      CHECK(judge(group(Kind::Any, parts), known).verdict == either(a, b));
      CHECK(judge(group(Kind::Not, {is_true("a")}), known).verdict == negate(a));
    }
  }
}

TEST_CASE("nothing asked of all holds, nothing offered by any fails", "[engine]") {
  CHECK(judge(group(Kind::All, {}), facts({})).verdict == Verdict::Holds);
  CHECK(judge(group(Kind::Any, {}), facts({})).verdict == Verdict::Fails);
}

TEST_CASE("only facts that could still decide are missing", "[engine]") {
  const Condition a = is_true("a");
  const Condition b = is_true("b");
  const Condition c = is_true("c");
  const Value known = facts({Verdict::Unknown, Verdict::Fails, Verdict::Unknown});
  CHECK(missing(judge(group(Kind::Any, {a, b}), known)) == "a");
  CHECK(missing(judge(group(Kind::All, {a, b}), known)).empty());
  CHECK(missing(judge(group(Kind::Any, {group(Kind::All, {a, b}), c}), known)) == "c");
  CHECK(missing(judge(group(Kind::All, {c, group(Kind::Not, {a}), c}), known)) == "ca");
}

TEST_CASE("learning an unknown never flips a decided verdict", "[engine]") {
  const std::vector<Condition> conditions{
      group(Kind::All, {is_true("a"), group(Kind::Not, {is_true("b")})}),
      group(Kind::Any, {group(Kind::All, {is_true("a"), is_true("b")}), is_true("c")}),
      group(Kind::Not, {group(Kind::Any, {is_true("a"), is_true("c")})}),
  };
  for (const Condition& condition : conditions) {
    for (const Verdict a : kAll) {
      for (const Verdict b : kAll) {
        for (const Verdict c : kAll) {
          const Verdict before = judge(condition, facts({a, b, c})).verdict;
          if (before == Verdict::Unknown) continue;
          for (const Verdict learnt : {Verdict::Fails, Verdict::Holds}) {
            const auto known = [&](Verdict v) {
              return v == Verdict::Unknown ? learnt : v;
            };
            CHECK(judge(condition, facts({known(a), known(b), known(c)})).verdict ==
                  before);
          }
        }
      }
    }
  }
}

TEST_CASE("below an unknown group every fact is that unknown", "[engine]") {
  Value known = Value::map();
  known.set("key", Value::unknown(Unknown{.reason = "the key is not in any input"}));
  const Judgement judgement = judge(
      Condition{.fact = "key.state", .op = "equals", .argument = Value::null()}, known);
  CHECK(judgement.verdict == Verdict::Unknown);
  REQUIRE(judgement.missing.size() == 1);
  CHECK(judgement.missing[0].missing.what == "the key is not in any input");
}

TEST_CASE("same_as reads the other fact, and names it when it is missing", "[engine]") {
  const Condition condition{
      .fact = "a", .op = "same_as", .argument = Value::text(Text("b"))};
  CHECK(judge(condition, facts({Verdict::Holds, Verdict::Holds})).verdict ==
        Verdict::Holds);
  CHECK(judge(condition, facts({Verdict::Holds, Verdict::Fails})).verdict ==
        Verdict::Fails);
  CHECK(missing(judge(condition, facts({Verdict::Holds, Verdict::Unknown}))) == "b");
}

TEST_CASE("a fact that hangs on a parameter says how to give it", "[engine]") {
  Value facts = Value::map();
  facts.set("a", Value::text(Text::of_symbol({.id = "p",
                                              .name = "parameter Algorithm",
                                              .option = "--param Algorithm=..."})));
  const Judgement found =
      judge({.fact = "a", .op = "equals", .argument = Value::text("aws:kms")}, facts);
  REQUIRE(found.missing.size() == 1);
  CHECK(found.missing[0].missing == Missing{.what = "parameter Algorithm is not known",
                                            .help = "pass --param Algorithm=..."});
}

TEST_CASE("a message shows facts, and braces that hold none stay", "[engine]") {
  struct Case {
    const char* message;
    const char* filled;
  };
  const auto c = GENERATE(values<Case>({
      {"no facts", "no facts"},
      {"a is {a}, b is {b}", "a is true, b is (not known)"},
      {"{absent} and {a", "none and {a"},
      {"{a}{a}", "truetrue"},
      {"", ""},
  }));
  CAPTURE(c.message);
  CHECK(fill_in(c.message, facts({Verdict::Holds, Verdict::Unknown})) == c.filled);
}

}  // namespace
}  // namespace trailseal::engine::judgement_test
