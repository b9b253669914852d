#include "rule/rule_reader.hpp"

#include <string>

#include "support/catch.hpp"

namespace trailseal::rule::rule_reader_test {
namespace {

// A good rule, as short as it may be.
const std::string kGood = R"(id: trail-kms-key
code: TS104
title: The trail sets a KMS key
severity: high
since: "0.1"
what: Reports trails without a key.
why: The files get AES256.
fix:
  terraform: Set `kms_key_id`.
  cloudformation: Set `KMSKeyId`.
subject: trail
require: { fact: trail.has_key, equals: true }
message: "`{trail.label}` has no key"
at: trail.kms_key_id
examples:
  - pass: it has one
    terraform: { aws_cloudtrail.main: { kms_key_id: x } }
  - fail: it has none
    terraform: { aws_cloudtrail.main: { name: main } }
    at: aws_cloudtrail.main
  - unknown: not known
    cloudformation: { Resources: {} }
finding: Trail has no KMS key
)";

RuleFile read(std::string text) {
  return read_rule(Source("rules/trail/trail-kms-key.yaml", std::move(text)));
}

// The good rule with one part replaced.
std::string with(const std::string& part, const std::string& replacement) {
  std::string text = kGood;
  const std::size_t at = text.find(part);
  REQUIRE(at != std::string::npos);
  return text.replace(at, part.size(), replacement);
}

std::string shown(const std::vector<Error>& errors) {
  std::string text;
  for (const Error& error : errors) {
    text += std::to_string(error.line) + ":" + std::to_string(error.column) + " " +
            error.message + (error.help.empty() ? "" : " [" + error.help + "]") + "\n";
  }
  return text;
}

TEST_CASE("a good rule is read whole", "[rule]") {
  const RuleFile file = read(kGood);
  CHECK(shown(file.errors) == "");
  const Rule& rule = file.rule;
  CHECK(rule.id == "trail-kms-key");
  CHECK(rule.code == "TS104");
  CHECK(rule.severity == Severity::High);
  CHECK(rule.since == "0.1");
  CHECK(rule.fix_cloudformation.text == "Set `KMSKeyId`.");
  CHECK(rule.subject == "trail");
  CHECK(rule.when.kind == Condition::Kind::All);
  CHECK(rule.when.parts.empty());
  CHECK(rule.require.fact == "trail.has_key");
  CHECK(rule.require.op == "equals");
  CHECK(rule.require.argument.as_bool());
  REQUIRE(rule.examples.size() == 3);
  CHECK(rule.examples[1].expect == Example::Expect::Fail);
  CHECK(rule.examples[1].at == std::vector<std::string>{"aws_cloudtrail.main"});
  CHECK(rule.examples[2].cloudformation.is_map());
  CHECK(rule.examples[2].position.line == 21);
}

TEST_CASE("conditions nest, and a list means all of it", "[rule]") {
  const RuleFile file =
      read(with("require: { fact: trail.has_key, equals: true }", R"(when:
  not: { fact: trail.organization, equals: true }
require:
  - any:
      - { fact: standard, one_of: [sse-s3, sse-kms] }
      - { fact: key.region, same_as: bucket.region }
  - { fact: key, exists: true })"));
  CHECK(shown(file.errors) == "");
  CHECK(file.rule.when.kind == Condition::Kind::Not);
  REQUIRE(file.rule.require.kind == Condition::Kind::All);
  REQUIRE(file.rule.require.parts.size() == 2);
  CHECK(file.rule.require.parts[0].kind == Condition::Kind::Any);
  CHECK(file.rule.require.parts[0].parts[1].op == "same_as");
  CHECK(file.rule.require.parts[1].fact == "key");
}

TEST_CASE("what is wrong with a rule is said with its place and the nearest word",
          "[rule]") {
  struct Case {
    const char* part;
    const char* replacement;
    const char* error;
  };
  const auto c = GENERATE(values<Case>({
      {"title:", "titel:", "3:1 unknown rule key `titel` [did you mean `title`?]"},
      {"id: trail-kms-key", "id: trail-key",
       "1:5 id `trail-key` differs from the file name `trail-kms-key` [rename one of "
       "them]"},
      {"id: trail-kms-key", "id: Trail_Key",
       "1:5 id `Trail_Key` is not lower-case words with dashes"},
      {"code: TS104", "code: TS14", "2:7 code `TS14` is not `TS` and three digits"},
      {"severity: high", "severity: hihg",
       "4:11 unknown severity `hihg` [did you mean `high`?]"},
      {"since: \"0.1\"", "since: 0.1", "5:8 `since` must be a string [put it in quotes]"},
      {"why: The files get AES256.", "why: \"\"", "7:6 `why` is empty"},
      {"  terraform: Set `kms_key_id`.\n", "", "9:3 the fix has no `terraform`"},
      {"subject: trail", "subject: trial",
       "11:10 unknown subject `trial` [did you mean `trail`?]"},
      {"fact: trail.has_key", "fact: trail.haskey",
       "12:18 unknown fact `trail.haskey` [did you mean `trail.has_key`?]"},
      {"equals: true", "equal: true",
       "12:33 unknown operator `equal` [did you mean `equals`?]"},
      {"equals: true", "equals: yes please",
       "12:41 fact `trail.has_key` is true or false and cannot be `yes please`"},
      {"equals: true", "one_of: true", "12:41 operator `one_of` takes a list of values"},
      {"equals: true", "exists: 1", "12:41 operator `exists` takes true or false"},
      {"equals: true", "same_as: trail.key", "12:42 unknown fact `trail.key`"},
      {"equals: true", "matches: \"(\"", "12:42 not a regular expression: missing ): ("},
      {"equals: true", "equals: true, exists: true",
       "12:47 a test has one operator [put each test in a separate item]"},
      {", equals: true", "", "12:10 the test of fact `trail.has_key` has no operator"},
      {"fact: trail.has_key", "fact: trail",
       "12:33 fact `trail` is a group of facts [only `exists` can test it]"},
      {"{ fact: trail.has_key, equals: true }", "{ al: [] }",
       "12:12 unknown condition `al` [did you mean `all`?]"},
      {"{ fact: trail.has_key, equals: true }", "{ all: [] }",
       "12:17 expected a list of conditions, at least one"},
      {"{ fact: trail.has_key, equals: true }", "{ fact: key.state, equals: enabeld }",
       "12:37 unknown value of fact `key.state`, `enabeld` [did you mean `enabled`?]"},
      {"{trail.label}", "{trail.lable}",
       "13:10 unknown fact `trail.lable` [did you mean `trail.label`?]"},
      {"{trail.label}", "{trail.label",
       "13:10 unbalanced brace in the message [write "
       "the path of a fact between `{` and `}`]"},
      {"{trail.label}", "{trail}",
       "13:10 fact `trail` is a group of facts and has no text to show"},
      {"at: trail.kms_key_id", "at: trail.kms_key_ids",
       "14:5 unknown fact `trail.kms_key_ids` [did you mean `trail.kms_key_id`?]"},
      {"  - pass: it has one", "  - passes: it has one",
       "16:5 unknown example key `passes` [did you mean `pass`?]"},
      {"    cloudformation: { Resources: {} }\n", "",
       "21:5 an example has one input [use a map under `terraform` or under "
       "`cloudformation`]"},
      {"  - unknown: not known", "  - fail: not known",
       "16:3 no example shows the outcome `unknown`"},
      {"severity: high", "severity: high\nseverity: low", "duplicate"},
  }));
  CAPTURE(c.part, c.replacement);
  const RuleFile file = read(with(c.part, c.replacement));
  CHECK_THAT(shown(file.errors), Catch::Contains(c.error));
}

TEST_CASE("everything wrong with a file is said in one run, in its order", "[rule]") {
  std::string text = with("severity: high", "severity: urgent");
  text.replace(text.find("equals"), 6, "equal");
  text.replace(text.find("message:"), 8, "massage:");
  const RuleFile file = read(text);
  CHECK(shown(file.errors) ==
        "1:1 the rule has no `message`\n"
        "4:11 unknown severity `urgent` [known: `low`, `medium`, `high`]\n"
        "12:33 unknown operator `equal` [did you mean `equals`?]\n"
        "13:1 unknown rule key `massage` [did you mean `message`?]\n");
  for (const Error& error : file.errors) {
    CHECK(error.path == "rules/trail/trail-kms-key.yaml");
  }
}

TEST_CASE("a text that is no map of rule keys is refused", "[rule]") {
  const auto text = GENERATE(as<std::string>(), "[]", "just words", "null", "a: [");
  CAPTURE(text);
  CHECK_FALSE(read(text).errors.empty());
}

}  // namespace
}  // namespace trailseal::rule::rule_reader_test
