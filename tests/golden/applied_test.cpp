// What is said of a first deployment from its plan and sources is what is said of it once
// it is applied and every value is known. applied.json is written by
// scripts/applied-verdicts, which asks a real Terraform.
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "cli/cli.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

namespace trailseal::applied_test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

json report_of(const std::string& folder) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  const std::vector<std::string> arguments{
      "check", folder + "/plan.json", "--source", folder, "--format", "json"};
  cli::run(arguments, in, out, err);
  return json::parse(out.str());
}

/// The parts of a report that `said` has: delivery and outcomes by trail.
json same_parts(const json& report, const json& said) {
  json parts = json::object();
  for (const json& trail : report["trails"]) {
    parts[trail["address"].get<std::string>()]["delivery"] = trail["delivery"];
  }
  for (const json& result : report["results"]) {
    if (!result["trail"].is_string()) continue;
    const std::string trail = result["trail"];
    const std::string code = result["code"];
    if (said.contains(trail) && said[trail].contains(code)) {
      parts[trail][code] = result["outcome"];
    }
  }
  return parts;
}

TEST_CASE("the verdict before a first deployment is the verdict after it", "[golden]") {
  const json applied = json::parse(read_file("tests/golden/applied.json"));
  std::set<std::string> folders;
  for (const auto& entry : fs::directory_iterator("fixtures/terraform")) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("source-")) folders.insert(name);
  }
  CHECK(folders.size() >= 40);
  for (const std::string& name : folders) {
    CAPTURE(name);
    REQUIRE(applied.contains(name));
    const json& said = applied[name];
    CHECK(same_parts(report_of("fixtures/terraform/" + name), said) == said);
  }
}

}  // namespace
}  // namespace trailseal::applied_test
