// The account that the policy of a new key gives away.
#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "load/input_loader.hpp"

namespace trailseal::run {

/// Puts the accounts that follow from the policies of new keys into every graph, and says
/// so once.
std::vector<Diagnostic> conclude_accounts(load::LoadedInputs& loaded);

}  // namespace trailseal::run
