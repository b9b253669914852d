// What reports say of a trail, line by line, without layout or color.
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

/// One trail: an entry, or one per scenario in which it differs.
using Entries = std::vector<const cloudtrail::TrailSummary*>;

/// The entries of the report, by trail.
std::vector<Entries> grouped_trails(const Report& report);

}  // namespace trailseal::report
