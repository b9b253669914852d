// From what the user named to the files to look at.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace trailseal::load {

/// A file that may be an input.
struct Candidate {
  std::string path{};  ///< as reports name it; `-` for stdin
  bool named = false;  ///< named by the user, not found in a directory
  /// The directories (indexes into Search::directories) it was found in.
  std::vector<std::size_t> directories{};
};

struct Search {
  std::vector<Candidate> candidates{};  ///< in the order given, each file once
  std::vector<std::string> directories{};
  std::vector<Error> errors{};
};

/// Finds the files behind `arguments`. Directories are searched for *.json, *.yaml,
/// *.yml, *.template and plan files, in the order of their names, without following links
/// to other directories; .git, node_modules and .terraform are left out.
Search search_inputs(const std::vector<std::string>& arguments);

/// The path as reports show it: forward slashes, no `./`, relative where it lies below
/// the current directory.
std::string shown_path(const std::string& path);

}  // namespace trailseal::load
