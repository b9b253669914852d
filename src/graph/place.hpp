// Place: where something stands in the inputs.
#pragma once

#include <cstddef>
#include <string>

#include "document/source.hpp"

namespace trailseal {

struct Place {
  std::size_t input = 0;
  std::string address{};  ///< of the resource
  std::string pointer{};  ///< JSON pointer in the input
  Position position{};    ///< zero for one-line plans
  std::string label{};    ///< the resource's other name (CDK path), may be empty
};

}  // namespace trailseal
