#include "engine/engine.hpp"

#include <set>

#include "support/catch.hpp"

namespace trailseal::engine::engine_test {
namespace {

using cloudtrail::Assessment;
using cloudtrail::Subject;
using cloudtrail::TrailSummary;
using rule::Condition;
using rule::Rule;

Value text(const char* content) { return Value::text(Text(content)); }

Value unknown(const char* reason, const char* help = "") {
  return Value::unknown(Unknown{.reason = reason, .help = help});
}

Condition test(const char* fact, const char* op, Value argument) {
  return Condition{.fact = fact, .op = op, .argument = std::move(argument)};
}

// "`key.state` is enabled", asked of trails that have a key.
Rule key_rule() {
  Rule rule;
  rule.id = "key-usable";
  rule.code = "TS201";
  rule.title = "The trail's key is enabled";
  rule.subject = "trail";
  rule.when = test("trail.has_key", "equals", Value::boolean(true));
  rule.require = test("key.state", "equals", text("enabled"));
  rule.message = "`{key.label}` of `{trail.label}` is {key.state}, manager {key.manager}";
  rule.at = "key";
  return rule;
}

Subject subject(Value has_key, Value state) {
  Subject one{.kind = "trail", .trail = "aws_cloudtrail.main"};
  one.facts.set("trail", Value::map()).set("has_key", std::move(has_key));
  one.facts.find("trail")->set("label", text("aws_cloudtrail.main"));
  one.facts.set("key", Value::map()).set("state", std::move(state));
  one.facts.find("key")->set("label", text("aws_kms_key.logs"));
  one.places.emplace("key", Place{.address = "aws_kms_key.logs"});
  one.evidence.emplace("key", std::vector<Evidence>{"`is_enabled` is false"});
  return one;
}

Assessment assessment(std::vector<Subject> subjects) {
  Assessment all;
  for (const Subject& one : subjects) {
    bool there = false;
    for (const TrailSummary& trail : all.trails) {
      there = there || (trail.address == one.trail && trail.input == one.input);
    }
    if (there) continue;
    TrailSummary trail;
    trail.address = one.trail;
    trail.input = one.input;
    all.trails.push_back(trail);
  }
  all.subjects = std::move(subjects);
  return all;
}

const std::vector<Input> kInputs{Input{.path = "plan.json"}, Input{.path = "other.json"}};

std::vector<Result> run(const Rule& rule, std::vector<Subject> subjects) {
  const std::vector<const Rule*> rules{&rule};
  return judge(rules, assessment(std::move(subjects)), "sse-kms-cmk", kInputs);
}

TEST_CASE("when and require together give the outcome", "[engine]") {
  struct Case {
    Verdict when;
    Verdict require;
    const char* outcome;  // empty: no result
  };
  const auto c = GENERATE(values<Case>({
      {Verdict::Fails, Verdict::Fails, ""},
      {Verdict::Fails, Verdict::Unknown, ""},
      {Verdict::Fails, Verdict::Holds, ""},
      {Verdict::Unknown, Verdict::Fails, "unknown"},
      {Verdict::Unknown, Verdict::Unknown, "unknown"},
      {Verdict::Unknown, Verdict::Holds, "pass"},
      {Verdict::Holds, Verdict::Fails, "fail"},
      {Verdict::Holds, Verdict::Unknown, "unknown"},
      {Verdict::Holds, Verdict::Holds, "pass"},
  }));
  const Value has_key = c.when == Verdict::Unknown
                            ? unknown("not known")
                            : Value::boolean(c.when == Verdict::Holds);
  const Value state = c.require == Verdict::Unknown ? unknown("not known")
                      : c.require == Verdict::Holds ? text("enabled")
                                                    : text("disabled");
  const auto results = run(key_rule(), {subject(has_key, state)});
  CAPTURE(has_key.display(), state.display());
  REQUIRE(results.size() == (std::string(c.outcome).empty() ? 0 : 1));
  if (!results.empty()) CHECK(to_string(results[0].outcome) == std::string(c.outcome));
}

TEST_CASE("a failure names facts, evidence and place", "[engine]") {
  const auto results = run(key_rule(), {subject(Value::boolean(true), text("disabled"))});
  REQUIRE(results.size() == 1);
  CHECK(results[0].message ==
        "`aws_kms_key.logs` of `aws_cloudtrail.main` is disabled, manager none");
  CHECK(results[0].why == std::vector<Evidence>{"`is_enabled` is false"});
  CHECK(results[0].resource == "aws_kms_key.logs");
  CHECK(results[0].trail == "aws_cloudtrail.main");
  CHECK(results[0].missing.help.empty());
}

TEST_CASE("a pass says what holds", "[engine]") {
  const auto results = run(key_rule(), {subject(Value::boolean(true), text("enabled"))});
  REQUIRE(results.size() == 1);
  CHECK(results[0].message == "The trail's key is enabled");
}

TEST_CASE("an unknown says what is missing and how to give it", "[engine]") {
  const auto results =
      run(key_rule(), {subject(Value::boolean(true),
                               unknown("the key is not in any input", "add its plan"))});
  REQUIRE(results.size() == 1);
  CHECK(results[0].message ==
        "cannot tell whether the trail's key is enabled: the key is not in any input");
  CHECK(results[0].missing.help == "add its plan");
}

TEST_CASE("when it is not known whether a rule applies, that is what is missing",
          "[engine]") {
  const auto results =
      run(key_rule(),
          {subject(unknown("parameter `Key` has no default", "pass --param Key=..."),
                   text("disabled"))});
  REQUIRE(results.size() == 1);
  CHECK(results[0].message ==
        "cannot tell whether the trail's key is enabled: parameter `Key` has no default");
  CHECK(results[0].missing.help == "pass --param Key=...");
}

TEST_CASE("a text with symbols leaves a comparison open and names the symbols",
          "[engine]") {
  const Text state =
      Text("en") + Text::of_symbol(Symbol{.id = "s", .name = "state of the key"});
  const auto results =
      run(key_rule(), {subject(Value::boolean(true), Value::text(state))});
  REQUIRE(results.size() == 1);
  CHECK(results[0].outcome == Outcome::Unknown);
  CHECK(results[0].message ==
        "cannot tell whether the trail's key is enabled: state of the key is not known");
}

TEST_CASE("what an unknown is made from is said with its reason", "[engine]") {
  const auto reason = [](const char* text) {
    const Value state = Value::unknown(
        Unknown{.reason = text, .origins = {"aws_kms_key.logs.arn", "aws_kms_key.logs"}});
    return run(key_rule(), {subject(Value::boolean(true), state)}).at(0).missing.what;
  };
  CHECK(reason("known after apply") == "known after apply: `aws_kms_key.logs.arn`");
  CHECK(reason("made from `aws_kms_key.logs.arn`") == "made from `aws_kms_key.logs.arn`");
}

TEST_CASE("sensitive values are never shown", "[engine]") {
  const auto results =
      run(key_rule(),
          {subject(Value::boolean(true), Value::text(Text("s3cret").as_sensitive()))});
  REQUIRE(results.size() == 1);
  CHECK(results[0].outcome == Outcome::Fail);
  CHECK_THAT(results[0].message, Catch::Contains("is (sensitive)"));
  CHECK_THAT(results[0].message, !Catch::Contains("s3cret"));
}

TEST_CASE("a rule is judged on its kind of subject, under its standards", "[engine]") {
  Rule rule = key_rule();
  rule.subject = "bucket";
  CHECK(run(rule, {subject(Value::boolean(true), text("enabled"))}).empty());
  // A trail and its destination are one subject.
  rule.subject = "destination";
  CHECK(run(rule, {subject(Value::boolean(true), text("enabled"))}).size() == 1);
  rule = key_rule();
  rule.standards = {"sse-s3"};
  CHECK(run(rule, {subject(Value::boolean(true), text("enabled"))}).empty());
  rule.standards = {"sse-s3", "sse-kms-cmk"};
  CHECK(run(rule, {subject(Value::boolean(true), text("enabled"))}).size() == 1);
}

TEST_CASE("without a place of its own a result stands at the trail", "[engine]") {
  Subject bare = subject(Value::boolean(true), text("disabled"));
  bare.places.clear();
  auto results = run(key_rule(), {bare});
  REQUIRE(results.size() == 1);
  CHECK(results[0].resource == "aws_cloudtrail.main");
  bare.places.emplace("trail", Place{.address = "Trail", .pointer = "/Resources/Trail"});
  results = run(key_rule(), {bare});
  REQUIRE(results.size() == 1);
  CHECK(results[0].place.pointer == "/Resources/Trail");
}

TEST_CASE("results come by trail, code and resource, whatever the order of the rules",
          "[engine]") {
  Rule first = key_rule();
  first.code = "TS101";
  const Rule second = key_rule();
  Subject later = subject(Value::boolean(true), text("enabled"));
  later.trail = "aws_cloudtrail.another";
  const Assessment all =
      assessment({subject(Value::boolean(true), text("enabled")), later});
  const std::vector<const Rule*> forwards{&first, &second};
  const std::vector<const Rule*> backwards{&second, &first};
  const auto order = [&](const std::vector<const Rule*>& rules) {
    std::string text;
    for (const Result& result : judge(rules, all, "sse-kms-cmk", kInputs)) {
      text += result.trail + " " + result.rule->code + "\n";
    }
    return text;
  };
  CHECK(order(forwards) ==
        "aws_cloudtrail.main TS101\naws_cloudtrail.main TS201\n"
        "aws_cloudtrail.another TS101\naws_cloudtrail.another TS201\n");
  CHECK(order(backwards) == order(forwards));
}

TEST_CASE("a fingerprint is kept when places, wording and outcome change", "[engine]") {
  const auto one = run(key_rule(), {subject(Value::boolean(true), text("disabled"))});
  Subject moved = subject(Value::boolean(true), text("enabled"));
  moved.places["key"].position = Position{.line = 12, .column = 3};
  moved.places["key"].pointer = "/resource_changes/9";
  Rule reworded = key_rule();
  reworded.message = "other words";
  const auto other = run(reworded, {moved});
  REQUIRE(one.size() == 1);
  REQUIRE(other.size() == 1);
  CHECK(one[0].fingerprint == other[0].fingerprint);
  CHECK(one[0].fingerprint == "c27e4521a3ee640f06c9ef0d7cb1aecb");
}

TEST_CASE("rule, file, trail and resource each make another fingerprint", "[engine]") {
  const Subject base = subject(Value::boolean(true), text("disabled"));
  Subject other_file = base;
  other_file.input = 1;
  other_file.places["key"].input = 1;
  Subject other_trail = base;
  other_trail.trail = "aws_cloudtrail.other";
  Subject other_resource = base;
  other_resource.places["key"].address = "aws_kms_key.other";
  Rule other_rule = key_rule();
  other_rule.code = "TS999";
  std::set<std::string> seen;
  for (const Subject& one : {base, other_file, other_trail, other_resource}) {
    seen.insert(run(key_rule(), {one}).at(0).fingerprint);
  }
  seen.insert(run(other_rule, {base}).at(0).fingerprint);
  CHECK(seen.size() == 5);
}

}  // namespace
}  // namespace trailseal::engine::engine_test
