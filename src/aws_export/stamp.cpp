#include "aws_export/stamp.hpp"

#include <utility>

#include "document/json_writer.hpp"

namespace trailseal::aws_export {

Value stamped(const Value& value, std::uint32_t file) {
  Position place = value.position();
  place.file = file;
  if (value.is_list()) {
    Value list = Value::list({}, place);
    for (const Value& item : value.items()) list.push_back(stamped(item, file));
    return list;
  }
  if (value.is_map()) {
    Value map = Value::map(place);
    for (std::size_t i = 0; i < value.size(); ++i) {
      Position key = value.keys()[i].position;
      key.file = file;
      map.add(value.keys()[i].name, stamped(value.items()[i], file), key);
    }
    return map;
  }
  Value same = value;
  same.set_position(place);
  return same;
}

Value text_of_policy(const Value& policy) {
  if (policy.is_text()) return policy;
  if (!policy.is_map()) return {};
  return Value::text(Text(json_text(policy)), policy.position());
}

}  // namespace trailseal::aws_export
