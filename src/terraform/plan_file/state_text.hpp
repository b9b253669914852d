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
  bool is_empty = true;  ///< nothing of it was written
  /// Schema versions of the AWS provider's types, as far as a resource of them is there.
  std::map<std::string, std::string, std::less<>> schema_versions{};
};

/// Which resources of the state are told. What a plan changes or leaves alone stands in its
/// changes, data sources that were read do not.
enum class StateExtent { DataSources, Everything };

/// Writes the member `prior_state`, the resources in one list, each with its whole
/// address; nothing where there are none. Errors: no state that can be read.
Result<StateSummary> write_prior_state(const Source& state, StateExtent extent,
                                       JsonText& json);

}  // namespace trailseal::terraform
