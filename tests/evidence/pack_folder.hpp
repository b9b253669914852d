// A pack made in a folder of its own, and what is in it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "support/golden.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli {

/// An empty directory that is gone with the object; the working directory stays.
class PackFolder {
 public:
  PackFolder() {
    std::string name =
        (std::filesystem::temp_directory_path() / "trailseal-XXXXXX").string();
    directory_ = mkdtemp(name.data());
  }
  ~PackFolder() { std::filesystem::remove_all(directory_); }
  PackFolder(const PackFolder&) = delete;
  PackFolder& operator=(const PackFolder&) = delete;

  std::string path(const std::string& name) const { return directory_ / name; }

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
         std::filesystem::recursive_directory_iterator(directory_ / name)) {
      if (!entry.is_regular_file()) continue;
      const auto relative = entry.path().lexically_relative(directory_ / name);
      all[relative.generic_string()] = read_file(entry.path());
    }
    return all;
  }

 private:
  std::filesystem::path directory_;
};

inline constexpr const char* kRefusedPlan =
    "fixtures/terraform/prefix-not-in-policy/plan.json";
inline constexpr const char* kGoodPlan = "fixtures/terraform/first-deployment/plan.json";

}  // namespace trailseal::cli
