// A pack made in a folder of its own, and what is in it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "support/golden.hpp"
#include "support/scratch.hpp"
#include "support/temporary_directory.hpp"

namespace trailseal::cli {

class PackFolder {
 public:
  std::string path(const std::string& name) const { return directory_.path() / name; }

  /// Runs `evidence ARGUMENTS -o NAME`.
  Run make(std::vector<std::string> arguments, const std::string& name,
           const run::Clock& clock = run::process_clock()) const {
    arguments.insert(arguments.begin(), "evidence");
    arguments.insert(arguments.end(), {"-o", path(name)});
    return run_command(arguments, "", clock);
  }

  Run verify(const std::string& name, std::vector<std::string> inputs = {}) const {
    inputs.insert(inputs.begin(), {"evidence", "--verify", path(name)});
    return run_command(inputs);
  }

  /// Every file below a name, by path.
  std::map<std::string, std::string> files(const std::string& name) const {
    std::map<std::string, std::string> all;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(directory_.path() / name)) {
      if (!entry.is_regular_file()) continue;
      const auto relative = entry.path().lexically_relative(directory_.path() / name);
      all[relative.generic_string()] = read_file(entry.path());
    }
    return all;
  }

 private:
  TemporaryDirectory directory_{};
};

inline constexpr const char* kRefusedPlan =
    "fixtures/terraform/prefix-not-in-policy/plan.json";
inline constexpr const char* kGoodPlan = "fixtures/terraform/first-deployment/plan.json";

}  // namespace trailseal::cli
