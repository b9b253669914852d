// Markdown for a pull-request comment and for a job summary:
//
//   <!-- trailseal -->            by which a later run finds its own comment
//   ### trailseal: 2 findings     the outcome, then one line of counts
//   | fix first | ...            with trails of several inputs, and a row per input
//   | trail | bucket | ...        a row per trail
//   | severity | rule | ...       a row per finding, the most severe first
//   | fixed | ...               a row per finding that the plan ends
//   <details> per finding         what decided, where, the fix
//   <details> unknown             what is missing
//   <details> picture             Mermaid
//
// GitHub takes 65,536 characters in a comment: details stop before that, and say so. The
// tables come first, so they are never what is cut.
#include <algorithm>
#include <ostream>
#include <sstream>

#include "iam/explain/evidence_line.hpp"
#include "report/estate.hpp"
#include "report/finding_groups.hpp"
#include "report/page/markdown.hpp"
#include "report/page/picture.hpp"
#include "report/result_text.hpp"
#include "report/standard_statement.hpp"
#include "report/summary.hpp"
#include "report/summary_line.hpp"
#include "report/trail_lines.hpp"
#include "report/unknown_groups.hpp"
#include "report/workflow_command.hpp"
#include "report/writers.hpp"

namespace trailseal::report {
namespace {

using cloudtrail::TrailSummary;
using engine::Outcome;

constexpr std::size_t kMaxCharacters = 60'000;
/// Rows of a table before it is cut.
constexpr std::size_t kMaxRows = 100;
/// Things to fix first.
constexpr std::size_t kMaxFirst = 10;

std::vector<const engine::Result*> results_with(const Report& report, Outcome outcome) {
  std::vector<const engine::Result*> chosen;
  for (const engine::Result& result : report.results) {
    if (result.outcome == outcome) chosen.push_back(&result);
  }
  sort_by_cause(chosen);
  return chosen;
}

std::string headline(const Report& report) {
  const Summary summary = summarize(report);
  if (has_errors(report)) return "the run failed";
  if (summary.fail > 0) return count_of(summary.fail, "finding");
  if (const std::size_t denied = denied_trails(report); denied > 0) {
    return "no finding counts, but no log file of " + count_of(denied, "trail") +
           " will arrive";
  }
  if (summary.unknown > 0)
    return "nothing fails, " + std::to_string(summary.unknown) + " unknown";
  return report.trails.empty() ? "no trail to check" : "all is well";
}

/// Appends blocks until one does not fit, and then says what is left out.
class Page {
 public:
  void add(const std::string& block) {
    if (cut_ == 0 && text_.size() + block.size() < kMaxCharacters) {
      text_ += block;
    } else {
      ++cut_;
    }
  }

  std::string take() {
    if (cut_ > 0) {
      text_ += "\n_" + count_of(cut_, "more section") +
               " left out: a comment has room for 65,536 characters. The text report "
               "has them all._\n";
    }
    return std::move(text_);
  }

