// MissingChange: what the configuration declares and the plan does not decide.
//
// A plan whose making failed, that was made with `-target` or that defers changes has no
// change for some of the resources that its configuration declares.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "document/source.hpp"
#include "graph/input.hpp"
#include "terraform/plan/plan_index.hpp"

namespace trailseal::terraform {

/// A resource of which the plan does not say what becomes of it.
struct MissingChange {
  std::string address{};  ///< without the keys of instances where those are not known
  std::string type{};
  std::string reason{};
  std::string help{};
};

/// Every managed resource of a wanted type that the plan defers, or that the
/// configuration of a failed or incomplete plan declares and no change speaks of; of any
/// other plan every trail that it should have a change for.
std::vector<MissingChange> missing_changes(const Source& source, const PlanParts& parts,
                                           const PlanIndex& index);

/// What may be deployed besides what was read; empty where nothing is missing.
Additions additions_of(const std::vector<MissingChange>& missing);

/// What to tell of a plan that is not whole.
std::vector<Error> completeness_warnings(const Source& source, const PlanParts& parts);

}  // namespace trailseal::terraform
