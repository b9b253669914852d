// What the text report says of a trail, of undecided results, and of the whole run, as
// plain sentences without layout or colour.
#pragma once

#include <string>
#include <vector>

#include "report/report.hpp"

namespace trailseal::report {

struct TrailLine {
  std::string label{};  ///< `bucket`, `key`, `delivery`, `log files`
  std::string text{};
};

/// The trail in one line: "delivers to `logs`, ...".
std::string delivers(const Report& report, const cloudtrail::TrailSummary& trail);

/// The trail line by line.
std::vector<TrailLine> trail_lines(const Report& report,
                                   const cloudtrail::TrailSummary& trail);

/// Undecided results that wait for the same thing.
struct Undecided {
  std::vector<std::string> codes{};
  std::string missing{};           ///< what is missing, said once
  std::vector<std::string> why{};  ///< the statements that wait for it
  std::string help{};              ///< how to give it
  Scenario scenario{};
};

std::vector<Undecided> grouped_by_cause(
    const std::vector<const engine::Result*>& results);

/// The advice of a rule's fix in the language of an input, and where its snippet is.
std::string short_fix(const rule::Rule& rule, const Report& report, std::size_t input);

/// "2 trails: 1 finding (1 high), 2 not decided, 15 passed".
std::string summary_line(const Report& report);

/// One trail: an entry, or one per scenario in which it differs.
using Entries = std::vector<const cloudtrail::TrailSummary*>;

/// The entries of the report, by trail.
std::vector<Entries> grouped_trails(const Report& report);

}  // namespace trailseal::report
