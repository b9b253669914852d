// The report for a person in a terminal.
//
//   ok    aws_cloudtrail.a: delivers to aws_s3_bucket.logs, aws:kms with aws_kms_key.logs
//
//   FAIL  aws_cloudtrail.b (plan.json)
//         bucket      aws_s3_bucket.logs (`acme-logs`), prefix `audit`
//         key         aws_kms_key.logs
//         delivery    denied: no log file will arrive
//         log files   would be aws:kms with aws_kms_key.logs
//
//     high  TS304 bucket-policy-allows-write
//           what is wrong, in one sentence
//           - the statement and the condition that decided
//           at template.yaml:14:7 BucketPolicy
//              14 |           Resource: arn:aws:s3:::acme-logs/AWSLogs/*
//                 |                     ^
//           fix: what to do
//
//     not decided  TS101, TS102: what is missing
//                  how to give it
//
//     7 passed
//
//   2 trails: 1 finding (1 high), 2 not decided, 15 passed
//
// What fails first is what is most severe. Undecided results with one cause are one
// paragraph. What passes is a number.
#include <algorithm>
#include <ostream>

#include "report/excerpt.hpp"
#include "report/paragraph.hpp"
#include "report/summary.hpp"
#include "report/trail_text.hpp"
#include "report/wording.hpp"

namespace trailseal::report {
namespace {

using cloudtrail::TrailSummary;
using engine::Outcome;

using Results = std::vector<const engine::Result*>;

Results with_outcome(const Results& results, Outcome outcome) {
  Results chosen;
  std::copy_if(results.begin(), results.end(), std::back_inserter(chosen),
               [&](const engine::Result* r) { return r->outcome == outcome; });
  return chosen;
}

class TextPage {
 public:
  TextPage(const Report& report, const TextOptions& options, std::ostream& out)
      : report_(report),
        palette_(options.color),
        width_(static_cast<std::size_t>(std::max(options.width, 40))),
        out_(out) {}

  void write() {
    for (const TrailSummary& trail : report_.trails) write_trail(trail);
    write_results(results_of("", 0, false));
    if (!first_) out_ << '\n';
    write_summary();
  }

 private:
  void line(std::string_view lead, std::string_view text) {
    write_paragraph(out_, lead, text, width_);
  }

  Results results_of(std::string_view trail, std::size_t input, bool same_input) const {
    Results results;
    for (const engine::Result& result : report_.results) {
      if (result.trail != trail || (same_input && result.input != input)) continue;
      results.push_back(&result);
    }
    return results;
  }

  void write_trail(const TrailSummary& trail);
  void write_header(const TrailSummary& trail, bool fails);
  void write_results(const Results& results);
  void write_finding(const engine::Result& result);
  void write_place(const cloudtrail::Place& place, std::string_view indent);
  void write_undecided(const Results& results);
  void write_summary();
  std::string severity(rule::Severity severity) const;
  std::string status(bool fails, bool undecided) const;

