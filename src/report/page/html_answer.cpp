#include "report/delivery_answer.hpp"
#include "report/page/html_parts.hpp"
#include "report/result_text.hpp"
#include "report/summary.hpp"
#include "report/summary_line.hpp"

namespace trailseal::report {
namespace {

/// The worse of what the trails and what the results say.
const char* style_of_answer(const Report& report, Verdict verdict) {
  const bool bad =
      verdict == Verdict::Fails || has_findings(report) || has_errors(report);
  if (bad) return "answer bad";
  const bool is_open = verdict == Verdict::Unknown || summarize(report).unknown > 0;
  return is_open ? "answer unknown" : "answer good";
}

void add_diagnostic(const Diagnostic& diagnostic, const HtmlElement& body) {
  const Error& error = diagnostic.error;
  const bool is_error = diagnostic.level == Diagnostic::Level::Error;
  const HtmlElement item = body.add_of(is_error ? "bad" : "unknown", "p");
  item.add_text(std::string(to_string(diagnostic.level)) + ": ");
  if (!error.path.empty()) {
    const std::string row = error.line > 0 ? ":" + std::to_string(error.line) : "";
    item.add_code(error.path + row);
    item.add_text(" ");
  }
  item.add_sentence(error.help.empty() ? error.message
                                       : error.message + " (" + error.help + ")");
}

}  // namespace

void add_answer(const Report& report, const HtmlElement& body) {
  body.add("h1", "trailseal");
  const DeliveryAnswer answer = delivery_answer(report);
  const std::string sentence = answer_sentence(report, answer);
  const HtmlElement line = body.add_of(style_of_answer(report, answer.verdict()), "p");
  line.add_sentence(sentence.empty() ? summary_line(report) : sentence + ".");
  const std::string hint = decision_hint(answer);
  if (!hint.empty()) body.add("p").add_sentence(hint + ".");
  if (!sentence.empty()) {
    const HtmlElement counts = body.add_of("dim", "p");
    counts.add_sentence(summary_line(report) + "; standard `" + report.standard + "`");
  }
  for (const Diagnostic& diagnostic : report.diagnostics) {
    add_diagnostic(diagnostic, body);
  }
}

}  // namespace trailseal::report
