#include "cli/cli.hpp"

#include <nlohmann/json.hpp>

#include "rule/catalogue.hpp"
#include "rule/facts.hpp"
#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::cli_test {
namespace {

TEST_CASE("the version is one line", "[cli]") {
  CHECK(run_command({"--version"}).out == "trailseal 0.1.0\n");
  CHECK(run_command({"check", "--version"}).out == "trailseal 0.1.0\n");
}

TEST_CASE("with --verbose the version says what it was built from and with", "[cli]") {
  const std::string out = run_command({"--version", "--verbose"}).out;
  CHECK(out.starts_with("trailseal 0.1.0\n"));
  for (const char* row :
       {"\ncommit     ", "\nplatform   ", "\ncompiler   ", "\nlinked     ",
        "\nC library  ", "\nlibraries\n", "\n  yaml-cpp 0."}) {
    CAPTURE(row);
    CHECK(contains(out, row));
  }
}

TEST_CASE("every help begins with use and examples and names the statuses", "[cli]") {
  const auto args = GENERATE(values<std::vector<std::string>>({{"--help"},
                                                               {"-h"},
                                                               {"help"},
                                                               {"check", "--help"},
                                                               {"rules", "-h"},
                                                               {"simulate", "-h"}}));
  CAPTURE(args);
  const Run run = run_command(args);
  CHECK(run.status == kClean);
  CHECK(run.err.empty());
  CHECK(contains(run.out, "Examples:\n  "));
  CHECK(contains(run.out, "Exit status"));
  CHECK(run.out.find("Examples:") < run.out.find("Options:"));
}

TEST_CASE("no command at all is a mistake that shows the help", "[cli]") {
  const Run run = run_command({});
  CHECK(run.status == kFailed);
  CHECK(run.out.empty());
  CHECK(contains(run.err, "Commands:"));
}

TEST_CASE("a word that is no command gets advice", "[cli]") {
  struct Case {
    const char* word;
    const char* help;
  };
  const auto c = GENERATE(values<Case>({
      {"chek", "did you mean `check`?"},
      {"rule", "did you mean `rules`?"},
      {"t.yaml", "did you mean `trailseal check t.yaml`?"},
      {"-", "did you mean `trailseal check -`?"},
      {"--format", "options follow the command"},
      {"deploy-everything", "see `trailseal --help`"},
  }));
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  const Run run = run_command({c.word});
  CAPTURE(c.word, run.err);
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, c.help));
}

TEST_CASE("output that cannot be written fails the run", "[cli]") {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  out.setstate(std::ios::badbit);
  const std::vector<std::string> args{"rules"};
  CHECK(run(args, in, out, err) == kFailed);
  CHECK(contains(err.str(), "standard output cannot be written"));
}

TEST_CASE("the rules are listed one a line", "[rules]") {
  const Run run = run_command({"rules"});
  CHECK(run.status == kClean);
  std::istringstream lines(run.out);
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    REQUIRE(count < rule::builtin_rules().size());
    const rule::Rule& rule = rule::builtin_rules()[count];
    CHECK(line.starts_with(rule.code + "  " + rule::to_string(rule.severity)));
    CHECK(contains(line, " " + rule.id + " "));
    CHECK(line.ends_with(rule.title));
  }
  CHECK(count == rule::builtin_rules().size());
  CHECK(count >= 10);
}

TEST_CASE("a rule is explained by code or id", "[rules]") {
  const Run run = run_command({"rules", "TS304"});
  CHECK(run.status == kClean);
  CHECK(run_command({"rules", "bucket-policy-allows-write"}).out == run.out);
  for (const char* part :
       {"TS304 bucket-policy-allows-write", "What\n", "Why\n", "Fix in Terraform\n",
        "Fix in CloudFormation\n", "References\n  https://"}) {
    CAPTURE(part);
    CHECK(contains(run.out, part));
  }
}

TEST_CASE("the facts are listed with type, meaning and values", "[rules]") {
  const Run run = run_command({"rules", "--facts"});
  CHECK(run.status == kClean);
  for (const rule::FactSpec& fact : rule::facts()) {
    CHECK(contains(run.out, std::string(fact.path) + " "));
    CHECK(contains(run.out, std::string(fact.meaning)));
  }
  CHECK(contains(run.out, "who manages it: customer, aws\n"));
  CHECK(run_command({"rules", "--facts", "TS101"}).status == kFailed);
}

TEST_CASE("rules and facts are JSON for a program", "[rules]") {
  const auto all = nlohmann::json::parse(run_command({"rules", "--format", "json"}).out);
  CHECK(all["schema"] == "trailseal.rules/1");
  CHECK(all["rules"].size() == rule::builtin_rules().size());
  const auto one =
      nlohmann::json::parse(run_command({"rules", "TS304", "-f", "json"}).out)["rules"];
  REQUIRE(one.size() == 1);
  CHECK(one[0]["id"] == "bucket-policy-allows-write");
  CHECK(one[0]["severity"] == "high");
  for (const char* text : {"title", "what", "why", "since", "subject"}) {
    CAPTURE(text);
    CHECK_FALSE(one[0][text].get<std::string>().empty());
  }
  CHECK_FALSE(one[0]["fix"]["terraform"].get<std::string>().empty());
  const auto facts =
      nlohmann::json::parse(run_command({"rules", "--facts", "-f", "json"}).out);
  CHECK(facts["schema"] == "trailseal.facts/1");
  CHECK(facts["facts"].size() == rule::facts().size());
  CHECK(run_command({"rules", "--format", "xml"}).status == kFailed);
}

TEST_CASE("a rule that does not exist is an error", "[rules]") {
  const Run run = run_command({"rules", "TS3O4"});
  CHECK(run.status == kFailed);
  CHECK(run.out.empty());
  CHECK(contains(run.err, "unknown rule `TS3O4`"));
  CHECK(contains(run.err, "did you mean `TS304`?"));
}

}  // namespace
}  // namespace trailseal::cli::cli_test
