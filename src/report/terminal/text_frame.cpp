#include "report/terminal/text_frame.hpp"

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "report/basis.hpp"
#include "report/delivery_answer.hpp"
#include "report/paragraph.hpp"
#include "report/result_text.hpp"
#include "report/summary.hpp"
#include "report/summary_line.hpp"

namespace trailseal::report {
namespace {

std::string in_color_of(Verdict verdict, const Palette& palette,
                        const std::string& text) {
  if (verdict == Verdict::Fails) return palette.red(text);
  return verdict == Verdict::Unknown ? palette.yellow(text) : palette.green(text);
}

/// Whose sources were read; of many inputs only how many.
std::vector<std::string> source_sentences(const Report& report) {
  constexpr std::size_t kListed = 3;
  std::vector<std::string> sentences;
  for (const Input& input : report.inputs) {
    if (!input.sources) continue;
    sentences.push_back("`" + input.path + "` is read with the sources of " +
                        sources_text(input));
  }
  if (sentences.size() <= kListed) return sentences;
  return {std::to_string(sentences.size()) + " plans are read with their sources"};
}

/// What the results rest on, and how to see the fixes: a paragraph each.
std::vector<std::string> closing_sentences(const Report& report) {
  std::vector<std::string> sentences = source_sentences(report);
  const std::vector<std::string> basis = basis_sentences(report);
  sentences.insert(sentences.end(), basis.begin(), basis.end());
  if (const std::string hint = fix_hint(report.fixes); !hint.empty()) {
    sentences.push_back(hint);
  }
  return sentences;
}

/// How the run ends: a finding counts, something is open, or all is well.
Verdict run_verdict(const Report& report, const DeliveryAnswer& answer) {
  if (has_findings(report) || has_errors(report)) return Verdict::Fails;
  const Summary summary = summarize(report);
  const bool is_open =
      summary.unknown > 0 || summary.fail > 0 || answer.verdict() != Verdict::Holds;
  return is_open ? Verdict::Unknown : Verdict::Holds;
}

}  // namespace

bool write_opening(const Report& report, const TextOptions& options, std::ostream& out) {
  const DeliveryAnswer answer = delivery_answer(report);
  const std::string sentence = answer_sentence(report, answer);
  if (sentence.empty()) return false;
  const Palette palette(options.color);
  const std::size_t width = text_width(options);
  const Verdict verdict = std::min(answer.verdict(), run_verdict(report, answer));
  write_paragraph(out, "", in_color_of(verdict, palette, printable(sentence)), width);
  // Of one trail the report itself is short enough.
  const std::string hint = answer.trails() > 1 ? decision_hint(answer) : "";
  if (!hint.empty()) write_paragraph(out, "", printable(hint), width);
  return true;
}

void write_closing(const Report& report, const TextOptions& options, std::ostream& out) {
  for (const std::string& sentence : closing_sentences(report)) {
    write_paragraph(out, "", printable(sentence), text_width(options));
    out << '\n';
  }
  const Palette palette(options.color);
  out << in_color_of(run_verdict(report, delivery_answer(report)), palette,
                     summary_line(report))
      << '\n';
}

}  // namespace trailseal::report
