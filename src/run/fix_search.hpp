// FixSearch: finds for the failing results of a run what ends them, and the text of it.
//
//   failing results -> repairs (proven on the graphs) -> patches -> proven with all that
//   the patch changes -> one patch of them all, proven as a whole
//
// What is proven is judged by all rules, also by those that the run leaves out: a fix that
// only passes because nobody looks is none.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "patch/patch_maker.hpp"
#include "repair/effort.hpp"
#include "report/report.hpp"
#include "run/found_fix.hpp"
#include "run/repaired_graphs.hpp"
#include "run/source_bytes.hpp"

namespace trailseal::run {

/// Trails of a report up to which it looks for proven fixes besides. Each is judged some
/// times more for it, which nobody waits for who checks an organization: there `trailseal
/// fix` is asked.
inline constexpr std::size_t kMaxTrailsWithFixes = 50;

/// Several fixes as one.
struct JointFix {
  std::vector<FoundFix> made{};      ///< those that the patch makes
  std::vector<FoundFix> left_out{};  ///< those for no file, or not beside the others
  patch::Patch patch{};
  std::size_t unchanged = 0;  ///< results that none of them ends
};

/// Is there a result to look for a fix for?
bool has_failure(const std::vector<engine::Result>& results);

class FixSearch {
 public:
  /// All outlive this.
  FixSearch(const Settings& settings, const load::LoadedInputs& loaded,
            const report::Report& report);

  /// The repairs of the failing ones among the results, each proven with all that its
  /// patch changes: a text that several resources are made from changes all of them.
  std::vector<FoundFix> find(const std::vector<engine::Result>& results);

  /// As many of the fixes as can be made together, in one patch.
  JointFix join(std::vector<FoundFix> fixes);

 private:
  bool put_text_to(FoundFix& fix);
  Outlook look(const std::vector<Edit>& edits, const std::set<std::string>& ended);
  bool try_with(std::vector<FoundFix>& more, JointFix& joint);
  void join_some(std::vector<FoundFix> fixes, JointFix& joint);

  Judging judging_;
  std::vector<repair::JudgedGraph> before_{};
  RepairedGraphs graphs_;
  SourceBytes sources_;
  patch::PatchMaker patches_;
  /// For proving patches, beside that of the search for repairs.
  repair::Effort effort_{};
};

}  // namespace trailseal::run
