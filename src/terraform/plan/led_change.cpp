// A search through the text instead of a walk through the JSON: a large plan has thousands
// of roles, and of nearly all of them this is all that is asked. Keys are written without
// escapes by `terraform show`; what is found too much is only looked at in vain.
#include "terraform/plan/led_change.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "aws/arn.hpp"
#include "aws/resource_kind.hpp"
#include "document/passed_stretch.hpp"
#include "terraform/plan/plan_configuration.hpp"

namespace trailseal::terraform {
namespace {

/// What stands behind each `"key":`, one after another.
class MemberSearch {
 public:
  MemberSearch(std::string_view text, std::string_view quoted_key)
      : rest_(text), key_(quoted_key) {}

  /// Moves to the next one; false: there is none.
  bool next() {
    while (true) {
      const std::size_t at = rest_.find(key_);
      if (at == std::string_view::npos) return false;
      rest_.remove_prefix(at + key_.size());
      const std::size_t colon = rest_.find_first_not_of(" \t\r\n");
      if (colon == std::string_view::npos || rest_[colon] != ':') continue;
      const std::size_t value = rest_.find_first_not_of(" \t\r\n", colon + 1);
      if (value == std::string_view::npos) return false;
      rest_.remove_prefix(value);
      return true;
    }
  }

  std::string_view value() const { return rest_; }

 private:
  std::string_view rest_;
  std::string_view key_;
};

/// The first ARN that a change gives the resource itself, before or after; empty: none.
std::string_view arn_in(std::string_view change) {
  constexpr std::string_view kBegin = "\"arn:";
  for (MemberSearch search(change, "\"arn\""); search.next();) {
    if (!search.value().starts_with(kBegin)) continue;
    const std::string_view arn = search.value().substr(1);
    return arn.substr(0, arn.find('"'));
  }
  return {};
}

/// Does the change of a trail, or its state, name a role for CloudWatch Logs? Also where
/// its name is not known yet.
bool names_role(std::string_view change) {
  for (MemberSearch search(change, "\"cloud_watch_logs_role_arn\""); search.next();) {
    const std::string_view value = search.value();
    const bool none = value.starts_with("null") || value.starts_with("false") ||
                      value.starts_with("\"\"");
    if (!none) return true;
  }
  return false;
}

}  // namespace

LedChanges::LedChanges(const Source& source, const PlanParts& parts, PlanIndex& index,
                       Add add)
    : source_(source), parts_(parts), index_(index), add_(std::move(add)) {}

void LedChanges::prepare() {
  index_.add_led_with([this] {
    for (const LedPart& led : parts_.led) this->add(led);
  });
  if (matter_at_once()) return index_.add_led();
  PassedStretch passed(source_);
  for (const LedPart& led : parts_.led) {
    passed.reach(led.offset);
    const auto address = parse_address(unescape(led.address));
    if (!address) continue;  // an error where it is added
    index_.note_module(address->module);
    if (tells_account(led)) add(led);
  }
}

bool LedChanges::matter_at_once() const {
  if (parts_.errored || !parts_.complete || !parts_.deferred.empty()) return true;
  return std::any_of(
      parts_.resources.begin(), parts_.resources.end(), [](const ResourcePart& part) {
        return kind_of(part.type) == ResourceKind::Trail && names_role(part.body);
      });
}

void LedChanges::add(const LedPart& led) {
  std::string address = unescape(led.address);
  if (index_.has(address)) return;
  added_.push_back({.section = Section::Changes,
                    .address = std::move(address),
                    .type = std::string(led.type),
                    .body = led.change,
                    .pointer = "/resource_changes/" + std::to_string(led.index),
                    .offset = led.offset});
  add_(added_.back());
}

/// Is it the first one of its provider that is known to be in an account?
bool LedChanges::tells_account(const LedPart& led) {
  const auto arn = parse_arn(Text(unescape(arn_in(led.change))));
  const auto address = parse_address(unescape(led.address));
  if (!arn || !address) return false;
  const ConfigModule* module = parts_.configuration.find_module(address->module);
  std::string provider;
  if (module != nullptr) {
    const auto config = module->resources.find(address->local());
    if (config != module->resources.end()) provider = config->second.provider_key;
  }
  return told_.emplace(std::move(provider), arn->account.display()).second;
}

}  // namespace trailseal::terraform
