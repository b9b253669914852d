// Every expression of tests/hcl/terraform/cases.json was answered by terraform 1.11.4.
// The cases with unknown inputs were answered again with known ones in three ways:
// instances.json has what they turned out to be.
#include "hcl/terraform_case.hpp"

#include "support/catch.hpp"

namespace trailseal::hcl::terraform_case_test {
namespace {

TEST_CASE("every answer of Terraform's is ours too", "[conformance]") {
  const Json cases = read_test_json("tests/hcl/terraform/cases.json");
  CaseScope scope(cases["inputs"], Json::map());
  std::map<std::string, std::string> problems;
  for (const Json& one : cases["cases"].items()) {
    const auto ours = scope.evaluate(text_in(one, "expr"));
    const std::string problem = problem_with(one, ours);
    if (problem.empty()) continue;
    problems[text_in(one, "id")] = text_in(one, "expr") + "\n    " + problem +
                                   "\n    ours " + shown(ours) + "\n    theirs " +
                                   one["value"].display() + " " + text_in(one, "type") +
                                   text_in(one, "detail");
  }
  CHECK(cases["cases"].size() > 1900);
  for (const auto& [id, problem] : problems) {
    UNSCOPED_INFO(id << " " << problem);
  }
  CHECK(problems.empty());
}

TEST_CASE("learning an unknown never flips what was known", "[law]") {
  const Json cases = read_test_json("tests/hcl/terraform/cases.json");
  const Json instances = read_test_json("tests/hcl/terraform/instances.json");
  CaseScope scope(cases["inputs"], Json::map());
  std::map<std::string, std::string> conflicts;
  std::size_t count = 0;
  for (const Json& one : cases["cases"].items()) {
    const std::string id = text_in(one, "id");
    const Json* answers = instances["cases"].find(id);
    if (answers == nullptr) continue;
    const auto ours = scope.evaluate(text_in(one, "expr"));
    for (const Json& answer : answers->items()) {
      ++count;
      const std::string conflict = conflict_with(ours, answer);
      if (conflict.empty()) continue;
      conflicts[id] = text_in(one, "expr") + "\n    " + conflict + "\n    before " +
                      shown(ours) + "\n    after " + answer["value"].display();
    }
  }
  CHECK(count > 1000);
  for (const auto& [id, conflict] : conflicts) {
    UNSCOPED_INFO(id << " " << conflict);
  }
  CHECK(conflicts.empty());
}

}  // namespace
}  // namespace trailseal::hcl::terraform_case_test
