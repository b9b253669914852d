#include "terraform/unknown/known_beginning.hpp"

#include <algorithm>
#include <utility>

#include "aws/resource_kind.hpp"
#include "terraform/plan/identity_table.hpp"

namespace trailseal::terraform {
namespace {

/// Where a value stands: as symbols are told apart, and as the table of identities has it.
struct Site {
  const Resource& resource;
  std::string id{};
  std::string path{};

  Site below(const std::string& step, const std::string& pattern) const {
    return {.resource = resource, .id = id + step, .path = path + "." + pattern};
  }
  bool names_another() const {
    return !resource.data && identity_of(resource.type, path) != Identity::None;
  }
};

/// Is an unknown in it to be written as what is known of it?
bool has_beginning(const Value& value) {
  if (value.is_unknown()) {
    const Unknown& why = value.as_unknown();
    return !why.beginning.empty() && why.candidates.empty();
  }
  return std::any_of(value.items().begin(), value.items().end(),
                     [](const Value& item) { return has_beginning(item); });
}

Value with_beginning(const Value& value, const Site& site) {
  if (value.is_unknown()) {
    const Unknown& why = value.as_unknown();
    if (!has_beginning(value) || site.names_another()) return value;
    const std::string name = why.origins.size() == 1
                                 ? why.origins.front()
                                 : site.resource.address + "." + site.path;
    return Value::text(why.beginning + Text::of_symbol({.id = site.id, .name = name}),
                       value.position());
  }
  Value made = value;
  if (value.is_list()) {
    made = Value::list({}, value.position());
    for (std::size_t i = 0; i < value.size(); ++i) {
      made.push_back(with_beginning(value.items()[i],
                                    site.below("[" + std::to_string(i) + "]", "*")));
    }
  }
  for (const Value::Key& key : value.keys()) {
    made.set(key.name,
             with_beginning(value[key.name], site.below("." + key.name, key.name)));
  }
  return made;
}

}  // namespace

void use_beginnings(PlanResource& planned, const std::string& path) {
  Resource& resource = planned.resource;
  for (const std::string& name : planned.unknown) {
    if (holds_policy(name) || !has_beginning(resource.attributes[name])) continue;
    const Site site{.resource = resource,
                    .id = path + "#" + resource.address + "." + name,
                    .path = name};
    resource.attributes.set(name, with_beginning(resource.attributes[name], site));
  }
}

}  // namespace trailseal::terraform
