// The functions that write and read other forms of text. Their bodies stand in json.cpp.
#include "hcl/function/row.hpp"

namespace trailseal::hcl {

std::span<const Function> encoding_functions() {
  static const Rows rows =
      joined({base64_rows(), charset_rows(), csv_rows(), json_rows(), yaml_rows()});
  return rows;
}

}  // namespace trailseal::hcl
