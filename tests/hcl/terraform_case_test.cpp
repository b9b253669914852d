// Every expression of tests/hcl/terraform/cases.json was answered by terraform 1.11.4.
// The cases with unknown inputs were answered again with known ones in three ways:
// instances.json has what they turned out to be.
#include "hcl/terraform_case.hpp"

#include <set>

#include "hcl/answer.hpp"
#include "support/catch.hpp"

namespace trailseal::hcl {
namespace {

/// Where Terraform claims more of unknowns than is certain, and we say less.
const std::set<std::string> kClaimsTooMuch{};

std::string shown(const Result<Value>& result) {
  if (!result) return "error: " + result.error().message;
  return answer_of("", result, Sensitive::Shown).display();
}

std::string problem_with(const Json& answer, const Result<Value>& ours) {
  const std::string status = text_in(answer, "status");
  if (status == "error") {
    if (!ours || !ours->is_wholly_known()) return "";
    return "Terraform refuses it: " + text_in(answer, "error");
  }
  if (!ours) return "we refuse it";
  const Json& value = answer["value"];
  if (!fits(*ours, value)) return "another value";
  if (status == "unknown") return "";
  const bool may_differ = kClaimsTooMuch.count(text_in(answer, "id")) > 0;
  if (!may_differ && !covers(*ours, value)) return "we know less";
  if (status == "known" && ours->type().display() != text_in(answer, "type")) {
    return "another type: " + ours->type().display();
  }
  if (ours->has_sensitive_part() != answer["sensitive"].as_bool()) return "another mark";
  const bool is_whole = answer["sensitive_paths"].is_bool();
  if (answer["sensitive"].as_bool() && ours->is_sensitive() != is_whole &&
      !answer["sensitive_paths"].is_absent()) {
    return "another marked part";
  }
  return "";
}

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

std::string conflict_with(const Result<Value>& before, const Json& after) {
  const bool refused = text_in(after, "status") == "error";
  if (!before) return refused ? "" : "we refuse what turns out to be a value";
  if (refused) return "";
  if (text_in(after, "status") != "known") return "";
  if (!fits(*before, after["value"])) return "it turns out to be another value";
  const std::string type = text_in(after, "type");
  if (before->type().is_complete() && !after["value"].is_null() &&
      before->type().display() != type) {
    return "it turns out to be of another type: " + type;
  }
  return "";
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
}  // namespace trailseal::hcl
