// A walk with the cursor over one change: of `before` and `after` only the members that
// identify are looked at, and nothing is built.
//
//   { actions: [..], before: {arn, bucket, ...}, after: {..}, after_unknown, ... }
//
// What is unknown is not in `after`, so a literal found there is one.
#include "terraform/plan/resource_header.hpp"

#include <algorithm>
#include <array>

#include "document/json_cursor.hpp"
#include "terraform/plan/plan_configuration.hpp"
#include "terraform/plan/resource_type.hpp"

namespace trailseal::terraform {
namespace {

using namespace std::string_view_literals;

constexpr std::array kNames{"arn"sv, "bucket"sv, "id"sv, "key_id"sv, "name"sv};

struct ChangeRow {
  std::string_view first{};
  std::string_view second{};
  Change change = Change::NoOp;
};

/// Terraform, "JSON Output Format", Change Representation.
constexpr std::array kChanges{
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
  for (const ChangeRow& row : kChanges) {
    if (row.first == actions[0] && row.second == actions[1]) return row.change;
  }
  return Change::NoOp;
}

void read_names(JsonCursor& cursor, std::string_view link, Outline& outline) {
  if (!cursor.enter_object()) return;
  while (const auto key = cursor.next_member()) {
    const bool name = std::find(kNames.begin(), kNames.end(), *key) != kNames.end();
    if (!name && *key != "region") continue;
    const auto raw = cursor.take_string();
    if (!raw || raw->empty()) continue;
    std::string text = unescape(*raw);
    if (*key == "region") {
      outline.region = std::move(text);
      continue;
    }
    if (*key == "arn") outline.arn = text;
    if (*key == link) outline.linked = true;
    outline.names.push_back(std::move(text));
  }
}

/// An account or a region that comes from a secret would be shown as if it were none.
void drop_sensitive(JsonCursor& cursor, Outline& outline) {
  const auto drop = [&outline](std::string_view name) {
    if (name == "arn") outline.arn.clear();
    if (name == "region") outline.region.clear();
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

std::string_view link_of(std::string_view type) {
  if (is_bucket_companion(type)) return "bucket";
  if (type == "aws_kms_key_policy") return "key_id";
  return type == "aws_sns_topic_policy" ? "arn" : "";
}

Outline outline_of_change(const Source& source, std::string_view type,
                          std::string_view change) {
  Outline outline;
  const std::string_view link = link_of(type);
  std::string_view after;
  std::vector<std::string_view> marks;
  if (change.empty()) return outline;
  JsonCursor cursor(source, change);
  if (!cursor.enter_object()) return outline;
  while (const auto key = cursor.next_member()) {
    if (*key == "actions") outline.change = read_actions(cursor);
    if (*key == "before") read_names(cursor, link, outline);
    if (*key == "after") after = cursor.take();
    if (key->ends_with("_sensitive")) marks.push_back(cursor.take());
  }
  // Last, so that what is there after deployment prevails.
  outline.linked = outline.linked && !outline.live();
  if (!after.empty()) {
    JsonCursor rest(source, after);
    read_names(rest, link, outline);
  }
  for (const std::string_view mark : marks) {
    if (mark.empty()) continue;
    JsonCursor marked(source, mark);
    drop_sensitive(marked, outline);
  }
  return outline;
}

Outline outline_of_values(const Source& source, std::string_view type,
                          std::string_view values, std::string_view sensitive) {
  Outline outline;
  if (values.empty()) return outline;
  JsonCursor cursor(source, values);
  read_names(cursor, link_of(type), outline);
  if (sensitive.empty()) return outline;
  JsonCursor marked(source, sensitive);
  drop_sensitive(marked, outline);
  return outline;
}

std::vector<std::string> tokens_of(std::string_view name) {
  std::vector<std::string> tokens{std::string(name)};
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
