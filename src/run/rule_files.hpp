// The rules that a user adds: YAML files, read and checked as the built-in ones are.
#pragma once

#include <string>
#include <vector>

#include "base/problems.hpp"
#include "rule/catalogue.hpp"

namespace trailseal::run {

/// A rule file and what stands in it, with its examples.
struct OwnRule {
  std::string path{};
  rule::Rule rule{};
};

/// Reads every *.yaml and *.yml below the paths (files are read whatever their name), in
/// the order of their names. Everything wrong with them goes to `problems`.
std::vector<OwnRule> read_rule_files(const std::vector<std::string>& paths,
                                     Problems& problems);

/// Adds the rules below the paths to the catalogue. `owner` is the configuration that
/// names the paths, whose repository they have to lie in; empty: the user names them.
void add_rule_files(const std::vector<std::string>& paths, const std::string& owner,
                    rule::Catalogue& catalogue, Problems& problems);

}  // namespace trailseal::run
