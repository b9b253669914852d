// TextResults: the results on one trail, for a person in a terminal.
#pragma once

#include <iosfwd>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "report/finding_groups.hpp"
#include "report/paragraph.hpp"
#include "report/report.hpp"
#include "report/terminal/contrast.hpp"
#include "report/writers.hpp"

namespace trailseal::report {

using Results = std::vector<const engine::Result*>;

Results with_outcome(const Results& results, engine::Outcome outcome);

/// The word for a severity with its color, as wide as the longest and a gap.
std::string severity_column(const Palette& palette, rule::Severity severity);

class TextResults {
 public:
  /// `module` is left out of the addresses in it.
  TextResults(const Report& report, const TextOptions& options, std::ostream& out,
              std::string_view module = "");

  /// Findings, then what is unknown, waived, fixed and passed, as far as the detail
  /// asks for them. `fixed` are results of before the plan.
  void write(const Results& results, const Results& fixed);
  /// What a plan has put right.
  void write_fixed(const Results& fixed);

  /// `, when ...`, or nothing.
  std::string when(const Scenario& scenario,
                   const std::vector<Scenario>& further = {}) const;

 private:
  void line(std::string_view lead, std::string_view text);
  void write_finding(const Finding& finding);
  void write_title(const engine::Result& result);
  void write_all_why(const std::vector<Evidence>& all);
  void write_why(const Evidence& why);
  void write_contrast(const Contrast& contrast);
  void write_place(const Place& place);
  void write_fix(const Finding& finding);
  void write_unknown(const Results& results);
  void write_waived(const Results& results);
  void write_passed(const Results& results);
  std::string shown(const std::string& text) const;

  const Report& report_;
  Palette palette_;
  std::size_t width_;
  Detail detail_;
  std::ostream& out_;
  std::string module_;
  /// Which rule's finding each change was told with.
  std::map<const ProvenFix*, std::string> told_fixes_{};
};

}  // namespace trailseal::report
