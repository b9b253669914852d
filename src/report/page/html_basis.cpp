#include <algorithm>
#include <array>
#include <vector>

#include "base/word_list.hpp"
#include "report/basis.hpp"
#include "report/control.hpp"
#include "report/page/html_parts.hpp"
#include "report/paragraph.hpp"
#include "report/result_text.hpp"
#include "report/standard_statement.hpp"

namespace trailseal::report {
namespace {

/// The worst that a rule of the control says.
std::string outcome_of(const OutcomeCount& outcomes) {
  if (outcomes.fail > 0) return "fail";
  if (outcomes.unknown > 0) return "unknown";
  return outcomes.waived > 0 ? "waived" : "pass";
}

const char* style_of_outcome(const OutcomeCount& outcomes) {
  if (outcomes.fail > 0) return "bad";
  if (outcomes.unknown > 0) return "unknown";
  return outcomes.waived > 0 ? "dim" : "good";
}

void add_control_table(const std::vector<Control>& controls, bool main,
                       const HtmlElement& parent) {
  const HtmlElement rows = add_table(
      parent,
      std::array{"outcome", "control", "framework", "fail", "unknown", "pass", "rules"});
  for (const Control& control : controls) {
    if (control.main != main) continue;
    const OutcomeCount& outcomes = control.outcomes;
    const HtmlElement row = rows.add("tr");
    row.add_of(style_of_outcome(outcomes), "td", outcome_of(outcomes));
    row.add("td", control.id);
    row.add("td", control.framework);
    for (const std::size_t number : {outcomes.fail, outcomes.unknown, outcomes.pass}) {
      row.add("td", std::to_string(number));
    }
    row.add("td", joined(control.rules));
  }
}

void add_files(const Report& report, const HtmlElement& body) {
  if (report.files.empty()) return;
  const HtmlElement rows = add_table(body, std::array{"file", "kind", "SHA-256"});
  for (const ReadFile& file : report.files) {
    const HtmlElement row = rows.add("tr");
    row.add("td").add_code(file.path == "-" ? "standard input" : file.path);
    row.add("td", file.kind);
    row.add_of("digest", "td",
               file.sha256.empty() ? "cannot be read again" : file.sha256);
  }
}

}  // namespace

void add_controls(const Report& report, const HtmlElement& body) {
  const std::vector<Control> controls = controls_of(report.results);
  if (controls.empty()) return;
  const auto main = std::count_if(controls.begin(), controls.end(),
                                  [](const Control& control) { return control.main; });
  body.add("h2", "Controls");
  if (main > 0) {
    body.add("p", "These controls ask for the encryption of CloudTrail's log files.");
    add_control_table(controls, true, body);
  }
  const auto others = controls.size() - static_cast<std::size_t>(main);
  if (others == 0) return;
  const HtmlElement fold = body.add_of("fold", "details");
  fold.add_of("fold", "summary",
              count_of(others, "other control") + " that the rules serve");
  add_control_table(controls, false, fold);
}

void add_basis(const Report& report, const HtmlElement& body) {
  body.add("h2", "What was read");
  for (const Input& input : report.inputs) {
    if (input.trusted) continue;
    const std::string sources =
        input.sources ? ", read with the sources of " + sources_text(input) : "";
    body.add("p").add_sentence(in_backticks(input.path) + ": " +
                               std::string(to_string(input.kind)) + sources);
  }
  add_files(report, body);
  std::vector<std::string> sentences = basis_sentences(report);
  sentences.push_back(standard_statement(report));
  for (const std::string& sentence : sentences) body.add("p").add_sentence(sentence);
}

}  // namespace trailseal::report
