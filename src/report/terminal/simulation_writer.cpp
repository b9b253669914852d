// A simulation for a person in a terminal.
//
//   not allowed: `cloudtrail.amazonaws.com` calling `s3:PutObject` on `arn:aws:s3:::b/x`
//
//   Statements, the nearest miss first
//     no   statement `Write` (Allow): Resource, at policy.json:9:19
//          resource `arn:aws:s3:::b/AWSLogs/*` does not cover `arn:aws:s3:::b/x`; ...
//     no   statement `Tls` (Deny): Condition, at policy.json:15:32
//          condition `Bool` on `aws:SecureTransport`: wants `false`, the request has
//          `true`
//
//   Problems of the policy
//     refused  what AWS would not save, at policy.json:4:7
//     note     what surely is not meant
//
//   Context
//     aws:SecureTransport = `true` (part of every such call)
//     every other key is absent
#include "report/terminal/simulation_writer.hpp"

#include <algorithm>
#include <ostream>
#include <sstream>

#include "iam/explain/evidence_line.hpp"
#include "iam/match/principal.hpp"
#include "report/paragraph.hpp"
#include "report/workflow_command.hpp"
#include "report/writers.hpp"

namespace trailseal::report {
namespace {

using iam::ContextValue;
using iam::StatementTrace;
using Effect = iam::Statement::Effect;

std::string in_backticks(const std::string& text) { return "`" + text + "`"; }

std::string effect_of(const iam::Statement& statement) {
  switch (statement.effect) {
    case Effect::Allow:
      return "Allow";
    case Effect::Deny:
      return "Deny";
    case Effect::Unknown:
      return "effect not known";
    case Effect::Invalid:
      break;
  }
  return "no effect";
}

class SimulationPage {
 public:
  SimulationPage(const Simulation& simulation, const TextOptions& options,
                 std::ostream& out)
      : simulation_(simulation),
        palette_(options.color),
        width_(static_cast<std::size_t>(std::max(options.width, 40))),
        out_(out) {}

  void write() {
    write_decision();
    write_statements();
    write_problems();
    write_context();
  }

 private:
  void line(std::string_view lead, const std::string& text) {
    write_paragraph(out_, lead, printable(text), width_);
  }

  void heading(std::string_view text) { out_ << '\n' << palette_.bold(text) << '\n'; }

  std::string decision() const {
    std::string word = iam::to_string(simulation_.explanation.outcome);
    std::replace(word.begin(), word.end(), '-', ' ');
    switch (simulation_.explanation.outcome) {
      case iam::Outcome::Allowed:
        return palette_.green(word);
      case iam::Outcome::Unknown:
        return palette_.yellow(word);
      case iam::Outcome::Denied:
      case iam::Outcome::NotAllowed:
        break;
    }
    return palette_.red(word);
  }

  void write_decision() {
    const iam::Request& request = simulation_.request;
    std::string text = in_backticks(iam::name_of(request.caller).display()) +
                       " calling " + in_backticks(request.action);
    if (!request.resource.empty()) {
      text += " on " + in_backticks(request.resource.display());
    }
    out_ << decision() << ": " << printable(text) << '\n';
    for (const Evidence& why : simulation_.explanation.why) {
      // What a statement misses is told with the statement.
      if (why.kind != Evidence::Kind::Misses) line("  - ", iam::line_of(why));
    }
    const std::string& help = simulation_.explanation.missing.help;
    if (!help.empty()) line("  help: ", help);
  }

  const iam::Statement& statement_of(const StatementTrace& trace) const {
    return simulation_.policy.statements[trace.statement];
  }

  std::string at(Position position) const {
    if (!simulation_.has_lines || position.line == 0) return {};
    return ", at " + simulation_.path + ":" + std::to_string(position.line) + ":" +
           std::to_string(position.column);
  }

  void write_statements() {
    heading("Statements, the nearest miss first");
    const auto order = nearest_first(simulation_.explanation);
    if (order.empty()) out_ << "  none\n";
    for (const StatementTrace* trace : order) write_statement(*trace);
  }

  std::string mark(const StatementTrace& trace) const {
    switch (trace.matched) {
      case Verdict::Holds:
        return palette_.bold("yes");
      case Verdict::Unknown:
        return palette_.yellow("?") + "  ";
      case Verdict::Fails:
        break;
    }
    return palette_.dim("no") + " ";
  }

  void write_statement(const StatementTrace& trace) {
    const iam::Statement& statement = statement_of(trace);
    std::string title = statement.display() + " (" + effect_of(statement) + ")";
    if (trace.unmet) title += std::string(": ") + iam::to_string(trace.unmet->element);
    line("  " + mark(trace) + "  ", title + at(trace.position));
    if (!trace.unmet) return line("       ", "every part of it matches");
    line("       ", iam::words_of(*trace.unmet));
    const std::string& help = trace.unmet->missing.help;
    if (!help.empty()) line("       help: ", help);
  }

  void write_problems() {
    if (simulation_.problems.empty()) return;
    heading("Problems of the policy");
    for (const iam::PolicyProblem& problem : simulation_.problems) {
      line(problem.refused ? "  refused  " : "  note     ",
           problem.message + at(problem.position));
    }
  }

  static std::string shown(const ContextValue& value) {
    if (value.state == ContextValue::State::Absent) return " is absent";
    if (value.state == ContextValue::State::Unknown) return " is not known";
    std::string text;
    for (const Text& each : value.values) {
      text += (text.empty() ? " = " : ", ") + in_backticks(each.display());
    }
    return text;
  }

  void write_context() {
    heading("Context");
    for (const SimulatedKey& key : simulation_.context) {
      line("  ", key.key + shown(key.value) +
                     (key.implied ? " (part of every such call)" : ""));
    }
    out_ << "  every other key is absent\n";
  }

  const Simulation& simulation_;
  Palette palette_;
  std::size_t width_;
  std::ostream& out_;
};

}  // namespace

void write_simulation_text(const Simulation& simulation, const TextOptions& options,
                           std::ostream& out) {
  std::ostringstream text;
  SimulationPage(simulation, options, text).write();
  write_without_commands(text.view(), out);
}

}  // namespace trailseal::report