 private:
  std::string text_;
  std::size_t cut_ = 0;
};

std::string cut_rows(std::size_t rows, std::string_view noun) {
  if (rows <= kMaxRows) return "";
  return "\n_and " + count_of(rows - kMaxRows, noun) + "_\n";
}

std::string delivery_cell(const Report& report, const TrailSummary& trail) {
  std::string word = delivery_word(trail.delivery);
  if (trail.delivery == Verdict::Fails) word = "**" + word + "**";
  const std::string when = scenario_text(report, trail.scenario);
  return when.empty() ? word : word + ", " + markdown_sentence(when, true);
}

std::string trail_table(const Report& report) {
  if (report.trails.empty()) return "";
  const bool several = report.inputs.size() > 1;
  std::string text = several ? "\n| trail | input | bucket | key | log files | delivery |"
                               "\n|---|---|---|---|---|---|\n"
                             : "\n| trail | bucket | key | log files | delivery |"
                               "\n|---|---|---|---|---|\n";
  for (std::size_t i = 0; i < std::min(report.trails.size(), kMaxRows); ++i) {
    const TrailSummary& trail = report.trails[i];
    const std::vector<TrailLine> lines = trail_lines(report, trail);
    const auto cell = [&lines](const char* label) {
      const auto row = std::find_if(lines.begin(), lines.end(),
                                    [&](const TrailLine& l) { return l.label == label; });
      return row == lines.end() ? "" : markdown_sentence(row->text, true);
    };
    const std::string input(input_path(report, trail.input));
    text += "| " + markdown_code(trail.address, true) + " | " +
            (several ? markdown_code(input, true) + " | " : "") + cell("bucket") + " | " +
            cell("key") + " | " + cell("log files") + " | " +
            delivery_cell(report, trail) + " |\n";
  }
  return text + cut_rows(report.trails.size(), "more trail");
}

/// What to fix first, each thing once for all inputs.
std::string estate_tables(const Report& report) {
  if (!is_estate(report)) return "";
  const Estate estate = estate_of(report);
  std::string text = "\n" + estate_line(report, estate) + "\n";
  if (!estate.first.empty()) {
    text += "\n| fix first | rule | in | what |\n|---|---|---|---|\n";
  }
  for (std::size_t i = 0; i < std::min(estate.first.size(), kMaxFirst); ++i) {
    const SharedFinding& finding = estate.first[i];
    const engine::Result& result = *finding.first;
    text += "| " + std::string(rule::to_string(result.rule->severity)) + " | " +
            result.rule->code + " | " +
            markdown_sentence(inputs_text(report, finding.inputs), true) + " | " +
            markdown_sentence(result.message, true) + " |\n";
  }
  text +=
      "\n| input | trails | deliver | refused | undecided | findings |"
      "\n|---|---|---|---|---|---|\n";
  for (std::size_t i = 0; i < std::min(estate.inputs.size(), kMaxRows); ++i) {
    const EstateInput& input = estate.inputs[i];
    const std::string path(input_path(report, input.input));
    text += "| " + markdown_code(path, true);
    for (const std::size_t number :
         {input.deliveries.trails(), input.deliveries.allowed, input.deliveries.denied,
          input.deliveries.unknown, input.findings}) {
      text += " | " + std::to_string(number);
    }
    text += " |\n";
  }
  return text + cut_rows(estate.inputs.size(), "more input");
}

/// The findings that are told in full: of the same one in several inputs the first.
std::vector<const engine::Result*> told_findings(
    const Report& report, const std::vector<const engine::Result*>& findings) {
  if (!is_estate(report)) return findings;
  std::vector<const engine::Result*> told;
  for (const SharedFinding& finding : estate_of(report).first) {
    told.push_back(finding.first);
  }
  return told;
}

std::string finding_table(const Report& report,
                          const std::vector<const engine::Result*>& findings) {
  if (findings.empty()) return "";
  const bool told = std::any_of(findings.begin(), findings.end(), [](const auto* r) {
    return r->history != engine::History::Untold;
  });
  const bool several = report.inputs.size() > 1;
  std::string text = std::string("\n| severity | ") + (told ? "| " : "") + "rule | " +
                     (several ? "input | " : "") + "where | what |\n|---|---|---|---|" +
                     (told ? "---|" : "") + (several ? "---|" : "") + "\n";
  for (std::size_t i = 0; i < std::min(findings.size(), kMaxRows); ++i) {
    const engine::Result& result = *findings[i];
    text +=
        "| " + std::string(rule::to_string(result.rule->severity)) + " | " +
        (told ? std::string(engine::to_string(result.history)) + " | " : "") +
        result.rule->code + " | " +
        (several ? markdown_code(input_path(report, input_of(result)), true) + " | "
                 : "") +
        markdown_code(result.resource.empty() ? result.trail : result.resource, true) +
        " | " + markdown_sentence(sentence_of(report, result), true) + " |\n";
  }
  return text + cut_rows(findings.size(), "more finding");
}

std::string fixed_table(const Report& report) {
  if (report.fixed.empty()) return "";
  const bool compared = !report.compared_with.name.empty();
  std::string text = "\n| fixed" + std::string(compared ? "" : " by this plan") +
                     " | where |\n|---|---|\n";
  for (std::size_t i = 0; i < std::min(report.fixed.size(), kMaxRows); ++i) {
    const engine::Result& result = report.fixed[i];
    text += "| " + result.rule->code + " " + result.rule->id + " | " +
            markdown_code(result.trail.empty() ? result.resource : result.trail, true) +
            " |\n";
  }
  return text + cut_rows(report.fixed.size(), "more finding");
}

/// The patch as a `diff` block, or the statement alone.
std::string proven_details(const ProvenFix& fix) {
  std::string text = "\n**Fix, proven**\n\n" + markdown_sentence(fix.text) + ": " +
                     markdown_sentence(promise_of(fix)) + ".\n";
  const bool patched = !fix.patch.empty();
  const std::string& block = patched ? fix.patch : fix.block;
  if (block.empty()) return text;
  return text + "\n" + markdown_block(block, patched ? "diff" : fix.language);
}

std::string finding_details(const Report& report, const engine::Result& result) {
  std::string text = "\n<details><summary>" + result.rule->code + " " + result.rule->id +
                     "</summary>\n\n";
  text += markdown_sentence(sentence_of(report, result)) + "\n\n";
  for (const std::string& why : iam::lines_of(result.why))
    text += "- " + markdown_sentence(why) + "\n";
  text += "- at " + markdown_code(place_text(report, result.place)) + "\n";
  const std::string input(input_path(report, input_of(result)));
  const std::string of = is_estate(report) ? " of " + markdown_code(input) : "";
  if (!result.trail.empty()) {
    text += "- trail " + markdown_code(result.trail) + of + "\n";
  }
  if (const ProvenFix* proven = report.fixes.find(result)) {
    text += proven_details(*proven);
  } else if (const std::string& fix = fix_for(report, result).text; !fix.empty()) {
    text += "\n**Fix**\n\n" + markdown_of_rule(fix) + "\n";
  }
  return text + "\n</details>\n";
}

std::string unknown_details(const std::vector<const engine::Result*>& results) {
  if (results.empty()) return "";
  std::string text =
      "\n<details><summary>" + std::to_string(results.size()) + " unknown</summary>\n\n";
  for (const UnknownGroup& group : grouped_by_cause(results)) {
    std::string codes;
    for (const std::string& code : group.codes) {
      codes.append(codes.empty() ? "" : ", ").append(code);
    }
    text += "- **" + codes + "**: " + markdown_sentence(group.missing.what) + "\n";
    if (!group.missing.help.empty()) {
      text += "  - to decide: " + markdown_sentence(group.missing.help) + "\n";
    }
  }
  return text + "\n</details>\n";
}

std::string picture_details(const Report& report) {
  if (report.trails.empty()) return "";
  std::ostringstream mermaid;
  write_mermaid(picture_of(report), mermaid);
  return "\n<details><summary>picture</summary>\n\n```mermaid\n" + mermaid.str() +
         "```\n\n</details>\n";
}

std::string diagnostics_list(const Report& report) {
  std::string text;
  for (const Diagnostic& diagnostic : report.diagnostics) {
    const Error& error = diagnostic.error;
    text += "- **" + std::string(to_string(diagnostic.level)) + "** ";
    if (!error.path.empty()) {
      const std::string line = error.line > 0 ? ":" + std::to_string(error.line) : "";
      text += markdown_code(error.path + line) + ": ";
    }
    text += markdown_sentence(error.message);
    if (!error.help.empty()) text += " (" + markdown_sentence(error.help) + ")";
    text += "\n";
  }
  return text.empty() ? "" : "\n" + text;
}

}  // namespace

void write_markdown(const Report& report, std::ostream& out) {
  const auto findings = results_with(report, Outcome::Fail);
  Page page;
  page.add("<!-- trailseal -->\n### trailseal: " + headline(report) + "\n\n" +
           markdown_sentence(summary_line(report)) + ", judged by the standard " +
           markdown_code(report.standard) + "\n");
  if (report.configuration) {
    page.add("\n" + markdown_sentence(configuration_sentence(*report.configuration)) +
             "\n");
  }
  if (!report.compared_with.name.empty()) {
    page.add("\n" + markdown_sentence(comparison_sentence(report)) + "\n");
  }
  if (!report.waivers_in_place.empty()) {
    page.add("\n" + markdown_sentence(waiver_sentence(report.waivers_in_place)) + "\n");
  }
  page.add(diagnostics_list(report));
  page.add(estate_tables(report));
  page.add(trail_table(report));
  page.add(finding_table(report, findings));
  page.add(fixed_table(report));
  for (const engine::Result* result : told_findings(report, findings))
    page.add(finding_details(report, *result));
  page.add(unknown_details(results_with(report, Outcome::Unknown)));
  page.add(picture_details(report));
  page.add("\n" + markdown_sentence(standard_statement(report)) + "\n");
  write_without_commands(page.take(), out);
}

}  // namespace trailseal::report
