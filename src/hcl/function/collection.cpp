// The functions on collections. Their bodies stand in list.cpp, sequence.cpp, map.cpp,
// set.cpp and choice.cpp.
#include "hcl/function/row.hpp"

namespace trailseal::hcl {

std::span<const Function> collection_functions() {
  static const Rows rows =
      joined({choice_rows(), list_rows(), map_rows(), sequence_rows(), set_rows()});
  return rows;
}

}  // namespace trailseal::hcl
