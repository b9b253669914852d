// Calls that terraform 1.11.4 answered, for every function. The files beside
// cases.json (tests/hcl/terraform) have more calls for one topic each; their inputs are
// those of cases.json.
#include <filesystem>
#include <set>

#include "hcl/terraform_case.hpp"
#include "support/catch.hpp"

namespace trailseal::hcl::terraform_function_test {
namespace {

constexpr const char* kFolder = "tests/hcl/function/terraform";

std::vector<std::string> case_files() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

TEST_CASE("every call is answered as Terraform answers it", "[conformance][function]") {
  CaseScope scope(read_test_json("tests/hcl/terraform/cases.json")["inputs"],
                  Json::map());
  std::size_t count = 0;
  std::vector<std::string> problems;
  for (const std::string& path : case_files()) {
    const Json cases = read_test_json(path);
    for (const Json& one : cases["cases"].items()) {
      ++count;
      const auto ours = scope.evaluate(text_in(one, "expr"));
      const std::string problem = problem_with(one, ours);
      if (problem.empty()) continue;
      problems.push_back(text_in(one, "expr") + "\n    " + problem + "\n    ours " +
                         shown(ours) + "\n    theirs " + one["value"].display() + " " +
                         text_in(one, "type") + text_in(one, "detail"));
    }
  }
  CHECK(count > 2000);
  for (const std::string& problem : problems) UNSCOPED_INFO(problem);
  CHECK(problems.empty());
}

}  // namespace
}  // namespace trailseal::hcl::terraform_function_test
