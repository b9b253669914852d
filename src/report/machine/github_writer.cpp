// Workflow commands that GitHub Actions turns into annotations, and the text report
// behind them for the log:
//
//   ::error file=plan.json,line=1,col=1,title=TS304 bucket-policy-allows-write::message
//
// GitHub shows ten annotations of a kind for one step and drops the others silently, so
// ten are written, the most severe first, and the last line says how many are not.
// ("Problem matchers", Limitations, in actions/toolkit.)
//
// The text behind them is made so that none of its lines is a command.
#include <algorithm>
#include <array>
#include <ostream>

#include "iam/explain/evidence_line.hpp"
#include "report/estate.hpp"
#include "report/excerpt.hpp"
#include "report/paragraph.hpp"
#include "report/result_text.hpp"
#include "report/summary.hpp"
#include "report/unknown_groups.hpp"
#include "report/writers.hpp"

namespace trailseal::report {
namespace {

using engine::Outcome;

constexpr std::size_t kShownPerKind = 10;
constexpr std::array<std::string_view, 3> kKinds{"error", "warning", "notice"};

/// What a value of a command may not hold in the raw, as actions/toolkit escapes it.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '%':
        out += "%25";
        break;
      case '\r':
        out += "%0D";
        break;
      case '\n':
        out += "%0A";
        break;
      case ':':
        out += property ? "%3A" : ":";
        break;
      case ',':
        out += property ? "%2C" : ",";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// Index into kKinds.
std::size_t kind_of(const Report& report, const engine::Result& result) {
  if (result.outcome == Outcome::Unknown) return report.strict ? 1 : 2;
  switch (result.rule->severity) {
    case rule::Severity::High:
      return 0;
    case rule::Severity::Medium:
      return 1;
    case rule::Severity::Low:
      break;
  }
  return 2;
}

struct Annotation {
  std::size_t kind = 0;
  std::string properties{};
  std::string message{};
};

std::string position_of(std::string_view path, std::uint32_t line, std::uint32_t column) {
  if (path.empty()) return "";
  std::string text = "file=" + escaped(printable(path), true);
  // A plan is one line: the annotation then stands at its start.
  text += ",line=" + std::to_string(std::max<std::uint32_t>(line, 1));
  if (column > 0) text += ",col=" + std::to_string(column);
  return text + ",";
}

Annotation annotation_of(const Report& report, const engine::Result& result) {
  std::string message = printable(placed_sentence(report, result));
  // The message of an unknown result names what is missing.
  for (const Evidence& why : further_evidence(result.why, result.missing)) {
    message.append("\n").append(printable(iam::line_of(why)));
  }
  if (!result.missing.help.empty()) {
    message.append("\n").append(printable(result.missing.help));
  }
  const std::uint32_t column =
      character_column(file_of(report, result.place).text, result.place.position);
  const std::string title = printable(result.rule->code + ": " + heading_of(result));
  return {
      .kind = kind_of(report, result),
      .properties = position_of(repository_path(report, path_of(report, result.place)),
                                result.place.position.line, column) +
                    "title=" + escaped(title, true),
      .message = escaped(message, false)};
}

Annotation annotation_of(const Report& report, const Diagnostic& diagnostic) {
  const Error& error = diagnostic.error;
  std::string message = printable(error.message);
  if (!error.help.empty()) message.append("\n").append(printable(error.help));
  return {.kind = diagnostic.level == Diagnostic::Level::Error ? 0U : 1U,
          .properties =
              position_of(repository_path(report, error.path), error.line, error.column) +
              "title=trailseal could not read this",
          .message = escaped(message, false)};
}

/// What went wrong first, then what is most severe.
std::vector<Annotation> annotations_of(const Report& report) {
  std::vector<Annotation> annotations;
  for (const Diagnostic& diagnostic : report.diagnostics) {
    annotations.push_back(annotation_of(report, diagnostic));
  }
  for (const engine::Result& result : report.results) {
    if (result.outcome == Outcome::Pass || result.outcome == Outcome::Waived) continue;
    annotations.push_back(annotation_of(report, result));
  }
  std::stable_sort(
      annotations.begin(), annotations.end(),
      [](const Annotation& a, const Annotation& b) { return a.kind < b.kind; });
  return annotations;
}

void write_annotations(const std::vector<Annotation>& annotations, std::ostream& out) {
  std::array<std::size_t, kKinds.size()> shown{};
  std::size_t hidden = 0;
  for (const Annotation& annotation : annotations) {
    if (++shown[annotation.kind] > kShownPerKind) {
      ++hidden;
      continue;
    }
    out << "::" << kKinds[annotation.kind] << ' ' << annotation.properties
        << "::" << annotation.message << '\n';
  }
  if (hidden == 0) return;
  out << count_of(hidden, "more annotation") << (hidden == 1 ? " is" : " are")
      << " not shown: GitHub shows " << kShownPerKind
      << " of a kind; all are in the text below\n";
}

}  // namespace

void write_github(const Report& report, const TextOptions& options, std::ostream& out) {
  write_annotations(annotations_of(report), out);
  write_text(report, options, out);
}

}  // namespace trailseal::report
