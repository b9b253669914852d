#include "terraform/plan_format.hpp"

#include <algorithm>
#include <array>

#include "document/json_cursor.hpp"
#include "terraform/plan_loader.hpp"

namespace trailseal::terraform {
namespace {

using namespace std::string_view_literals;

constexpr std::array kPlanKeys{
    "terraform_version"sv, "planned_values"sv, "resource_changes"sv, "resource_drift"sv,
    "prior_state"sv,       "configuration"sv,  "values"sv,           "applyable"sv,
};

}  // namespace

bool is_plan_or_state(const Source& source) {
  JsonCursor cursor(source);
  if (!cursor.enter_object()) return false;
  bool format = false;
  bool known = false;
  bool other = false;
  bool raw = false;
  while (const auto key = cursor.next_member()) {
    if (*key == "format_version") {
      format = true;
    } else if (std::find(kPlanKeys.begin(), kPlanKeys.end(), *key) != kPlanKeys.end()) {
      known = true;
    } else if (*key == "lineage" || *key == "serial") {
      raw = true;
    } else {
      other = true;
    }
    if (known && (format || raw)) return true;
  }
  return format && !other;  // the state of nothing has no more than its version
}

/// Does a root module have every block that the plan's configuration has?
bool declares_all(const Module& module, const ConfigModule& planned) {
  for (const auto& entry : planned.resources) {
    if (module.resources.count(entry.first) == 0) return false;
  }
  for (const auto& entry : planned.calls) {
    if (module.calls.count(entry.first) == 0) return false;
  }
  return !planned.resources.empty() || !planned.calls.empty();
}

Result<void> refuse(const PlanParts& parts, const Source& source) {
  const std::string& version = parts.format_version;
  if (parts.is_raw_state && version.empty()) {
    return Error{.message = "this is Terraform's own state file, not its JSON output",
                 .help = "run `terraform show -json > state.json` and check that",
                 .path = source.path()};
  }
  if (version.empty()) {
    return Error{.message = "this is not a plan or state: `format_version` is missing",
                 .help = "write it with `terraform show -json`",
                 .path = source.path()};
  }
  const std::string_view major = std::string_view(version).substr(0, version.find('.'));
  if (major != "0" && major != "1") {
    return Error{
        .message = "format version `" + version + "` of the plan is not supported",
        .help = "versions 0.1 to 1.x are; look for a newer release of this program",
        .path = source.path()};
  }
  return {};
}

Error without_configuration(const std::string& path) {
  return {
      .message =
          "the plan has no `configuration`, so values that are known only after apply "
          "cannot be resolved",
      .help = "pass the plan as `terraform show -json tfplan` writes it",
      .path = path};
}

}  // namespace trailseal::terraform
