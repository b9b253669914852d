// DeclaredConfiguration: what is said of a configuration that no plan was made of.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "graph/input.hpp"
#include "terraform/unknown/declared_values.hpp"

namespace trailseal::terraform {

struct DeclaredConfiguration {
  DeclaredValues values{};  ///< of what the loader does not index
  /// Why a resource may not exist, by its address.
  std::map<std::string, std::string> doubts{};
  Additions additions{};  ///< what modules that are not there may declare
  std::vector<Error> warnings{};
};

}  // namespace trailseal::terraform
