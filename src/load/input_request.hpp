// InputRequest: what a run reads, and with what in mind.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/resource_graph.hpp"
#include "load/progress.hpp"
#include "terraform/configuration/source_choice.hpp"
#include "terraform/configuration/variable_values.hpp"

namespace trailseal::load {

/// How much is read of a plan or a template besides what trails lead to.
struct ReadExtent {
  bool everything = false;  ///< also what no trail leads to
  /// What trails of inputs that are not here may lead to.
  bool for_others = false;
  /// Resource types that rules are judged on besides trails (Terraform's names).
  std::set<std::string, std::less<>> types{};
  std::vector<std::string> bucket_names{};  ///< patterns of the names of buckets
};

struct InputRequest {
  std::vector<std::string> arguments{};  ///< files, directories, `-`
  bool skip_others = false;  ///< a named file that is none of ours is no error
  std::map<std::string, std::string> parameters{};
  Environment environment{};
  terraform::SourceOptions sources{};      ///< with which plans are read
  terraform::VariableOptions variables{};  ///< of configurations
  /// The program that shows plan files; empty: none, they are read as they are.
  std::string terraform{};
  /// Resources outside of the inputs, taken on trust.
  std::optional<Fragment> known{};
  /// Patterns of the paths of inputs to leave out.
  std::vector<std::string> skip{};
  ReadExtent extent{};
  Progress* progress = nullptr;  ///< told what is read; null: nobody
  std::size_t jobs = 1;          ///< inputs read at once
};

}  // namespace trailseal::load
