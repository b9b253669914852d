// From settings to an evidence pack, and its files on disk.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "evidence/file/pack_files.hpp"
#include "evidence/pack.hpp"
#include "load/progress.hpp"
#include "report/report.hpp"
#include "run/settings.hpp"

namespace trailseal::run {

struct EvidenceRun {
  report::Report report{};
  evidence::Pack pack{};
};

/// Reads and judges the inputs of the request, whose settings these are. No clock counts:
/// waivers are judged as of the latest time that an input tells.
EvidenceRun make_evidence(const RunRequest& request, const Settings& settings,
                          std::istream& in, load::Progress* progress);

/// Puts what has changed since a former pack into the pack. Errors: it cannot be read, or
/// is not as it was written.
Result<void> compare_with_pack(const std::string& former, evidence::Pack& pack);

/// Writes the pack and gives its digest. Nothing of `read` is overwritten, and of a
/// directory only what a former pack has put there. Errors: something else stands there.
Result<std::string> write_pack(const evidence::Pack& pack,
                               const evidence::PackPlace& place,
                               const std::vector<std::string>& read);

}  // namespace trailseal::run
