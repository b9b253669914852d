#include "evidence/file/indented_json.hpp"

#include <nlohmann/json.hpp>

namespace trailseal::evidence {
namespace {

// NOLINTNEXTLINE(misc-no-recursion): a statement is five levels deep, a schema eight
nlohmann::ordered_json tree_of(const Value& value) {
  using Json = nlohmann::ordered_json;
  if (value.is_map()) {
    Json map = Json::object();
    for (std::size_t i = 0; i < value.size(); ++i) {
      map[value.keys()[i].name] = tree_of(value.items()[i]);
    }
    return map;
  }
  if (value.is_bool() && !value.is_sensitive()) return value.as_bool();
  if (!value.is_list()) return value.display();
  Json list = Json::array();
  for (const Value& item : value.items()) list.push_back(tree_of(item));
  return list;
}

}  // namespace

std::string indented_json(const Value& value) {
  return tree_of(value).dump(2, ' ', false,
                             nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace trailseal::evidence
