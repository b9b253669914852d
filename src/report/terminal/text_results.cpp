//   high    TS304  what is wrong, in one sentence (new)
//           - the statement that decided, and of its condition:
//             requires arn:aws:cloudtrail:eu-central-1:111122223333:trail/orders
//             request  arn:aws:cloudtrail:eu-central-1:111122223333:trail/payments
//                                                                         ^~~~~~~~
//           at template.yaml:14:7 BucketPolicy
//              14 | Resource: arn:aws:s3:::acme-logs/AWSLogs/*
//                 |           ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
//           also TS303: what the same brings about, in one sentence
//           fix: what to do; or `fix, proven:` and the change that is proven to end it
//
//   unknown  TS101, TS102: what is missing
//            how to give it
//
//   waived  TS603  the reason, and the last day
//
//   fixed   TS301 key-policy-allows-encrypt
//
//   7 passed
//
// Findings below --fail-on are told once for all trails (text_low_findings).
// Whether a finding is new or existing is said where a plan changes what is in place.
#include "report/terminal/text_results.hpp"

#include <algorithm>
#include <ostream>
#include <set>

#include "iam/explain/evidence_line.hpp"
#include "report/excerpt.hpp"
#include "report/result_text.hpp"
#include "report/short_address.hpp"
#include "report/summary.hpp"
#include "report/terminal/contrast.hpp"
#include "report/unknown_groups.hpp"
#include "report/writers.hpp"

