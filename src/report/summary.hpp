// Summary: the counts of a report, and whether its results let a run pass.
#pragma once

#include <cstddef>

#include "report/report.hpp"

namespace trailseal::report {

struct Summary {
  std::size_t pass = 0;
  std::size_t fail = 0;
  std::size_t unknown = 0;
  std::size_t waived = 0;
};

Summary summarize(const Report& report);

/// The trails of which no log file will arrive, whether or not a finding counts.
std::size_t denied_trails(const Report& report);

/// How many parts of the inputs are not checked.
std::size_t unchecked_parts(const Report& report);

/// Does this result alone make the run end with findings? A failing one at or above
/// `fail_on` does, an unknown one too when the report is strict.
bool counts(const Report& report, const engine::Result& result);

/// Is a finding of this severity told in full? All are where none decides.
bool decides(const Report& report, const engine::Result& result);

/// Does a result count, or, when the report is strict, is a part of the inputs not checked?
bool has_findings(const Report& report);

/// Did the run itself fail: is there a diagnostic that is an error?
bool has_errors(const Report& report);

}  // namespace trailseal::report
