// LedChanges: the changes with Keep::Led, which wait until something leads to one of them.
#pragma once

#include <deque>
#include <functional>
#include <set>
#include <string>
#include <utility>

#include "terraform/plan/plan_index.hpp"
#include "terraform/plan/plan_reader.hpp"

namespace trailseal::terraform {

class LedChanges {
 public:
  /// `add` puts one of them into the index.
  using Add = std::function<void(ResourcePart&)>;
  LedChanges(const Source& source, const PlanParts& parts, PlanIndex& index, Add add);

  /// Lets the index add them when it is asked for one; those that tell the account of a
  /// provider at once. All at once where a trail names a role, or where somebody counts
  /// what the plan lacks.
  void prepare();

 private:
  bool matter_at_once() const;
  void add(const LedPart& led);
  bool tells_account(const LedPart& led);

  const Source& source_;
  const PlanParts& parts_;
  PlanIndex& index_;
  Add add_;
  std::deque<ResourcePart> added_;                      ///< the index points to them
  std::set<std::pair<std::string, std::string>> told_;  ///< provider and account
};

}  // namespace trailseal::terraform
