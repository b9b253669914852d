#include "aws_export/stamp.hpp"

#include "document/json_writer.hpp"
#include "document/value_places.hpp"

namespace trailseal::aws_export {

Value stamped(const Value& value, std::uint32_t file) {
  return with_places(value, [file](Position place) {
    place.file = file;
    return place;
  });
}

Value text_of_policy(const Value& policy) {
  if (policy.is_text()) return policy;
  if (!policy.is_map()) return {};
  return Value::text(Text(json_text(policy)), policy.position());
}

}  // namespace trailseal::aws_export
