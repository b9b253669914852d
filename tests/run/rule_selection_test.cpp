#include "run/rule_selection.hpp"

#include "run/read_extent.hpp"
#include "run/rule_files.hpp"
#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::run::rule_selection_test {
namespace {

using Words = std::vector<std::string>;

Words codes(const Words& select, const Words& ignore, std::size_t wrong = 0) {
  const rule::Catalogue catalogue;
  Problems problems;
  Words found;
  for (const rule::Rule* rule : select_rules(catalogue, select, ignore, problems)) {
    found.push_back(rule->code);
  }
  CHECK(problems.size() == wrong);
  return found;
}

TEST_CASE("rules are selected by code or id, in lists of any form", "[rules]") {
  CHECK(codes({"TS304, trail-kms-key", "TS101"}, {}) == Words{"TS101", "TS104", "TS304"});
  CHECK(codes({"TS304,TS101"}, {"TS101"}) == Words{"TS304"});
}

TEST_CASE("an opt-in rule is judged where it is named", "[rules]") {
  const Words all = codes({}, {});
  CHECK(std::find(all.begin(), all.end(), "TS610") == all.end());
  CHECK(codes({"TS610"}, {}) == Words{"TS610"});
}

TEST_CASE("a misspelt rule and a choice of none are problems", "[rules]") {
  CHECK(codes({"TS1O4"}, {}, 1).empty());
  CHECK(codes({"TS104"}, {"TS999"}, 1) == Words{"TS104"});
  CHECK(codes({"TS104"}, {"TS104"}, 1).empty());
  CHECK(unknown_rule(rule::Catalogue(), "ts304").help == "did you mean `TS304`?");
}

TEST_CASE("rules on every bucket read everything, those on trails do not", "[rules]") {
  const rule::Catalogue catalogue;
  CHECK_FALSE(extent_of({catalogue.find("TS104")}).everything);
  CHECK(extent_of({catalogue.find("TS104")}).types.empty());
  CHECK_FALSE(extent_of({catalogue.find("TS601")}).everything);
  CHECK_FALSE(extent_of({catalogue.find("TS601")}).bucket_names.empty());
  rule::Rule own = *catalogue.find("TS104");
  own.subject = "key";
  CHECK(extent_of({&own}).everything);
}

TEST_CASE("rule files are read in the order of their names", "[rules]") {
  const cli::Scratch scratch;
  const auto rule = [](const char* id) {
    return std::string("id: ") + id +
           "\ntitle: A rule\nseverity: low\nsubject: trail\nrequire: {fact: trail.name, "
           "equals: x}\nmessage: wrong\n";
  };
  scratch.write("own/b-rule.yaml", rule("b-rule"));
  scratch.write("own/a-rule.yml", rule("a-rule"));
  scratch.write("own/notes.txt", "x");
  Problems problems;
  const std::vector<OwnRule> rules = read_rule_files({"own"}, problems);
  for (const Error& error : problems.errors()) UNSCOPED_INFO(error.message);
  CHECK(problems.empty());
  REQUIRE(rules.size() == 2);
  CHECK(rules[0].path == "own/a-rule.yml");
  rule::Catalogue catalogue;
  add_rule_files({"own/b-rule.yaml", "own/b-rule.yaml"}, {}, catalogue, problems);
  CHECK(problems.size() == 1);  // the second one's name is taken
  CHECK(catalogue.find("b-rule") != nullptr);
  std::filesystem::create_directory("empty");
  CHECK(read_rule_files({"empty", "nowhere.yaml"}, problems).empty());
  CHECK(problems.size() == 3);
}

}  // namespace
}  // namespace trailseal::run::rule_selection_test
