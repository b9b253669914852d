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
//     aws:SecureTransport = `true` (goes with every such call)
//     every other key is absent
#include "report/terminal/simulation_writer.hpp"

#include <algorithm>
#include <ostream>
#include <tuple>

#include "iam/explain/evidence_line.hpp"
#include "iam/match/principal.hpp"
#include "report/paragraph.hpp"

namespace trailseal::report {
namespace {

using iam::ContextValue;
using iam::Outcome;
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
    const std::string word = iam::to_string(simulation_.evaluation.outcome);
    switch (simulation_.evaluation.outcome) {
      case Outcome::Allowed:
        return palette_.green(word);
      case Outcome::Unknown:
        return palette_.yellow(word);
      case Outcome::Denied:
      case Outcome::NotAllowed:
        break;
    }
    return palette_.red(word);
  }

  void write_decision() {
    const iam::Request& request = simulation_.request;
    std::string text = in_backticks(iam::display(request.caller)) + " calling " +
                       in_backticks(request.action);
    if (!request.resource.empty()) {
      text += " on " + in_backticks(request.resource.display());
    }
    out_ << decision() << ": " << printable(text) << '\n';
    for (const std::string& why : iam::lines_of(simulation_.evaluation.why)) {
      if (!is_in_trace(why)) line("  - ", why);
    }
    if (!simulation_.evaluation.help.empty()) {
      line("  help: ", simulation_.evaluation.help);
    }
  }

  /// The trace says most of the reasons again.
  bool is_in_trace(const std::string& why) const {
    const auto& trace = simulation_.evaluation.trace;
    return std::any_of(trace.begin(), trace.end(), [&](const StatementTrace& t) {
      return why == statement_of(t).display() + ": " + t.reason;
    });
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
    const auto order = nearest_first(simulation_.evaluation);
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
    if (!trace.part.empty()) title += ": " + trace.part;
    line("  " + mark(trace) + "  ", title + at(trace.position));
    if (!trace.reason.empty()) line("       ", trace.reason);
    if (trace.part.empty()) line("       ", "every part of it matches");
    if (!trace.help.empty()) line("       help: ", trace.help);
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
                     (key.implied ? " (goes with every such call)" : ""));
    }
    out_ << "  every other key is absent\n";
  }

  const Simulation& simulation_;
  Palette palette_;
  std::size_t width_;
  std::ostream& out_;
};

}  // namespace

std::vector<const StatementTrace*> nearest_first(const iam::Evaluation& evaluation) {
  std::vector<const StatementTrace*> order;
  for (const StatementTrace& trace : evaluation.trace) order.push_back(&trace);
  const StatementTrace* decisive = evaluation.decisive < evaluation.trace.size()
                                       ? &evaluation.trace[evaluation.decisive]
                                       : nullptr;
  const auto rank = [decisive](const StatementTrace* t) {
    const bool miss = t->matched == Verdict::Fails;
    // A denial that missed harms nobody: it stands behind the permissions that did.
    const bool harmless = miss && t->effect == Effect::Deny;
    return std::tuple(t != decisive, -static_cast<int>(t->matched), harmless,
                      -t->matched_parts);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
  return order;
}

void write_simulation_text(const Simulation& simulation, const TextOptions& options,
                           std::ostream& out) {
  SimulationPage(simulation, options, out).write();
}

}  // namespace trailseal::report
