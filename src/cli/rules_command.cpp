// `trailseal rules`: the catalogue as a table, one rule in full, or the table of facts.
#include <algorithm>
#include <array>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/choice.hpp"
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

namespace trailseal::cli::rules_command {
namespace {

constexpr std::array<std::string_view, 2> kFormats{"text", "json"};

constexpr std::array kOptions{
    Option{"--facts", 0, "", "list the facts that rules may read"},
    Option{"--format", 'f', "FORMAT", "text (default) or json", kFormats},
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
         "  trailseal rules --format json             every rule, for a program\n"
         "\n"
         "Options:\n";
  write_options(kOptions, out);
  out << "\n"
         "Exit status: 0, or 2 if there is no such rule.\n";
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

/// One fact a line: path, type, meaning, and the values where they are limited.
void write_facts(std::ostream& out) {
  std::size_t path_width = 0;
  for (const rule::FactSpec& fact : rule::facts()) {
    path_width = std::max(path_width, fact.path.size());
  }
  for (const rule::FactSpec& fact : rule::facts()) {
    std::string path(fact.path);
    path.resize(path_width, ' ');
    std::string type(rule::to_string(fact.type));
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

/// The rules with these codes or ids, all without any. What no rule has is a problem.
std::vector<const rule::Rule*> named_rules(const rule::Catalogue& catalogue,
                                           const std::vector<std::string>& names,
                                           Problems& problems) {
  if (names.empty()) return catalogue.rules();
  std::vector<const rule::Rule*> rules;
  for (const std::string& name : names) {
    const rule::Rule* rule = catalogue.find(name);
    if (rule == nullptr) {
      problems.add(run::unknown_rule(catalogue, name));
    } else {
      rules.push_back(rule);
    }
  }
  return rules;
}

/// Each rule in full.
void write_rules(const std::vector<const rule::Rule*>& rules,
                 const report::TextOptions& options, std::ostream& out) {
  const char* between = "";
  for (const rule::Rule* rule : rules) {
    out << between;
    report::write_rule(*rule, options.color, static_cast<std::size_t>(options.width),
                       out);
    between = "\n";
  }
}

/// The table, or the rules that were named in full. Rules may be a stranger's: no line of
/// theirs is a command of a CI runner.
void write_rules_text(const rule::Catalogue& catalogue, const Arguments& arguments,
                      const std::vector<const rule::Rule*>& rules,
                      const report::TextOptions& options, std::ostream& out) {
  std::ostringstream text;
  if (arguments.operands.empty()) {
    write_table(catalogue, text);
  } else {
    write_rules(rules, options, text);
  }
  report::write_without_commands(text.view(), out);
}

}  // namespace

CommandOptions command_options() {
  return {.options = {kOptions.begin(), kOptions.end()}, .takes_rules = true};
}

int run_command(Args args, const Streams& streams) {
  const ParsedCommand parsed = begin_command(kOptions, &write_rules_help, args, streams);
  if (parsed.status) return *parsed.status;
  const Arguments& arguments = parsed.arguments;
  Problems problems;
  const bool json = choose(arguments, "--format", kFormats, "text", problems) == "json";
  const ColorChoice color = color_of(arguments, problems);
  const bool facts = arguments.has("--facts");
  if (facts && !arguments.operands.empty()) {
    problems.add(Error{
        .message = "`--facts` takes no rule",
        .help = "it lists every fact; leave `" + arguments.operands.front() + "` out"});
  }
  rule::Catalogue catalogue;
  run::add_rule_files(arguments.all("--rules"), {}, catalogue, problems);
  std::vector<const rule::Rule*> rules;
  if (!facts) rules = named_rules(catalogue, arguments.operands, problems);
  for (const Error& error : problems.errors()) write_error(error, streams.err);
  if (!problems.empty()) return kFailed;
  if (facts) {
    json ? report::write_facts_json(streams.out) : write_facts(streams.out);
  } else if (json) {
    report::write_rules_json(rules, streams.out);
  } else {
    write_rules_text(catalogue, arguments, rules, text_options(color, streams.out),
                     streams.out);
  }
  return kClean;
}

}  // namespace trailseal::cli::rules_command
