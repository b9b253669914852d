// Counts: a line NAME=NUMBER each, for scripts. `new` and `fixed` are empty where the
// report does not tell findings apart.
//
//   trails, findings, new, fixed, unknown, waived
#include <algorithm>
#include <ostream>
#include <string>

#include "report/result_text.hpp"
#include "report/summary.hpp"
#include "report/writers.hpp"

namespace trailseal::report {
namespace {

using engine::History;

bool is_told(const Report& report) {
  return !report.fixed.empty() ||
         std::any_of(report.results.begin(), report.results.end(),
                     [](const auto& r) { return r.history != History::Untold; });
}

}  // namespace

void write_counts(const Report& report, std::ostream& out) {
  const Summary summary = summarize(report);
  const auto added =
      std::count_if(report.results.begin(), report.results.end(),
                    [](const auto& r) { return r.history == History::New; });
  const bool told = is_told(report);
  out << "trails=" << trail_count(report) << "\nfindings=" << summary.fail
      << "\nnew=" << (told ? std::to_string(added) : "")
      << "\nfixed=" << (told ? std::to_string(report.fixed.size()) : "")
      << "\nunknown=" << summary.unknown << "\nwaived=" << summary.waived << '\n';
}

}  // namespace trailseal::report
