//   high    TS304 bucket-policy-allows-write (new)
//           what is wrong, in one sentence
//           - the statement that decided, and of its condition:
//             wants    arn:aws:cloudtrail:eu-central-1:111122223333:trail/orders
//             request  arn:aws:cloudtrail:eu-central-1:111122223333:trail/payments
//                                                                         ^~~~~~~~
//           at template.yaml:14:7 BucketPolicy
//              14 | Resource: arn:aws:s3:::acme-logs/AWSLogs/*
//                 |           ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
//           also TS303: what the same brings about, in one sentence
//           fix: what to do; or `fix, proven:` and the change that is proven to end it
//
//   low     TS405  one that is below --fail-on, in one sentence
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
// Whether a finding is new or existing is said where a plan changes what is in place.
#include "report/terminal/text_results.hpp"

#include <algorithm>
#include <ostream>
#include <set>

#include "iam/explain/evidence_line.hpp"
#include "report/excerpt.hpp"
#include "report/result_text.hpp"
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
/// What stands before the two sides of a comparison: `wants    `.
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

TextResults::TextResults(const Report& report, const TextOptions& options,
                         std::ostream& out)
    : report_(report),
      palette_(options.color),
      width_(text_width(options)),
      detail_(options.detail),
      out_(out) {}

void TextResults::line(std::string_view lead, std::string_view text) {
  write_paragraph(out_, lead, text, width_);
}

std::string TextResults::severity(rule::Severity severity) const {
  const std::string word = rule::to_string(severity);
  const std::string gap(8 - word.size(), ' ');
  switch (severity) {
    case rule::Severity::High:
      return palette_.red(word) + gap;
    case rule::Severity::Medium:
      return palette_.yellow(word) + gap;
    case rule::Severity::Low:
      break;
  }
  return palette_.bold(word) + gap;
}

std::string TextResults::when(const Scenario& scenario,
                              const std::vector<Scenario>& further) const {
  const std::string text = scenario_text(report_, scenario, further);
  return text.empty() ? "" : ", " + text;
}

void TextResults::write(const Results& results, const Results& fixed) {
  const Results fails = with_outcome(results, Outcome::Fail);
  Results major;
  Results minor;
  for (const Result* result : fails) {
    const bool in_full = decides(report_, *result) || detail_ == Detail::Verbose;
    (in_full ? major : minor).push_back(result);
  }
  for (const Finding& finding : findings_by_cause(major)) write_finding(finding);
  if (detail_ == Detail::Quiet) return;
  if (!minor.empty()) out_ << '\n';
  write_minor(minor);
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
  line(kIndent, printable(result.message + when(result.scenario, result.further)));
  for (const Evidence& why : result.why) write_why(why);
  write_place(result.place);
  for (const Result* other : finding.also) {
    line(std::string(kIndent) + "also " + palette_.bold(other->rule->code) + ": ",
         printable(other->message));
  }
  write_fix(finding);
}

void TextResults::write_title(const Result& result) {
  out_ << '\n'
       << "  " << severity(result.rule->severity) << palette_.bold(result.rule->code);
  if (result.rule->code != result.rule->id) out_ << ' ' << result.rule->id;
  out_ << history_note(result) << '\n';
}

void TextResults::write_why(const Evidence& why) {
  const std::string lead = std::string(kIndent) + "- ";
  const std::string inside(kIndent.size() + 2, ' ');
  const auto compared = contrast_of(why);
  const std::size_t longest =
      compared ? std::max(compared->wanted.size(), compared->given.size()) : 0;
  if (!compared || inside.size() + kLabel + longest > width_) {
    return line(lead, printable(iam::line_of(why)));
  }
  line(lead, printable(compared->lead));
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
  line(indent + "at ", palette_.dim(printable(place_text(report_, place))));
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
    if (proven == nullptr) return line(lead, printable(fix));
    const auto [told, fresh] = told_fixes_.emplace(proven, result.rule->code);
    line(lead, printable(fresh ? fix : "the one of " + told->second + ", above"));
  };
  write_one(*finding.result);
  // Undoing the change is the fix of what it brings about.
  if (finding.result->rule->is_about_change()) return;
  for (const Result* other : finding.also) write_one(*other);
}

void TextResults::write_minor(const Results& findings) {
  for (const Result* result : findings) {
    const std::string lead = "  " + severity(result->rule->severity) +
                             palette_.bold(result->rule->code) + "  ";
    line(lead, printable(result->message + when(result->scenario, result->further) +
                         history_note(*result)));
  }
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
    line(indent, printable(group.missing.what));
    for (const std::string& why : iam::lines_of(group.why)) {
      line(indent + "- ", printable(why));
    }
    if (!group.missing.help.empty()) {
      line(indent + palette_.green("to decide: "), printable(group.missing.help));
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
