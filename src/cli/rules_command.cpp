// `trailseal rules`: the catalogue as a table, one rule in full, or the table of facts.
#include <algorithm>
#include <array>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/cli.hpp"
#include "cli/color_option.hpp"
#include "cli/command.hpp"
#include "cli/diagnostic.hpp"
#include "cli/terminal.hpp"
#include "report/paragraph.hpp"
#include "report/rule_text.hpp"
#include "report/workflow_command.hpp"
#include "report/writers.hpp"
#include "rule/catalogue.hpp"
#include "rule/facts.hpp"
#include "run/rule_files.hpp"
#include "run/rule_selection.hpp"

namespace trailseal::cli {
namespace {

constexpr std::array kOptions{
    Option{"--facts", 0, "", "list the facts that rules may read"},
    Option{"--rules", 0, "DIR", "add your own rules; may be repeated"},
    kColorOption,
    kHelpOption,
};

void write_rules_help(std::ostream& out) {
  out << "Usage: trailseal rules [OPTION]... [RULE]\n"
         "\n"
         "Lists the rules, or explains one: what it reports, why it matters, the fix.\n"
         "\n"
         "Examples:\n"
         "  trailseal rules\n"
         "  trailseal rules TS304\n"
         "  trailseal rules bucket-policy-allows-write\n"
         "  trailseal rules --facts\n"
         "\n"
         "Options:\n";
  write_options(kOptions, out);
  out << "\nExit status: 0, or 2 where there is no such rule.\n";
}

void write_table(const rule::Catalogue& catalogue, std::ostream& out) {
  std::size_t id_width = 0;
  for (const rule::Rule* rule : catalogue.rules()) {
    id_width = std::max(id_width, report::printable(rule->id).size());
  }
  for (const rule::Rule* each : catalogue.rules()) {
    const rule::Rule& rule = *each;
    std::string id = report::printable(rule.id);
    id.resize(id_width, ' ');
    std::string severity = rule::to_string(rule.severity);
    severity.resize(6, ' ');
    out << (rule.code == rule.id ? "-    " : report::printable(rule.code)) << "  "
        << severity << "  " << id << "  " << report::printable(rule.title) << '\n';
  }
}

std::string_view type_name(rule::FactType type) {
  switch (type) {
    case rule::FactType::Bool:
      return "bool";
    case rule::FactType::Map:
      return "group";
    case rule::FactType::Any:
      return "any";
    case rule::FactType::Text:
      break;
  }
  return "text";
}

/// One fact a line: path, type, meaning, and the values where they are limited.
void write_facts(std::ostream& out) {
  std::size_t path_width = 0;
  for (const rule::FactSpec& fact : rule::facts()) {
    path_width = std::max(path_width, fact.path.size());
  }
  for (const rule::FactSpec& fact : rule::facts()) {
    std::string path(fact.path);
    path.resize(path_width, ' ');
    std::string type(type_name(fact.type));
    type.resize(5, ' ');
    out << path << "  " << type << "  " << fact.meaning;
    const char* before = ": ";
    for (const std::string_view value : rule::values_of(fact)) {
      out << before << value;
      before = ", ";
    }
    out << '\n';
  }
}

int fail(const Error& error, std::ostream& err) {
  write_error(error, err);
  return kFailed;
}

/// Each rule in full, up to the first name that no rule has.
int write_rules(const rule::Catalogue& catalogue, const std::vector<std::string>& names,
                const report::TextOptions& options, std::ostream& out,
                std::ostream& err) {
  bool first = true;
  for (const std::string& name : names) {
    const rule::Rule* rule = catalogue.find(name);
    if (rule == nullptr) return fail(run::unknown_rule(catalogue, name), err);
    if (!first) out << '\n';
    first = false;
    report::write_rule(*rule, options.color, static_cast<std::size_t>(options.width),
                       out);
  }
  return kClean;
}

}  // namespace

CommandOptions rules_options() { return {.options = {kOptions.begin(), kOptions.end()}}; }

int run_rules(Args args, const Streams& streams) {
  const ParsedCommand parsed = begin_command(kOptions, &write_rules_help, args, streams);
  if (parsed.status) return *parsed.status;
  const Arguments* const arguments = &parsed.arguments;
  if (arguments->has("--facts")) {
    if (!arguments->operands.empty()) {
      return fail({.message = "`--facts` takes no rule",
                   .help = "it lists every fact; leave `" + arguments->operands.front() +
                           "` out"},
                  streams.err);
    }
    write_facts(streams.out);
    return kClean;
  }
  Problems problems;
  const ColorChoice color = color_of(*arguments, problems);
  rule::Catalogue catalogue;
  run::add_rule_files(arguments->all("--rules"), {}, catalogue, problems);
  for (const Error& error : problems.errors()) write_error(error, streams.err);
  if (!problems.empty()) return kFailed;
  // Rules may be a stranger's: no line of theirs is a command of a CI runner.
  std::ostringstream text;
  int status = kClean;
  if (arguments->operands.empty()) {
    write_table(catalogue, text);
  } else {
    status = write_rules(catalogue, arguments->operands, text_options(color, streams.out),
                         text, streams.err);
  }
  report::write_without_commands(text.view(), streams.out);
  return status;
}

}  // namespace trailseal::cli
