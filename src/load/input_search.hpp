// From what the user named to the files to look at.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace trailseal::load {

enum class CandidateKind {
  File,
  Configuration,      ///< a directory with a root module
  IdleConfiguration,  ///< the same, and no trail's answer can rest on it
  Export,             ///< a directory with an export, or its manifest
};

/// A file that may be an input, or a directory with a root module.
struct Candidate {
  std::string path{};  ///< as reports name it; `-` for stdin
  bool named = false;  ///< named by the user, not found in a directory
  /// The directories (indexes into Search::directories) it was found in.
  std::vector<std::size_t> directories{};
  CandidateKind kind = CandidateKind::File;
  /// Of a root module: the first of these directories; empty where it was named.
  std::string under_check{};

  bool is_configuration() const {
    return kind == CandidateKind::Configuration ||
           kind == CandidateKind::IdleConfiguration;
  }
};

struct Search {
  std::vector<Candidate> candidates{};  ///< in the order given, each file once
  std::vector<std::string> directories{};
  std::vector<Error> errors{};
};

/// Finds the files behind `arguments`. Directories are searched for *.json, *.yaml,
/// *.yml, *.template, plan files and Terraform configuration, in the order of their names,
/// without following links to other directories; .git, node_modules and .terraform are
/// left out. A directory with the manifest of an export is one candidate, and its files are
/// none of their own. Root modules come after all files.
Search search_inputs(const std::vector<std::string>& arguments);

/// The path as reports show it: forward slashes, no `./`, relative where it lies below
/// the current directory.
std::string shown_path(const std::string& path);

}  // namespace trailseal::load
