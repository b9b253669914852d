#include "document/value_places.hpp"

namespace trailseal {

Value with_places(const Value& value, const std::function<Position(Position)>& place_of) {
  const Position place = place_of(value.position());
  if (value.is_list()) {
    Value list = Value::list({}, place);
    for (const Value& item : value.items()) list.push_back(with_places(item, place_of));
    return list;
  }
  if (value.is_map()) {
    Value map = Value::map(place);
    for (std::size_t i = 0; i < value.size(); ++i) {
      const Value::Key& key = value.keys()[i];
      map.add(key.name, with_places(value.items()[i], place_of), place_of(key.position));
    }
    return map;
  }
  Value same = value;
  same.set_position(place);
  return same;
}

}  // namespace trailseal