namespace trailseal::report {
namespace {

using engine::Outcome;
using engine::Result;

/// Under the rule's code.
constexpr std::string_view kIndent = "          ";
/// What stands before the two sides of a comparison: `requires `.
constexpr std::size_t kLabel = 9;

std::string name_of(const Result& result) {
  // A user's rule may have no code but its id.
  const rule::Rule& rule = *result.rule;
  return rule.code == rule.id ? rule.code : rule.code + " " + rule.id;
}

/// A mark under what does not fit: `^~~~`.
std::string mark_of(std::size_t length) {
  return "^" + std::string(length > 1 ? length - 1 : 0, '~');
}

}  // namespace

Results with_outcome(const Results& results, Outcome outcome) {
  Results chosen;
  std::copy_if(results.begin(), results.end(), std::back_inserter(chosen),
               [&](const Result* r) { return r->outcome == outcome; });
  return chosen;
}

std::string severity_column(const Palette& palette, rule::Severity severity) {
  const std::string word = rule::to_string(severity);
  const std::string gap(8 - word.size(), ' ');
  switch (severity) {
    case rule::Severity::High:
      return palette.red(word) + gap;
    case rule::Severity::Medium:
      return palette.yellow(word) + gap;
    case rule::Severity::Low:
      break;
  }
  return palette.bold(word) + gap;
}

TextResults::TextResults(const Report& report, const TextOptions& options,
                         std::ostream& out, std::string_view module)
    : report_(report),
      palette_(options.color),
      width_(text_width(options)),
      detail_(options.detail),
      out_(out),
      module_(module) {}

void TextResults::line(std::string_view lead, std::string_view text) {
  write_paragraph(out_, lead, text, width_);
}

std::string TextResults::shown(const std::string& text) const {
  return printable(within_module(text, module_));
}

std::string TextResults::when(const Scenario& scenario,
                              const std::vector<Scenario>& further) const {
  const std::string text = scenario_text(report_, scenario, further);
  return text.empty() ? "" : ", " + text;
}

void TextResults::write(const Results& results, const Results& fixed) {
  const Results fails = with_outcome(results, Outcome::Fail);
  Results major;  // the others are told once for all trails
  std::copy_if(fails.begin(), fails.end(), std::back_inserter(major),
               [&](const Result* result) {
                 return decides(report_, *result) || detail_ == Detail::Verbose;
               });
  for (const Finding& finding : findings_by_cause(major)) write_finding(finding);
  if (detail_ == Detail::Quiet) return;
  write_unknown(with_outcome(results, Outcome::Unknown));
  write_waived(with_outcome(results, Outcome::Waived));
  if (!fixed.empty()) out_ << '\n';
  write_fixed(fixed);
  write_passed(with_outcome(results, Outcome::Pass));
}

// ------------------------------------------------------------------------- findings

void TextResults::write_finding(const Finding& finding) {
  const Result& result = *finding.result;
  write_title(result);
  write_all_why(result.why);
  write_place(result.place);
  for (const Result* other : finding.also) {
    line(std::string(kIndent) + "also " + palette_.bold(other->rule->code) + ": ",
         shown(other->message));
  }
  write_fix(finding);
}

/// The code and the sentence, which says what is wrong and where.
void TextResults::write_title(const Result& result) {
  out_ << '\n';
  const std::string lead = "  " + severity_column(palette_, result.rule->severity) +
                           palette_.bold(result.rule->code) + "  ";
  line(lead, shown(result.message + when(result.scenario, result.further)) +
                 history_note(result));
}

/// What decided. Of the same condition in many environments the first is told.
void TextResults::write_all_why(const std::vector<Evidence>& all) {
  std::map<std::string, std::size_t> leads;
  for (const Evidence& why : all) {
    const auto compared = contrast_of(why);
    const bool again = compared && leads[compared->lead]++ > 0;
    if (!again || detail_ == Detail::Verbose) write_why(why);
  }
  if (detail_ == Detail::Verbose) return;
  for (const auto& [lead, times] : leads) {
    if (times < 2) continue;
    line(std::string(kIndent) + "- ",
         count_of(times - 1, "more comparison") + " of the same condition (-v: all)");
  }
}

void TextResults::write_why(const Evidence& why) {
  const std::string lead = std::string(kIndent) + "- ";
  const std::string inside(kIndent.size() + 2, ' ');
  const auto compared = contrast_of(why);
  const std::size_t longest =
      compared ? std::max(compared->wanted.size(), compared->given.size()) : 0;
  if (!compared || inside.size() + kLabel + longest > width_) {
    return line(lead, shown(iam::line_of(why)));
  }
  line(lead, shown(compared->lead));
  write_contrast(*compared);
}

/// The two sides, and below the one that has more than the other a mark.
void TextResults::write_contrast(const Contrast& contrast) {
  using Marked = Contrast::Marked;
  const std::string inside(kIndent.size() + 2, ' ');
  const auto write_side = [&](std::string label, const std::string& value, bool marked) {
    label.resize(kLabel, ' ');
    out_ << inside << palette_.dim(label) << value << '\n';
    if (!marked) return;
    out_ << inside << std::string(kLabel + contrast.mark, ' ')
         << palette_.red(mark_of(contrast.length)) << '\n';
  };
  write_side(contrast.verb, contrast.wanted, contrast.marked == Marked::Wanted);
  write_side("request", contrast.given, contrast.marked == Marked::Given);
  if (contrast.marked == Marked::Nothing) line(inside, "the two match");
  const std::size_t rest = contrast.rest.find_first_not_of("; ,");
  if (rest != std::string::npos) line(inside, printable(contrast.rest.substr(rest)));
}

void TextResults::write_place(const Place& place) {
  const std::string indent(kIndent);
  line(indent + "at ", palette_.dim(shown(place_text(report_, place))));
  const std::string number = std::to_string(place.position.line);
  const std::size_t gutter = indent.size() + number.size() + 6;
  const auto excerpt = excerpt_at(file_of(report_, place).text, place.position,
                                  width_ > gutter + 20 ? width_ - gutter : 20);
  if (!excerpt) return;
  out_ << indent << "   " << palette_.dim(number + " | ") << excerpt->line << '\n'
       << indent << "   " << palette_.dim(std::string(number.size(), ' ') + " | ")
       << std::string(excerpt->mark, ' ') << palette_.red(mark_of(excerpt->length))
       << '\n';
}

/// One line for the finding, and one for each of the others that says another thing. A
/// change that ends several findings is told with the first of them.
void TextResults::write_fix(const Finding& finding) {
  std::set<std::string> said;
  const auto write_one = [&](const Result& result) {
    const std::string fix = short_fix(report_, result);
    if (fix.empty() || !said.insert(fix).second) return;
    const ProvenFix* proven = report_.fixes.find(result);
    const std::string lead =
        std::string(kIndent) +
        palette_.green(proven != nullptr ? "fix, proven: " : "fix: ");
    if (proven == nullptr) return line(lead, shown(fix));
    const auto [told, fresh] = told_fixes_.emplace(proven, result.rule->code);
    line(lead, shown(fresh ? fix : "the one of " + told->second + ", above"));
  };
  write_one(*finding.result);
  // Undoing the change is the fix of what it brings about.
  if (finding.result->rule->is_about_change()) return;
  for (const Result* other : finding.also) write_one(*other);
}

// ----------------------------------------------------------------------- the others

void TextResults::write_unknown(const Results& results) {
  for (const UnknownGroup& group : grouped_by_cause(results)) {
    std::string codes;
    for (const std::string& code : group.codes)
      codes += (codes.empty() ? "" : ", ") + code;
    const std::string lead = "  " + palette_.yellow("unknown") + "  ";
    const std::string indent(character_count(lead), ' ');
    out_ << '\n';
    line(lead, palette_.bold(codes) + printable(when(group.scenario, group.further)));
    line(indent, shown(group.missing.what));
    for (const std::string& why : iam::lines_of(group.why)) {
      line(indent + "- ", shown(why));
    }
    if (!group.missing.help.empty()) {
      line(indent + palette_.green("to decide: "), shown(group.missing.help));
    }
  }
}

void TextResults::write_waived(const Results& results) {
  if (!results.empty()) out_ << '\n';
  for (const Result* result : results) {
    const std::string until =
        result->waived_until.empty() ? "" : " (until " + result->waived_until + ")";
    line("  " + palette_.dim("waived") + "  " + palette_.bold(result->rule->code) + "  ",
         printable(result->waiver + until + when(result->scenario, result->further)));
  }
}

void TextResults::write_fixed(const Results& fixed) {
  for (std::size_t i = 0; i < fixed.size();) {
    const Result& first = *fixed[i];
    std::string names;
    for (; i < fixed.size() && fixed[i]->trail == first.trail; ++i) {
      names += (names.empty() ? "" : ", ") + name_of(*fixed[i]);
    }
    const bool gone = !first.trail.empty() && !is_listed(report_, first);
    line("  " + palette_.green("fixed") + "   ",
         printable(gone ? names + ": " + first.trail + " is removed" : names));
  }
}

void TextResults::write_passed(const Results& results) {
  if (results.empty()) return;
  out_ << '\n';
  if (detail_ != Detail::Verbose) {
    out_ << "  " << palette_.dim(std::to_string(results.size()) + " passed") << '\n';
    return;
  }
  for (const Result* result : results) {
    line("  " + palette_.green("passed") + "  ",
         name_of(*result) + when(result->scenario, result->further));
  }
}

}  // namespace trailseal::report
