// Runs the examples inside the built-in rules: they are the rules' tests.
#include "rule_test/example.hpp"

#include <map>
#include <string>

#include "document/source.hpp"
#include "rule/catalogue.hpp"
#include "rule/rule_reader.hpp"
#include "support/catch.hpp"

namespace trailseal::cli::example_test {
namespace {

// The examples are not in the tables, so the rule is read again from its file's text.
rule::Rule with_examples(const rule::Rule& builtin) {
  const rule::BuiltinFile file = rule::builtin_file(builtin.id);
  return rule::read_rule(Source(std::string(file.path), std::string(file.text))).rule;
}

/// What is deployed stands in no plan and no template: fixtures/aws-export has the rest.
bool is_on_exports(const rule::Rule& rule) { return rule.is_about("observed"); }

TEST_CASE("the examples of every built-in rule come out as they say", "[examples]") {
  for (const rule::Rule& builtin : rule::builtin_rules()) {
    const std::string path(rule::builtin_file(builtin.id).path);
    const rule::Rule rule = with_examples(builtin);
    CAPTURE(path);
    // No rule does with fewer than one example of each outcome, or of each language.
    CHECK(rule.examples.size() >= (is_on_exports(rule) ? 2 : 3));
    for (const Error& failure : rule_test::run_examples(rule, path)) {
      FAIL_CHECK(failure.path << ":" << failure.line << ": " << failure.message);
    }
  }
}

TEST_CASE("every built-in rule shows every outcome in both languages", "[examples]") {
  // Where the language cannot express the outcome, with the reason.
  const std::map<std::string, std::string> excused{
      {"TS202 cloudformation fail", "one stack has one region, and an example has one"},
      {"TS305 cloudformation fail", "a template cannot set who pays"},
      {"TS501 cloudformation pass", "a template does not tell what is in place"},
      {"TS501 cloudformation fail", "a template does not tell what is in place"},
      {"TS501 cloudformation unknown", "a template does not tell what is in place"},
      {"TS502 terraform unknown", "a deletion is planned, or it is not"},
      {"TS502 cloudformation unknown", "a template does not tell what is in place"},
      {"TS502 cloudformation pass", "a template does not tell what is in place"},
      {"TS502 cloudformation fail", "a template does not tell what is in place"},
  };
  std::size_t count = 0;
  for (const rule::Rule& builtin : rule::builtin_rules()) {
    std::map<std::string, int> shown;
    for (const rule::Example& example : with_examples(builtin).examples) {
      ++count;
      const char* outcome = example.expect == rule::Example::Expect::Pass   ? "pass"
                            : example.expect == rule::Example::Expect::Fail ? "fail"
                            : example.expect == rule::Example::Expect::Unknown
                                ? "unknown"
                                : "not-applicable";
      const char* language =
          example.terraform.is_map() ? " terraform " : " cloudformation ";
      ++shown[builtin.code + language + outcome];
    }
    if (is_on_exports(builtin)) {
      CHECK(shown[builtin.code + " terraform not-applicable"] > 0);
      CHECK(shown[builtin.code + " cloudformation not-applicable"] > 0);
      continue;
    }
    for (const char* wanted :
         {" terraform pass", " terraform fail", " terraform unknown",
          " cloudformation pass", " cloudformation fail", " cloudformation unknown"}) {
      CAPTURE(builtin.code + wanted);
      if (excused.count(builtin.code + wanted) > 0) continue;
      CHECK(shown[builtin.code + wanted] > 0);
    }
  }
  CHECK(count >= 300);
}

TEST_CASE("an example that comes out otherwise is reported at its place", "[examples]") {
  rule::Rule rule = with_examples(*rule::find_rule("trail-kms-key"));
  REQUIRE_FALSE(rule.examples.empty());
  rule.examples.resize(1);
  rule.examples[0].expect = rule::Example::Expect::Fail;
  const auto failures = rule_test::run_examples(rule, "rules/x.yaml");
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].path == "rules/x.yaml");
  CHECK(failures[0].line == rule.examples[0].position.line);
  CHECK_THAT(failures[0].message, Catch::Contains("expected fail, found pass"));
}

}  // namespace
}  // namespace trailseal::cli::example_test
