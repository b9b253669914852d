// ConfigurationSearch: from directories with Terraform configuration to the root modules
// among them.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "load/input_search.hpp"

namespace trailseal::load {

class ConfigurationSearch {
 public:
  /// Is it a file of a configuration, by its name: `main.tf`, `prod.tfvars`?
  static bool is_part(const std::string& path);

  /// A file that the user named: it means its directory.
  void add_named(const std::string& file);
  /// A file that was found in a directory (an index into Search::directories).
  void add_found(const std::string& file, std::size_t directory);

  /// A candidate for each root module, in the order in which they were added.
  std::vector<Candidate> candidates() const;

 private:
  struct Folder {
    std::string path{};
    bool named = false;
    std::vector<std::size_t> directories{};
  };

  Folder& folder(const std::string& path);

  std::vector<Folder> folders_{};
  std::map<std::string, std::size_t> known_{};  ///< by canonical path
};

}  // namespace trailseal::load
