// Mending one condition of a statement.
#pragma once

#include <optional>

#include "base/evidence.hpp"
#include "repair/change.hpp"
#include "repair/refusal.hpp"

namespace trailseal::repair {

/// How a value comes in.
enum class Manner { Replace, Append };

/// What makes the condition that is not met hold for the request; nothing where no small
/// change does. The statement is about the service alone.
std::optional<Change> condition_mend(const Refusal& refusal, const PolicySite& site,
                                     const iam::Statement& statement,
                                     const Comparison& unmet, Manner manner);

/// Does a condition bind the statement to who asks?
bool is_bound(const iam::Statement& statement);

/// One more test in the conditions of a statement, or one more value of a test that is
/// there.
Edit with_test(const PolicySite& site, std::size_t statement, const Binding& binding);

}  // namespace trailseal::repair
