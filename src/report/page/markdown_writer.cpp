// Markdown for a pull-request comment and for a job summary:
//
//   <!-- trailseal -->            by which a later run finds its own comment
//   ### trailseal: 2 of 3 trails  the answer, then one line of counts
//   | fix first | ...            with trails of several inputs, and a row per input
//   | delivery | log files | ... a row per trail
//   | severity | rule | ...       a row per finding, the most severe first
//   | fixed | ...               a row per finding that the plan ends
//   <details> per finding         what decided, where, the fix
//   <details> the low ones        a line per rule
//   <details> not decided         what is missing
//   <details> picture             Mermaid
//
// GitHub takes 65,536 characters in a comment: details stop before that, and say so. The
// tables come first, so they are never what is cut.
#include <algorithm>
#include <ostream>
#include <sstream>

#include "report/basis.hpp"
#include "report/delivery_answer.hpp"
#include "report/estate.hpp"
#include "report/finding_groups.hpp"
#include "report/page/markdown.hpp"
#include "report/page/markdown_findings.hpp"
#include "report/page/picture.hpp"
#include "report/result_text.hpp"
#include "report/short_address.hpp"
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

std::vector<const engine::Result*> results_with(const Report& report, Outcome outcome) {
  std::vector<const engine::Result*> chosen;
  for (const engine::Result& result : report.results) {
    if (result.outcome == outcome) chosen.push_back(&result);
  }
  sort_by_cause(chosen);
  return chosen;
}