  const Report& report_;
  Palette palette_;
  std::size_t width_;
  std::ostream& out_;
  bool first_ = true;
  bool last_was_line_ = false;
};

std::string TextPage::status(bool fails, bool undecided) const {
  if (fails) return palette_.red("FAIL") + "  ";
  return undecided ? palette_.yellow("??") + "    " : palette_.green("ok") + "    ";
}

std::string TextPage::severity(rule::Severity severity) const {
  const std::string word = rule::to_string(severity);
  switch (severity) {
    case rule::Severity::High:
      return palette_.red(word);
    case rule::Severity::Medium:
      return palette_.yellow(word);
    case rule::Severity::Low:
      break;
  }
  return palette_.bold(word);
}

void TextPage::write_trail(const TrailSummary& trail) {
  const Results results = results_of(trail.address, trail.input, true);
  const bool fails = !with_outcome(results, Outcome::Fail).empty();
  const bool undecided = !with_outcome(results, Outcome::Unknown).empty();
  const bool short_form = !fails && !undecided && trail.delivery == "allowed";
  if (!first_ && !(short_form && last_was_line_)) out_ << '\n';
  first_ = false;
  last_was_line_ = short_form;

  std::string name = palette_.bold(printable(trail.address));
  if (!trail.label.empty() && trail.label != trail.address) {
    name += " " + printable(trail.label);
  }
  if (report_.inputs.size() > 1 || !short_form) {
    name += palette_.dim(" (" + printable(input_path(report_, trail.input)) + ")");
  }
  if (short_form) {
    line(status(false, false), name + ": " + printable(delivers(report_, trail)));
    return;
  }
  line(status(fails, undecided || trail.delivery == "unknown"), name);
  for (const TrailLine& row : trail_lines(report_, trail)) {
    std::string label = row.label;
    label.resize(12, ' ');
    line("      " + palette_.dim(label), printable(row.text));
  }
  write_results(results);
}

void TextPage::write_results(const Results& results) {
  Results fails = with_outcome(results, Outcome::Fail);
  std::stable_sort(fails.begin(), fails.end(),
                   [](const engine::Result* a, const engine::Result* b) {
                     return a->rule->severity > b->rule->severity;
                   });
  for (const engine::Result* result : fails) write_finding(*result);
  write_undecided(with_outcome(results, Outcome::Unknown));
  const std::size_t passed = with_outcome(results, Outcome::Pass).size();
  if (passed > 0)
    out_ << "\n  " << palette_.dim(std::to_string(passed) + " passed") << '\n';
}

void TextPage::write_finding(const engine::Result& result) {
  constexpr std::string_view kIndent = "          ";
  std::string lead = "  " + severity(result.rule->severity);
  lead.append(8 - character_count(severity(result.rule->severity)), ' ');
  out_ << '\n'
       << lead << palette_.bold(result.rule->code) << ' ' << result.rule->id << '\n';
  line(kIndent, printable(result.message));
  for (const std::string& why : result.why) {
    line(std::string(kIndent) + "- ", printable(why));
  }
  write_place(result.place, kIndent);
  const std::string fix = short_fix(*result.rule, report_, result.place.input);
  if (!fix.empty()) line(std::string(kIndent) + palette_.green("fix: "), printable(fix));
}

void TextPage::write_place(const cloudtrail::Place& place, std::string_view indent) {
  const std::string where = place_text(report_, place);
  line(std::string(indent) + "at ", palette_.dim(printable(where)));

  if (place.input >= report_.sources.size()) return;
  const std::string number = std::to_string(place.position.line);
  const std::size_t gutter = indent.size() + number.size() + 6;
  const auto excerpt = excerpt_at(report_.sources[place.input].text, place.position,
                                  width_ > gutter + 20 ? width_ - gutter : 20);
  if (!excerpt) return;
  out_ << indent << "   " << palette_.dim(number + " | ") << excerpt->line << '\n'
       << indent << "   " << palette_.dim(std::string(number.size(), ' ') + " | ")
       << std::string(excerpt->mark, ' ') << palette_.red("^") << '\n';
}

void TextPage::write_undecided(const Results& results) {
  for (const Undecided& group : grouped_by_cause(results)) {
    std::string codes;
    for (const std::string& code : group.codes)
      codes += (codes.empty() ? "" : ", ") + code;
    const std::string lead = "  " + palette_.yellow("not decided") + "  ";
    const std::string indent(character_count(lead), ' ');
    out_ << '\n';
    line(lead, palette_.bold(codes));
    line(indent, printable(group.missing));
    for (const std::string& why : group.why) line(indent + "- ", printable(why));
    if (!group.help.empty()) {
      line(indent + palette_.green("to decide: "), printable(group.help));
    }
  }
}

void TextPage::write_summary() {
  std::string text = summary_line(report_);
  const bool bad = has_findings(report_) || has_errors(report_);
  if (bad) {
    text = palette_.red(text);
  } else if (summarize(report_).unknown > 0 || summarize(report_).fail > 0) {
    text = palette_.yellow(text);
  } else {
    text = palette_.green(text);
  }
  out_ << text << '\n';
}

}  // namespace

void write_text(const Report& report, const TextOptions& options, std::ostream& out) {
  TextPage(report, options, out).write();
}

}  // namespace trailseal::report
