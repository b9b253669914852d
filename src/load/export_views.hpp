// Export views: several exports may tell of one resource. A shadow of a trail in another
// region or account, a bucket that an account names and another one owns, an export of
// today beside one of last month.
#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "graph/fragment.hpp"

namespace trailseal::load {

/// Leaves one resource of each: that of its owner's export, else of the newest, else the
/// one of which most is known. What it leaves open is filled in from the others. Says where
/// two contradict each other, and which export is older.
std::vector<Diagnostic> join_views(std::vector<Fragment>& fragments);

}  // namespace trailseal::load
