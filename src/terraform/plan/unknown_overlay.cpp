// `after_unknown` and `after_sensitive` mirror the shape of `after`: `true` stands for
// the whole of what is there, `false` and whatever is left out for nothing.
#include "terraform/plan/unknown_overlay.hpp"

#include <algorithm>
#include <utility>

#include "document/known_after_apply.hpp"

namespace trailseal::terraform {
namespace {

/// A plan has many of them: they share what they hold, one thread's.
Value known_after_apply(Position position) {
  static thread_local const Value shared = Value::unknown({.reason = kKnownAfterApply});
  Value value = shared;
  value.set_position(position);
  return value;
}

bool is_true(const Value& mark) { return mark.is_bool() && mark.as_bool(); }

bool marks_something(const Value& mark) {
  return is_true(mark) || std::any_of(mark.items().begin(), mark.items().end(),
                                      [](const Value& m) { return marks_something(m); });
}

}  // namespace

Value planned_value(const Value& change) {
  const Value& sensitive = change["after_sensitive"];
  return overlay_unknown(overlay_sensitive(change["after"], sensitive),
                         change["after_unknown"],
                         overlay_sensitive(change[kAfterBeginning], sensitive));
}

Value overlay_unknown(const Value& after, const Value& after_unknown,
                      const Value& beginning) {
  if (is_true(after_unknown)) {
    if (!beginning.is_text()) return known_after_apply(after.position());
    return Value::unknown({.reason = kKnownAfterApply, .beginning = beginning.as_text()},
                          after.position());
  }
  if (!marks_something(after_unknown)) return after;
  if (after_unknown.is_map()) {
    Value map = after.is_map() ? after : Value::map(after.position());
    for (std::size_t i = 0; i < after_unknown.size(); ++i) {
      const std::string& key = after_unknown.keys()[i].name;
      const Value& mark = after_unknown.items()[i];
      if (marks_something(mark))
        map.set(key, overlay_unknown(after[key], mark, beginning[key]));
    }
    return map;
  }
  Value list = Value::list({}, after.position());
  const std::size_t size =
      std::max(after.is_list() ? after.size() : 0, after_unknown.size());
  for (std::size_t i = 0; i < size; ++i) {
    list.push_back(overlay_unknown(after.at(i), after_unknown.at(i), beginning.at(i)));
  }
  return list;
}

Value overlay_sensitive(const Value& value, const Value& sensitive) {
  if (!marks_something(sensitive)) return value;
  if (is_true(sensitive)) return value.as_sensitive();
  if (value.is_map()) {
    Value map = Value::map(value.position());
    for (std::size_t i = 0; i < value.size(); ++i) {
      const Value::Key& key = value.keys()[i];
      map.set(key.name, overlay_sensitive(value.items()[i], sensitive[key.name]),
              key.position);
    }
    return map;
  }
  if (value.is_list()) {
    Value list = Value::list({}, value.position());
    for (std::size_t i = 0; i < value.size(); ++i) {
      list.push_back(overlay_sensitive(value.at(i), sensitive.at(i)));
    }
    return list;
  }
  return value;
}

Value without_positions(const Value& value) {
  if (value.is_map()) {
    Value map = Value::map();
    for (std::size_t i = 0; i < value.size(); ++i) {
      map.set(value.keys()[i].name, without_positions(value.items()[i]));
    }
    return map;
  }
  if (value.is_list()) {
    Value list = Value::list();
    for (const Value& item : value.items()) list.push_back(without_positions(item));
    return list;
  }
  Value plain = value;
  plain.set_position({});
  return plain;
}

bool has_unknown(const Value& value) {
  return value.is_unknown() || std::any_of(value.items().begin(), value.items().end(),
                                           [](const Value& v) { return has_unknown(v); });
}

}  // namespace trailseal::terraform
