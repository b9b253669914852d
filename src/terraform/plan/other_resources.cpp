#include "terraform/plan/other_resources.hpp"

#include "document/json_cursor.hpp"
#include "document/json_reader.hpp"
#include "terraform/plan/address.hpp"
#include "terraform/plan/unknown_overlay.hpp"

namespace trailseal::terraform {
namespace {

/// Is it there after deployment? Its `actions` stand first in a change, and nothing else
/// of it is read for this.
bool is_live(const Source& source, const OtherPart& part) {
  if (part.section != Section::Changes) return true;
  JsonCursor cursor(source, part.change);
  if (!cursor.enter_object()) return false;
  while (const auto key = cursor.next_member()) {
    if (*key != "actions") continue;
    const std::string_view actions = cursor.take();
    const bool stays = actions.find("create") != std::string_view::npos;
    const bool goes = actions.find("delete") != std::string_view::npos ||
                      actions.find("forget") != std::string_view::npos;
    return stays || !goes;
  }
  return true;
}

Value read(const Source& source, std::string_view part) {
  if (part.empty()) return {};
  Result<Document> document = read_json_part(source, part);
  return document ? std::move(document->root) : Value();
}

}  // namespace

void OtherResources::index() {
  if (indexed_) return;
  indexed_ = true;
  for (const OtherPart& part : parts_.others) {
    const auto address = parse_address(unescape(part.address));
    if (!address || !is_live(source_, part)) continue;
    parts_by_local_[join_address(address->module, address->local())].emplace(address->key,
                                                                             &part);
  }
}

std::vector<std::string> OtherResources::keys_of(const std::string& module,
                                                 const std::string& local) {
  index();
  std::vector<std::string> keys;
  const auto found = parts_by_local_.find(join_address(module, local));
  if (found == parts_by_local_.end()) return keys;
  for (const auto& entry : found->second) keys.push_back(entry.first);
  return keys;
}

std::optional<Value> OtherResources::values_of(const std::string& module,
                                               const std::string& local,
                                               const std::string& key) {
  index();
  const auto found = parts_by_local_.find(join_address(module, local));
  if (found == parts_by_local_.end()) return std::nullopt;
  const auto part = found->second.find(key);
  if (part == found->second.end()) return std::nullopt;
  const Value body = read(source_, part->second->change);
  if (part->second->section != Section::Changes) {
    return overlay_sensitive(body, read(source_, part->second->sensitive));
  }
  return planned_value(body);
}

}  // namespace trailseal::terraform
