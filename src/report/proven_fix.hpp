// ProvenFix: a change that is proven to end findings, as reports show it.
//
//   text    "add `audit/` to the resource of statement `Write` in `aws_s3_bucket_policy.logs`"
//   patch   a unified diff over `files`; or, where the place is in no file at hand,
//   block   the statement or argument alone
//   ends    the findings that it ends
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "engine/result.hpp"

namespace trailseal::report {

/// Whole lines of a file that others replace. With no lines removed, the new ones come
/// before line `first`.
struct LineChange {
  std::size_t first = 1;    ///< from 1 on
  std::size_t removed = 0;  ///< how many lines are replaced
  std::string lines{};      ///< the new ones, each with its line end
};

struct FileChange {
  std::string path{};  ///< as the report has the paths of inputs
  bool is_new = false;
  std::vector<LineChange> changes{};  ///< in their order in the file
};

struct ProvenFix {
  std::string text{};                ///< one imperative sentence
  std::string patch{};               ///< empty: the place is in no file at hand
  std::vector<FileChange> files{};   ///< what the patch changes
  std::string block{};               ///< where there is no patch
  std::string language{};            ///< of the block: `hcl`, `yaml`, `json`
  std::string reason{};              ///< why no file is changed
  std::vector<std::string> ends{};   ///< fingerprints of the findings that it ends
  std::vector<std::string> codes{};  ///< codes of their rules, each once, in order
  std::size_t unchanged = 0;         ///< other results, all of which stay what they are
};

/// The proven fixes of a report, by the findings that they end.
class ProvenFixes {
 public:
  /// A finding that another fix ends already keeps that one.
  void add(ProvenFix fix);

  /// The fix that ends this finding; null where none is proven.
  const ProvenFix* find(const engine::Result& result) const;

  const std::vector<ProvenFix>& all() const { return fixes_; }

 private:
  std::vector<ProvenFix> fixes_;
  std::map<std::string, std::size_t> by_fingerprint_;
};

/// "after this change TS303 and TS304 pass; 34 other results are unchanged".
std::string promise_of(const ProvenFix& fix);

/// How to see and make the fixes; empty where there is none.
std::string fix_hint(const ProvenFixes& fixes);

}  // namespace trailseal::report
