// What an edit is for another resource that the same text makes.
#pragma once

#include <optional>
#include <string>

#include "graph/edit.hpp"
#include "patch/draft.hpp"

namespace trailseal::patch {

/// The address that means beside `to` what `address` means beside `from`: in its module.
std::string address_beside(const std::string& address, const Resource& from,
                           const Resource& to);

/// What a resource may call another one that it waits for: a resource of its module or
/// template, or the call or the stack that makes it; empty where there is no such name.
std::string name_beside(const Resource& resource, const std::string& address);

/// The value as its expressions make it there; nothing where nobody knows what one yields.
std::optional<Value> value_elsewhere(const Value& value, const Draft& draft,
                                     const Cover& cover);

/// Leads an edit along these steps: an attribute, and what is in it.
void put_way(Edit& edit, std::vector<EditStep> steps);

}  // namespace trailseal::patch
