// Holds the pages under docs/rules to the rules; UPDATE_GOLDEN=1 writes them.
#include "report/page/rule_page.hpp"

#include <filesystem>
#include <set>

#include "rule/catalogue.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

namespace trailseal::report::rule_page_test {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path("docs") / "rules";

TEST_CASE("the pages of the rules say what the rules say", "[rule-page]") {
  std::set<std::string> pages{"README.md"};
  check_golden(kFolder / "README.md", rule_index(rule::builtin_rules()));
  for (const rule::Rule& rule : rule::builtin_rules()) {
    pages.insert(rule.id + ".md");
    check_golden(kFolder / (rule.id + ".md"), rule_page(rule));
  }
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    CAPTURE(entry.path().string());
    CHECK(pages.count(entry.path().filename().string()) == 1);
  }
}

TEST_CASE("the index serves every framework that a rule names", "[rule-page]") {
  const std::string index = rule_index(rule::builtin_rules());
  for (const rule::Rule& rule : rule::builtin_rules()) {
    for (const auto& [framework, controls] : rule.controls) {
      for (const std::string& control : controls) {
        CAPTURE(rule.code, framework, control);
        CHECK(index.find("| " + control + " | ") != std::string::npos);
      }
    }
  }
}

}  // namespace
}  // namespace trailseal::report::rule_page_test
