// FoundFix: a repair, and what it is in the texts of its sources.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "patch/patch.hpp"
#include "repair/repair.hpp"
#include "report/report.hpp"

namespace trailseal::run {

struct FoundFix {
  repair::Repair repair{};
  patch::Patch patch{};
};

/// Fingerprints of what a repair ends.
std::set<std::string> ended_by(const repair::Repair& repair);

/// The edits and those that the same text makes elsewhere.
std::vector<Edit> with_spread(std::vector<Edit> edits, const patch::Patch& patch);

/// As reports show it.
report::ProvenFix proven_fix_of(const FoundFix& found, const report::Report& report);

/// The changes of files as one patch, whose paths begin at the root of the repository.
std::string patch_text(const std::vector<patch::FileChange>& files,
                       const report::Report& report);

}  // namespace trailseal::run
