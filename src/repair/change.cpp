#include "repair/change.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace trailseal::repair {
namespace {

using Steps = std::vector<EditStep>;

/// From the resource to what an edit changes.
Steps way_of(const Edit& edit) {
  Steps way = path_steps(edit.attribute);
  way.insert(way.end(), edit.steps.begin(), edit.steps.end());
  return way;
}

/// From the resource to the value that an edit brings; nothing where it brings none that a
/// later edit could lead into.
std::optional<Steps> way_to_value(const Edit& edit) {
  Steps way = way_of(edit);
  switch (edit.kind) {
    case Edit::Kind::Replace:
      return way;
    case Edit::Kind::AddMember:
      way.push_back({.member = edit.key});
      return way;
    case Edit::Kind::CreateResource:
      return Steps();
    default:
      return std::nullopt;
  }
}

const std::string& resource_of(const Edit& edit) {
  return edit.kind == Edit::Kind::CreateResource ? edit.created.address : edit.resource;
}

/// Makes `later` part of what `earlier` brings; false where it is elsewhere.
bool absorb(Edit& earlier, const Edit& later) {
  if (later.kind == Edit::Kind::CreateResource || later.attribute == "depends_on" ||
      earlier.attribute == "depends_on") {
    return false;
  }
  if (earlier.input != later.input || resource_of(earlier) != later.resource)
    return false;
  const auto brought = way_to_value(earlier);
  const Steps way = way_of(later);
  if (!brought || way.size() < brought->size() ||
      !std::equal(brought->begin(), brought->end(), way.begin())) {
    return false;
  }
  if (way.size() == brought->size() && later.kind == Edit::Kind::Remove) return false;
  Edit inside = later;
  inside.steps.assign(way.begin() + static_cast<std::ptrdiff_t>(brought->size()),
                      way.end());
  earlier.value = edited_document(earlier.value, inside);
  if (later.origin) earlier.origin = later.origin;
  return true;
}

}  // namespace

void Change::add(Change more) {
  for (Edit& edit : more.edits) {
    const bool inside = std::any_of(edits.rbegin(), edits.rend(),
                                    [&](Edit& earlier) { return absorb(earlier, edit); });
    if (!inside) edits.push_back(std::move(edit));
  }
  for (std::string& phrase : more.phrases) phrases.push_back(std::move(phrase));
  size += more.size;
}

}  // namespace trailseal::repair
