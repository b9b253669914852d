// From settings to a report: the whole of a run between its arguments and its documents.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "engine/waiver.hpp"
#include "load/input_loader.hpp"
#include "load/progress.hpp"
#include "report/report.hpp"
#include "run/clock.hpp"
#include "run/settings.hpp"

namespace trailseal::run {

/// A report on nothing yet: what it is judged by, and when.
report::Report empty_report(const Settings& settings, const Clock& clock);

/// Reads the inputs and judges them, in every scenario where there are several, and finds
/// what ends the findings where that is asked for. `in` is
/// the input `-`; `progress` is told each step, null: nobody.
report::Report make_report(const Settings& settings, const Clock& clock, std::istream& in,
                           load::Progress* progress);

/// The first half of it: reads the inputs, and puts into the report what they are.
load::LoadedInputs load_for_report(const Settings& settings, std::istream& in,
                                   load::Progress* progress, report::Report& report);

/// The second half: judges what was read. `today` is the day until which waivers count.
/// Gives every waiver, of the configuration and of the inputs.
std::vector<engine::Waiver> judge_for_report(const Settings& settings,
                                             const std::string& today, std::istream& in,
                                             const load::LoadedInputs& loaded,
                                             report::Report& report);

}  // namespace trailseal::run
