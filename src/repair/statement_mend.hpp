// Mends: the smallest changes of a statement that is there by which it allows a request.
#pragma once

#include <vector>

#include "repair/change.hpp"
#include "repair/refusal.hpp"

namespace trailseal::repair {

/// Is the statement about the service that asks, and about nobody else?
bool is_only_for(const iam::Statement& statement, const Text& service);

/// What a phrase calls a statement: "statement `Write`".
std::string name_of(const iam::Statement& statement);

/// For each allowing statement that speaks to the service alone, so that nobody else is let
/// in by it: what makes it match the request. Nothing that stands there for somebody else is
/// changed.
std::vector<Change> mends_of(const Refusal& refusal);

}  // namespace trailseal::repair
