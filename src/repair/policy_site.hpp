// PolicySite: a policy document, and where an input has it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cloudtrail/policy_in_force.hpp"
#include "graph/edit.hpp"
#include "iam/match/request.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::repair {

struct PolicySite {
  const Resource* resource = nullptr;
  std::string attribute{};
  iam::PolicyKind kind = iam::PolicyKind::Resource;
  Value document{};

  /// The document as a policy; open where it cannot be read.
  iam::Policy policy() const;
  /// The steps to a statement, by its index in the policy, and on from there.
  std::vector<EditStep> steps_to(std::size_t statement,
                                 std::vector<EditStep> further = {}) const;
  const Value& at(const std::vector<EditStep>& steps) const;
  /// An edit of the document, with its place.
  Edit edit(Edit::Kind kind, std::vector<EditStep> steps, Value value,
            std::string key = {}) const;
  /// The same site with the edit made.
  PolicySite after(const Edit& edit) const;
};

/// Where the policy in force stands; nothing where there is none, where several overwrite
/// each other or where its document cannot be taken apart.
std::optional<PolicySite> site_of(const cloudtrail::PolicyInForce& policy,
                                  iam::PolicyKind kind);

}  // namespace trailseal::repair
