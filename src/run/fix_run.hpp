// What `trailseal fix` does: one patch for all findings that can be mended, and its way
// into the files.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "load/progress.hpp"
#include "load/working_tree.hpp"
#include "patch/patch.hpp"
#include "report/report.hpp"
#include "run/clock.hpp"
#include "run/settings.hpp"

namespace trailseal::run {

struct FixRun {
  report::Report report{};                ///< as `check` has it, without fixes
  std::vector<report::ProvenFix> made{};  ///< what the patch makes
  /// Proven, but for no file at hand, or not beside the others.
  std::vector<report::ProvenFix> left_out{};
  std::vector<patch::FileChange> files{};
  std::string patch{};        ///< of these files; empty: there is nothing to change
  std::size_t unchanged = 0;  ///< results that the patch leaves as they are
  /// Some of the files are the sources of a plan: what they make shows with a new one.
  bool of_plan = false;

  /// The findings that count and that the patch does not end.
  std::vector<const engine::Result*> remaining() const;
};

/// Reads and judges the inputs, and finds the patch.
FixRun find_fix(const Settings& settings, const Clock& clock, std::istream& in,
                load::Progress* progress);

/// One of the results that a patch was to end, failing all the same; null: there is none.
const engine::Result* broken_promise(const FixRun& promised, const FixRun& found);

/// Writes changed files, all of them or none.
class FixWriter {
 public:
  /// With `force` also files that are not committed as they are.
  explicit FixWriter(bool force) : force_(force) {}

  /// What stands in the way; nothing where all files are written.
  std::vector<Error> write(const std::vector<patch::FileChange>& files);
  /// Puts back what the last call of `write` changed.
  std::vector<Error> undo();

  /// Every file that was changed, in the order of their paths.
  const std::set<std::string>& written() const { return written_; }

 private:
  std::optional<Error> obstacle(const patch::FileChange& file);

  bool force_ = false;
  load::WorkingTree tree_{};
  std::set<std::string> written_{};
  std::vector<patch::FileChange> last_{};
};

}  // namespace trailseal::run
