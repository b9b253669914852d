// New policies: of resources that have none.
#pragma once

#include <vector>

#include "repair/change.hpp"
#include "repair/refusal.hpp"

namespace trailseal::repair {

/// A policy where there is none: a resource of its own, which the trail then waits for, or
/// the argument of a key. All refusals are of one owner.
std::vector<Change> new_policies_of(const ResourceGraph& graph,
                                    const std::vector<Refusal>& refusals);

/// A document with these statements.
Value policy_document(std::vector<Value> statements);

/// The document of a key that the account administers. KMS Developer Guide, "Default key
/// policy".
Value key_document(const Text& partition, const Text& account,
                   std::vector<Value> statements);

/// Makes a resource wait for another one.
Edit waiting(const Resource& resource, const std::string& address);

}  // namespace trailseal::repair
