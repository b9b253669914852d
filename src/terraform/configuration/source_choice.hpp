// SourceChoice: which sources a plan is read with.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "terraform/configuration/source_tree.hpp"

namespace trailseal::terraform {

struct DeclaredConfiguration;
class SourceCompletion;

struct SourceChoice {
  std::shared_ptr<SourceTree> tree{};  ///< null: none
  /// The user, or the plan file itself, says that they are the plan's.
  bool told = false;
  /// Sources that were changed after this moment are not used.
  std::optional<std::filesystem::file_time_type> moment{};
  /// Not null: there is no plan but what these sources declare.
  std::shared_ptr<DeclaredConfiguration> declared{};
  /// Called once the plan is completed with these sources; may be empty.
  std::function<void(SourceCompletion&)> ask{};
};

/// What the user said of sources.
struct SourceOptions {
  bool none = false;        ///< `--no-source`
  std::string directory{};  ///< `--source`; empty: not given
};

/// The sources for an input: those inside a plan file, those of the directory that the
/// user names, else those beside the input (of the current directory, for `-`). Sources
/// that nobody named are not read where they were changed more than a minute after the
/// plan. Errors: a plan file that cannot be read.
Result<SourceChoice> choose_sources(const std::string& input, bool is_plan_file,
                                    const SourceOptions& options);

}  // namespace trailseal::terraform