std::string headline(const Report& report, const DeliveryAnswer& answer) {
  if (has_errors(report)) return "the run failed";
  const std::string sentence = answer_sentence(report, answer);
  if (!sentence.empty()) return sentence;
  const Summary summary = summarize(report);
  if (summary.fail > 0) return count_of(summary.fail, "finding");
  if (summary.unknown > 0)
    return "nothing fails, " + std::to_string(summary.unknown) + " unknown";
  return "no trail to check";
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

/// The verdict first; a long module is told with the trail alone.
std::string trail_table(const Report& report) {
  if (report.trails.empty()) return "";
  const bool several = report.inputs.size() > 1;
  std::string text =
      std::string("\n| delivery | log files | trail | ") + (several ? "input | " : "") +
      "bucket | key |\n|---|---|---|---|---|" + (several ? "---|" : "") + "\n";
  const Entries trails = by_answer(report);
  const TrailAnswers answers(report);
  for (std::size_t i = 0; i < std::min(trails.size(), kMaxRows); ++i) {
    const TrailSummary& trail = *trails[i];
    const std::vector<TrailLine> lines = trail_lines(report, trail);
    const auto cell = [&](const char* label) -> std::string {
      const auto row = std::find_if(lines.begin(), lines.end(),
                                    [&](const TrailLine& l) { return l.label == label; });
      if (row == lines.end()) return "";
      return markdown_sentence(within_module(row->text, long_module_of(trail.address)),
                               true);
    };
    const std::string input(input_path(report, trail.input));
    const bool weaker = answers.of(trail) == TrailAnswer::Weaker;
    const std::string files = cell("log files");
    text += "| " + delivery_cell(report, trail) + " | " +
            (weaker ? "**" + files + "**" : files) + " | " +
            markdown_code(trail.address, true) + " | " +
            (several ? markdown_code(input, true) + " | " : "") + cell("bucket") + " | " +
            cell("key") + " |\n";
  }
  return text + cut_rows(report.trails.size(), "more trail");
}

/// What to fix first, each thing once for all inputs and environments.
std::string fix_first_table(const Report& report, const Estate& estate) {
  std::string rows;
  std::size_t count = 0;
  for (const SharedFinding& finding : estate.first) {
    const engine::Result& result = *finding.first;
    if (!decides(report, result) || ++count > kMaxRows) continue;
    const std::string& where = result.resource.empty() ? result.trail : result.resource;
    rows += "| " + std::string(rule::to_string(result.rule->severity)) + " | " +
            result.rule->code + " | " +
            markdown_sentence(heading_of(result) + history_note(result), true) + " | " +
            markdown_code(where, true) + " " +
            markdown_sentence(repeated_text(report, finding), true) + " |\n";
  }
  if (rows.empty()) return "";
  return "\n| fix first | rule | what | where |\n|---|---|---|---|\n" + rows +
         cut_rows(count, "more finding");
}

std::string overview_tables(const Report& report, const Estate& estate) {
  std::string text = fix_first_table(report, estate);
  text += std::string(
              "\n| as required | weaker encryption | no log files | undecided | "
              "trails | findings | ") +
          part_noun(report) + " |\n|---|---|---|---|---|---|---|\n";
  for (std::size_t i = 0; i < std::min(estate.inputs.size(), kMaxRows); ++i) {
    const EstateInput& part = estate.inputs[i];
    const DeliveryCount& deliveries = part.deliveries;
    for (const std::size_t number :
         {deliveries.allowed - deliveries.weaker, deliveries.weaker, deliveries.denied,
          deliveries.unknown, deliveries.trails(), part.findings}) {
      text += "| " + std::to_string(number) + " ";
    }
    text += "| " + markdown_code(name_of(report, part), true) + " |\n";
  }
  return text + cut_rows(estate.inputs.size(), "more input");
}

/// The findings that are told in full: none below --fail-on, and of the same one in
/// several inputs the first.
std::vector<const engine::Result*> told_findings(
    const Report& report, const Estate& estate,
    const std::vector<const engine::Result*>& findings) {
  std::vector<const engine::Result*> told = findings;
  if (is_estate(report)) {
    told.clear();
    for (const SharedFinding& finding : estate.first) {
      told.push_back(finding.first);
    }
  }
  std::erase_if(told, [&](const auto* result) { return !decides(report, *result); });
  return told;
}

std::string finding_table(const Report& report,
                          const std::vector<const engine::Result*>& findings) {
  if (findings.empty()) return "";
  const bool told = std::any_of(findings.begin(), findings.end(), [](const auto* r) {
    return r->history != engine::History::Untold;
  });
  const bool several = report.inputs.size() > 1;
  std::string text = std::string("\n| severity | ") + (told ? "| " : "") +
                     "rule | what | where |" + (several ? " input |" : "") +
                     "\n|---|---|---|---|" + (told ? "---|" : "") +
                     (several ? "---|" : "") + "\n";
  for (std::size_t i = 0; i < std::min(findings.size(), kMaxRows); ++i) {
    const engine::Result& result = *findings[i];
    text +=
        "| " + std::string(rule::to_string(result.rule->severity)) + " | " +
        (told ? std::string(engine::to_string(result.history)) + " | " : "") +
        result.rule->code + " | " +
        markdown_sentence(short_sentence_of(report, result), true) + " | " +
        markdown_code(result.resource.empty() ? result.trail : result.resource, true) +
        (several ? " | " + markdown_code(input_path(report, input_of(result)), true)
                 : "") +
        " |\n";
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

std::string unknown_details(const std::vector<const engine::Result*>& results) {
  if (results.empty()) return "";
  std::string text = "\n<details><summary>" + std::to_string(results.size()) +
                     " not decided</summary>\n\n";
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
  const DeliveryAnswer answer = delivery_answer(report);
  const bool has_parts = has_overview(report);
  const Estate estate = has_parts ? estate_of(report) : Estate();
  const auto told = told_findings(report, estate, findings);
  Page page;
  page.add("<!-- trailseal -->\n### trailseal: " +
           markdown_sentence(headline(report, answer)) + "\n\n" +
           markdown_sentence(summary_line(report)) + ", checked against the standard " +
           markdown_code(report.standard) + "\n");
  const std::string hint = decision_hint(answer);
  if (!hint.empty()) page.add("\n" + markdown_sentence(hint) + "\n");
  page.add(diagnostics_list(report));
  if (has_parts) page.add(overview_tables(report, estate));
  page.add(trail_table(report));
  if (!has_parts) page.add(finding_table(report, told));
  page.add(fixed_table(report));
  for (const std::string& section : finding_sections(report, told)) page.add(section);
  page.add(low_section(report));
  page.add(unknown_details(results_with(report, Outcome::Unknown)));
  page.add(picture_details(report));
  for (const std::string& sentence : basis_sentences(report)) {
    page.add("\n" + markdown_sentence(sentence) + "\n");
  }
  page.add("\n" + markdown_sentence(standard_statement(report)) + "\n");
  write_without_commands(page.take(), out);
}

}  // namespace trailseal::report
