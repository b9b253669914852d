#include "rule/rule.hpp"

#include "support/catch.hpp"

namespace trailseal::rule::rule_test {
namespace {

TEST_CASE("a fix is its advice, and perhaps a snippet", "[rule]") {
  const Fix plain = read_fix("Do this.\nAnd that.\n");
  CHECK(plain.advice == "Do this.\nAnd that.");
  CHECK_FALSE(plain.has_snippet);
  const Fix snippet = read_fix("Do this:\n\n```hcl\nx\n```\n");
  CHECK(snippet.advice == "Do this");
  CHECK(snippet.has_snippet);
  CHECK(snippet.text == "Do this:\n\n```hcl\nx\n```\n");
  CHECK(read_fix("").empty());
}

TEST_CASE("a rule is about the fact it points to, and those above it", "[rule]") {
  Rule rule;
  rule.at = "change.keeps_storage";
  CHECK(rule.is_about_change());
  CHECK(rule.is_about("change.keeps_storage"));
  CHECK_FALSE(rule.is_about("change.keeps"));
  rule.at = "changes.x";
  CHECK_FALSE(rule.is_about_change());
}

}  // namespace
}  // namespace trailseal::rule::rule_test
