// The functions on strings. Their bodies stand in case.cpp, trim.cpp, piece.cpp,
// pattern.cpp and format.cpp.
#include "hcl/function/row.hpp"

namespace trailseal::hcl {

std::span<const Function> string_functions() {
  static const Rows rows =
      joined({case_rows(), format_rows(), pattern_rows(), piece_rows(), trim_rows()});
  return rows;
}

}  // namespace trailseal::hcl
