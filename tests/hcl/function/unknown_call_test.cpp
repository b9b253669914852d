// Calls with unknown operands: what terraform 1.11.4 says of each, and what the same call
// is under several assumptions of what the unknowns turn out to be.
#include <set>

#include "hcl/terraform_case.hpp"
#include "support/catch.hpp"

namespace trailseal::hcl::unknown_call_test {
namespace {

/// Calls of every function, and calls as policies are made from.
const std::vector<std::string> kCases{"tests/hcl/function/unknown/calls.json",
                                      "tests/hcl/function/unknown/idioms.json"};

/// Where Terraform says more than is certain: two unknown members may be one, and an
/// unknown may be the member that is looked for.
const std::set<std::string> kSaysTooMuch{
    R"(reverse(toset(["a", local.u])))",
    R"(matchkeys(["a", "b"], ["x", "y"], [local.u]))", "setunion([local.u], [local.u])",
    "toset([local.u, local.u])"};

/// The assumption under which an unknown begins with a combining mark. It combines with
/// the literal before it, so that a half-known text is no longer the row of its pieces.
constexpr std::size_t kCombining = 4;

bool is_half_known_text(const Result<Value>& value) {
  return value && !value->is_known() && value->type().is(Type::Kind::String);
}

Json inputs() { return read_test_json("tests/hcl/terraform/cases.json")["inputs"]; }

void report(const std::vector<std::string>& problems) {
  for (const std::string& problem : problems) UNSCOPED_INFO(problem);
  CHECK(problems.empty());
}

std::string described(const Json& one, const std::string& problem,
                      const Result<Value>& ours, const Json& answer) {
  return text_in(one, "expr") + "\n    " + problem + "\n    ours " + shown(ours) +
         "\n    theirs " + text_in(answer, "status") + " " + answer["value"].display() +
         " " + text_in(answer, "type") + text_in(answer, "detail");
}

TEST_CASE("a call of unknowns knows what Terraform knows", "[unknown][function]") {
  const Json cases = read_test_json(GENERATE(from_range(kCases)));
  CaseScope scope(inputs(), Json::map());
  std::vector<std::string> problems;
  for (const Json& one : cases["cases"].items()) {
    const auto ours = scope.evaluate(text_in(one, "expr"));
    const std::string problem = problem_with(one, ours);
    if (problem.empty() || kSaysTooMuch.count(text_in(one, "expr")) > 0) continue;
    problems.push_back(described(one, problem, ours, one));
  }
  CHECK(cases["cases"].size() > 100);
  report(problems);
}

TEST_CASE("what a call of unknowns says holds once they are known", "[law][function]") {
  const Json cases = read_test_json(GENERATE(from_range(kCases)));
  CaseScope scope(inputs(), Json::map());
  std::vector<std::string> problems;
  for (const Json& one : cases["cases"].items()) {
    const auto ours = scope.evaluate(text_in(one, "expr"));
    const Json& answers = one["instances"];
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const Json& answer = answers.at(i);
      if (i == kCombining && is_half_known_text(ours)) continue;
      const std::string conflict = conflict_with(ours, answer);
      if (!conflict.empty()) problems.push_back(described(one, conflict, ours, answer));
    }
  }
  report(problems);
}

TEST_CASE("a call of what was unknown is answered as Terraform answers it",
          "[conformance][function]") {
  const Json cases = read_test_json(GENERATE(from_range(kCases)));
  const Json given = inputs();
  std::vector<std::string> problems;
  for (std::size_t i = 0; i < cases["assumptions"].size(); ++i) {
    CaseScope scope(given, cases["assumptions"].at(i));
    for (const Json& one : cases["cases"].items()) {
      const Json& answer = one["instances"].at(i);
      if (text_in(answer, "status") == "skip") continue;
      const auto ours = scope.evaluate(text_in(one, "expr"));
      const std::string problem = problem_with(answer, ours);
      if (!problem.empty()) {
        problems.push_back(std::to_string(i) + " " +
                           described(one, problem, ours, answer));
      }
    }
  }
  report(problems);
}

}  // namespace
}  // namespace trailseal::hcl::unknown_call_test
