// From settings to a report: the whole of a run between its arguments and its documents.
#pragma once

#include <iosfwd>

#include "load/progress.hpp"
#include "report/report.hpp"
#include "run/clock.hpp"
#include "run/settings.hpp"

namespace trailseal::run {

/// A report on nothing yet: what it is judged by, and when.
report::Report empty_report(const Settings& settings, const Clock& clock);

/// Reads the inputs and judges them, in every scenario where there are several. `in` is
/// the input `-`; `progress` is told each step, null: nobody.
report::Report make_report(const Settings& settings, const Clock& clock, std::istream& in,
                           load::Progress* progress);

}  // namespace trailseal::run
