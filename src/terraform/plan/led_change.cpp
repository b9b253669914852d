#include "terraform/plan/led_change.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "aws/arn.hpp"
#include "aws/resource_kind.hpp"
#include "terraform/plan/member_search.hpp"
#include "terraform/plan/plan_configuration.hpp"

namespace trailseal::terraform {
namespace {

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
  for (const LedPart& led : parts_.led) {
    const auto address = parse_address(led.address);
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
  if (index_.has(led.address)) return;
  added_.push_back({.section = Section::Changes,
                    .address = led.address,
                    .type = std::string(led.type),
                    .body = led.change,
                    .pointer = "/resource_changes/" + std::to_string(led.index),
                    .offset = led.offset,
                    .header = header_of_change(source_, led.type, led.change)});
  add_(added_.back());
}

/// Is it the first one of its provider that is known to be in an account?
bool LedChanges::tells_account(const LedPart& led) {
  const auto arn = parse_arn(Text(led.arn));
  const auto address = parse_address(led.address);
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
