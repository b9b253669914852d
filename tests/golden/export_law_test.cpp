// Forgetting an answer of an export flips no verdict: what was decided stays so, or is open.
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/scratch.hpp"
#include "support/temporary_directory.hpp"

namespace trailseal::export_law_test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

using Outcomes = std::map<std::string, std::string>;

/// By trail and rule; a delivery is an outcome as well.
Outcomes judged_export(const fs::path& folder) {
  const cli::Run run = cli::run_command(
      {"check", folder.string(), "--format", "json", "--color", "never"});
  const json report = json::parse(run.out);
  Outcomes outcomes;
  for (const json& trail : report["trails"]) {
    const std::string delivery = trail["delivery"];
    outcomes[trail["address"].get<std::string>() + " delivery"] = delivery;
  }
  for (const json& result : report["results"]) {
    if (result["trail"].is_null()) continue;
    outcomes[result["trail"].get<std::string>() + " " +
             result["code"].get<std::string>()] = result["outcome"];
  }
  return outcomes;
}

/// A copy of an export, of which answers can be forgotten.
class ForgetfulExport {
 public:
  explicit ForgetfulExport(const std::string& fixture) {
    fs::copy(fixture, folder_.path(), fs::copy_options::recursive);
    manifest_ = json::parse(read_file(folder_.path() / "manifest.json"));
  }

  std::size_t answers() const { return manifest_["answers"].size(); }
  std::string command(std::size_t answer) const {
    return manifest_["answers"][answer]["command"].dump();
  }
  /// The call was refused, or nobody made it.
  Outcomes without(std::size_t answer, bool refused) const {
    json manifest = manifest_;
    json& row = manifest["answers"][answer];
    if (refused) {
      row["file"] = nullptr;
      row["exit"] = 254;
      row["error"] = {{"code", "AccessDenied"}};
    } else {
      manifest["answers"].erase(answer);
    }
    std::ofstream(folder_.path() / "manifest.json") << manifest.dump();
    return judged_export(folder_.path());
  }

 private:
  TemporaryDirectory folder_{};
  json manifest_;
};

TEST_CASE("an answer that is missing flips no verdict", "[golden]") {
  const std::string fixture =
      GENERATE("all-right", "off-without-key", "grant-admits", "delivered-as-wanted",
               "delivered-before-the-key", "delivered-with-another-key");
  const fs::path folder = "fixtures/aws-export/" + fixture + "/export";
  const Outcomes whole = judged_export(folder);
  const ForgetfulExport copy(folder.string());
  REQUIRE(!whole.empty());
  for (std::size_t i = 0; i < copy.answers(); ++i) {
    for (const bool refused : {true, false}) {
      for (const auto& [what, outcome] : copy.without(i, refused)) {
        const auto before = whole.find(what);
        CAPTURE(fixture, copy.command(i), refused, what);
        if (before == whole.end()) {
          CHECK(outcome != "fail");
        } else if (outcome != "unknown") {
          CHECK(outcome == before->second);
        }
      }
    }
  }
}

}  // namespace
}  // namespace trailseal::export_law_test
