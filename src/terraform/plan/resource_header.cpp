// A walk with the cursor over one change: of `before` and `after` only the members that
// identify are looked at, and nothing is built.
//
//   { actions: [..], before: {arn, bucket, ...}, after: {..}, after_unknown, ... }
//
// What is unknown is not in `after`, so a literal found there is one.
#include "terraform/plan/resource_header.hpp"

#include <algorithm>
#include <array>

#include "aws/resource_kind.hpp"
#include "document/json_cursor.hpp"
#include "terraform/plan/plan_configuration.hpp"

namespace trailseal::terraform {
namespace {

struct ChangeRow {
  std::string_view first{};
  std::string_view second{};
  Change change = Change::NoOp;
};

/// Terraform, "JSON Output Format", Change Representation.
constexpr std::array kActions{
    ChangeRow{"create", "delete", Change::Replace},
    ChangeRow{"delete", "create", Change::Replace},
    ChangeRow{"create", "forget", Change::Replace},
    ChangeRow{"create", "", Change::Create},
    ChangeRow{"update", "", Change::Update},
    ChangeRow{"delete", "", Change::Delete},
    ChangeRow{"no-op", "", Change::NoOp},
    ChangeRow{"read", "", Change::Read},
    ChangeRow{"forget", "", Change::Forget},
};

Change read_actions(JsonCursor& cursor) {
  std::array<std::string_view, 2> actions{};
  if (cursor.enter_list()) {
    for (std::size_t i = 0; cursor.next_item(); ++i) {
      const auto action = cursor.take_string();
      if (action && i < actions.size()) actions[i] = *action;
    }
  }
  for (const ChangeRow& row : kActions) {
    if (row.first == actions[0] && row.second == actions[1]) return row.change;
  }
  return Change::NoOp;
}

/// The attribute as the table of kinds has it among those the type is known by; empty:
/// it is none of them.
std::string_view known_attribute(const KindRow* row, std::string_view type,
                                 std::string_view attribute) {
  if (row == nullptr) return is_known_by(type, attribute) ? attribute : "";
  for (const Identifier& identifier : row->known_by()) {
    if (identifier.attribute == attribute) return identifier.attribute;
  }
  return "";
}

/// Reads the objects of attributes of one resource.
class AttributeReader {
 public:
  AttributeReader(std::string_view type, ResourceHeader& header)
      : type_(type), row_(find_kind(type)), link_(link_of(type)), header_(header) {}

  /// The literals that tell the resource apart, after deployment or before it.
  void read_names(JsonCursor& cursor, bool after) {
    if (!cursor.enter_object()) return;
    while (const auto key = cursor.next_member()) {
      const std::string_view known = known_attribute(row_, type_, *key);
      const bool place = *key == "region" || *key == "arn";
      if (known.empty() && !place) continue;
      const auto raw = cursor.take_string();
      if (!raw || raw->empty()) continue;
      std::string text = unescape(*raw);
      if (*key == "region") header_.region = text;
      if (*key == "arn") header_.arn = text;
      if (known.empty()) continue;
      if (known == link_) header_.linked = true;
      if (after && row_ != nullptr) header_.given.push_back(known);
      header_.names.push_back(std::move(text));
    }
  }

  /// The marks of `after_unknown`.
  void read_unknown(JsonCursor& cursor) {
    if (row_ == nullptr || !cursor.enter_object()) return;
    while (const auto key = cursor.next_member()) {
      const std::string_view known = known_attribute(row_, type_, *key);
      if (!known.empty() && cursor.take() == "true") header_.unknown.push_back(known);
    }
  }

 private:
  std::string_view type_;
  const KindRow* row_;
  std::string_view link_;
  ResourceHeader& header_;
};

/// An account or a region that comes from a secret would be shown as if it were none.
void drop_sensitive(JsonCursor& cursor, ResourceHeader& header) {
  const auto drop = [&header](std::string_view name) {
    if (name == "arn") header.arn.clear();
    if (name == "region") header.region.clear();
  };
  if (!cursor.enter_object()) {
    if (cursor.take() != "true") return;
    drop("arn");
    drop("region");
    return;
  }
  while (const auto key = cursor.next_member()) {
    if (*key != "arn" && *key != "region") continue;
    const std::string_view name = *key;
    if (cursor.take() == "true") drop(name);
  }
}

}  // namespace

bool ResourceHeader::is_given(std::string_view attribute) const {
  return std::find(given.begin(), given.end(), attribute) != given.end();
}

bool ResourceHeader::is_unknown(std::string_view attribute) const {
  return std::find(unknown.begin(), unknown.end(), attribute) != unknown.end();
}

std::string_view link_of(std::string_view type) {
  const KindRow* row = find_kind(type);
  return row != nullptr && row->is_separate() ? row->links[0].attribute : "";
}

ResourceHeader header_of_change(const Source& source, std::string_view type,
                                std::string_view change) {
  ResourceHeader header;
  AttributeReader reader(type, header);
  std::string_view after;
  std::vector<std::string_view> marks;
  if (change.empty()) return header;
  JsonCursor cursor(source, change);
  if (!cursor.enter_object()) return header;
  while (const auto key = cursor.next_member()) {
    if (*key == "actions") header.change = read_actions(cursor);
    if (*key == "before") reader.read_names(cursor, false);
    if (*key == "after_unknown") reader.read_unknown(cursor);
    if (*key == "after") after = cursor.take();
    if (key->ends_with("_sensitive")) marks.push_back(cursor.take());
  }
  // Last, so that what is there after deployment prevails.
  header.linked = header.linked && !header.live();
  if (!after.empty()) {
    JsonCursor rest(source, after);
    reader.read_names(rest, true);
  }
  for (const std::string_view mark : marks) {
    if (mark.empty()) continue;
    JsonCursor marked(source, mark);
    drop_sensitive(marked, header);
  }
  return header;
}

ResourceHeader header_of_values(const Source& source, std::string_view type,
                                std::string_view values, std::string_view sensitive) {
  ResourceHeader header;
  if (values.empty()) return header;
  JsonCursor cursor(source, values);
  AttributeReader(type, header).read_names(cursor, true);
  if (sensitive.empty()) return header;
  JsonCursor marked(source, sensitive);
  drop_sensitive(marked, header);
  return header;
}

std::vector<std::string_view> tokens_of(std::string_view name) {
  std::vector<std::string_view> tokens{name};
  if (!name.starts_with("arn:")) return tokens;
  std::string_view resource = name;
  for (int i = 0; i < 5; ++i) {
    const std::size_t colon = resource.find(':');
    if (colon == std::string_view::npos) return tokens;
    resource.remove_prefix(colon + 1);
  }
  constexpr std::string_view kLogGroup = "log-group:";
  if (resource.starts_with(kLogGroup)) resource.remove_prefix(kLogGroup.size());
  if (resource.ends_with(":*")) resource.remove_suffix(2);
  tokens.emplace_back(resource);
  const std::size_t slash = resource.find('/');
  if (slash != std::string_view::npos) {
    tokens.emplace_back(resource.substr(0, slash));
    tokens.emplace_back(resource.substr(slash + 1));
  }
  return tokens;
}

}  // namespace trailseal::terraform
