#include "hcl/place.hpp"

namespace trailseal::hcl {

Error at_place(Error error, const Place& place) {
  // Keys and texts of the user may hold newlines; a message is one line.
  for (char& c : error.message) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  if (error.line > 0 || !place.is_known()) return error;
  if (place.path) error.path = *place.path;
  error.line = place.line;
  error.column = place.column;
  return error;
}

}  // namespace trailseal::hcl
