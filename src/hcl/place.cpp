#include "hcl/place.hpp"

namespace trailseal::hcl {

Error at_place(Error error, const Place& place) {
  if (error.line > 0 || !place.is_known()) return error;
  if (place.path) error.path = *place.path;
  error.line = place.line;
  error.column = place.column;
  return error;
}

}  // namespace trailseal::hcl
