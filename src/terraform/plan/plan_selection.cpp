// Roots under Extent::FromTrails, all others are found from them (reach):
//
//   trails, and what is set per account   rows of the table of kinds with Keep::Always
//   what tells where everything is        data sources with Keep::Always
//   what the caller asks for              by type, or a bucket by its name
//   what other inputs lead to             by any of its names
#include "terraform/plan/plan_selection.hpp"

#include <algorithm>
#include <functional>

#include "aws/resource_kind.hpp"
#include "base/glob.hpp"
#include "base/text.hpp"

namespace trailseal::terraform {
namespace {

/// What is kept of resources of this type.
Keep keep_of(std::string_view type, bool data) {
  const KindRow* row = find_kind(type);
  if (row == nullptr) return Keep::Never;
  return data ? row->data : row->keep;
}

bool has_such_name(const ResourceHeader& header,
                   const std::vector<std::string>& patterns) {
  if (header.names.empty()) return !patterns.empty();
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
    const Pattern parsed = Pattern::parse(Text(pattern));
    return std::any_of(
        header.names.begin(), header.names.end(),
        [&](const std::string& n) { return matches(parsed, Text(n)) == Verdict::Holds; });
  });
}

}  // namespace

bool PlanSelection::has_type(std::string_view type, bool data) const {
  return keep_of(type, data) != Keep::Never || (!data && types.count(type) > 0);
}

std::string_view PlanSelection::led_type(std::string_view type, bool data) const {
  if (data || !only_input || extent == Extent::Everything || types.count(type) > 0)
    return {};
  const KindRow* row = find_kind(type);
  return row != nullptr && row->keep == Keep::Led ? row->terraform : std::string_view();
}

std::size_t name_hash(std::string_view name) {
  return std::hash<std::string_view>()(name);
}

void add_names(const ResourceHeader& header, std::vector<std::size_t>& names) {
  for (const std::string& name : header.names) {
    for (const std::string_view token : tokens_of(name))
      names.push_back(name_hash(token));
  }
}

bool PlanSelection::is_led(const ResourceHeader& header) const {
  if (led_names.empty()) return false;
  return std::any_of(header.names.begin(), header.names.end(), [&](const auto& name) {
    const std::vector<std::string_view> tokens = tokens_of(name);
    return std::any_of(tokens.begin(), tokens.end(), [&](std::string_view token) {
      return led_names.count(name_hash(token)) > 0;
    });
  });
}

bool PlanSelection::is_root(std::string_view type, bool data,
                            const ResourceHeader& header) const {
  if (extent == Extent::Everything) return true;
  if (keep_of(type, data) == Keep::Always) return true;
  if (is_led(header)) return true;
  if (data) return false;
  if (kind_of(type) == ResourceKind::Bucket && has_such_name(header, bucket_names)) {
    return true;
  }
  return types.count(type) > 0;
}

}  // namespace trailseal::terraform
