// state_text: the state inside a plan file -> the plan's `prior_state`.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "base/result.hpp"
#include "document/source.hpp"
#include "terraform/plan_file/json_text.hpp"

namespace trailseal::terraform {

/// What the state says of the resources in it.
struct StateSummary {
  bool is_empty = true;
  /// Schema versions of the AWS provider's types, as far as a resource of them is there.
  std::map<std::string, std::string, std::less<>> schema_versions{};
};

/// Writes the member `prior_state`, all resources in one list, each with its whole
/// address; nothing for a state without resources. Errors: no state that can be read.
Result<StateSummary> write_prior_state(const Source& state, JsonText& json);

}  // namespace trailseal::terraform
