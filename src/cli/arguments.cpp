// CLI11 sorts the arguments; the table, the error texts and the help are ours. Three
// habits of the library are kept off the user:
//
//   -- ends the options: what follows never reaches the library
//   --name= would take the next argument as its value: it is an error here
//   options of many values would go on eating operands: each takes one
#include "cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>

#include "base/suggest.hpp"
#include "cli/other_word.hpp"
#include "report/paragraph.hpp"

namespace trailseal::cli {
namespace {

const Option* find_option(std::span<const Option> table, std::string_view name) {
  const auto row = std::find_if(table.begin(), table.end(),
                                [&](const Option& o) { return o.name == name; });
  return row == table.end() ? nullptr : &*row;
}

std::string spelling(const Option& option) {
  std::string names = option.letter == 0 ? "" : std::string{'-', option.letter, ','};
  return names.append(option.name);
}

Error unknown_option(std::span<const Option> table, const std::string& word) {
  const std::vector<std::string_view> names = names_of(table);
  const std::string name = word.substr(0, word.find('='));
  std::string meant = called_here(name);
  if (meant.empty()) meant = did_you_mean(name, names);
  return {.message = "unknown option `" + name + "`",
          .help = meant.empty() ? "--help lists the options" : meant};
}

Error missing_value(const Option& option) {
  return {.message = "option `" + std::string(option.name) + "` needs a value",
          .help = "as in `" + std::string(option.name) + " " + std::string(option.value) +
                  "`"};
}

/// The first mistake that the library would misread.
const Option* find_empty_value(std::span<const Option> table,
                               std::span<const std::string> args) {
  for (const std::string& arg : args) {
    if (!arg.starts_with("--") || !arg.ends_with('=')) continue;
    const Option* option = find_option(table, arg.substr(0, arg.size() - 1));
    if (option != nullptr && !option->value.empty()) return option;
  }
  return nullptr;
}

/// What CLI11 writes into: it keeps pointers to these while it parses.
struct Slots {
  std::map<std::string_view, std::vector<std::string>> values{};
  std::map<std::string_view, bool> flags{};
};

void add_options(std::span<const Option> table, CLI::App& app, Slots& slots) {
  app.set_help_flag("");
  app.allow_extras();
  for (const Option& option : table) {
    if (option.value.empty()) {
      app.add_flag(spelling(option), slots.flags[option.name]);
    } else {
      app.add_option(spelling(option), slots.values[option.name])
          ->allow_extra_args(false);
    }
  }
}

/// CLI11 names an option once for each of its values.
std::vector<std::pair<std::string, std::string>> order_of(const CLI::App& app,
                                                          const Slots& slots) {
  std::vector<std::pair<std::string, std::string>> order;
  std::map<std::string, std::size_t> seen;
  for (const CLI::Option* option : app.parse_order()) {
    const std::string name = "--" + option->get_lnames().front();
    const auto values = slots.values.find(name);
    if (values == slots.values.end()) continue;
    const std::size_t at = seen[name]++;
    if (at < values->second.size()) order.emplace_back(name, values->second[at]);
  }
  return order;
}

Error error_of(std::span<const Option> table, const CLI::ParseError& error) {
  const std::string text = error.what();
  for (const Option& option : table) {
    if (text.starts_with(std::string(option.name) + ":") && !option.value.empty()) {
      return missing_value(option);
    }
  }
  return {.message = "the arguments cannot be read: " + text};
}

}  // namespace

bool Arguments::has(std::string_view name) const {
  return options.find(name) != options.end();
}

const std::vector<std::string>& Arguments::all(std::string_view name) const {
  static const std::vector<std::string> kNone;
  const auto found = options.find(name);
  return found == options.end() ? kNone : found->second;
}

std::string Arguments::last(std::string_view name, std::string_view fallback) const {
  const auto& values = all(name);
  return values.empty() ? std::string(fallback) : values.back();
}

Result<Arguments> parse_arguments(std::span<const Option> table,
                                  std::span<const std::string> args) {
  const auto end_of_options = std::find(args.begin(), args.end(), "--");
  std::vector<std::string> before(args.begin(), end_of_options);
  if (const Option* option = find_empty_value(table, before)) {
    return missing_value(*option);
  }

  CLI::App app;
  Slots slots;
  add_options(table, app, slots);
  std::reverse(before.begin(), before.end());  // CLI11 takes them from the back
  try {
    app.parse(std::move(before));
  } catch (const CLI::ParseError& error) {
    return error_of(table, error);
  }

  Arguments parsed;
  parsed.order = order_of(app, slots);
  for (auto& [name, values] : slots.values) {
    if (!values.empty()) parsed.options.emplace(name, std::move(values));
  }
  for (const auto& [name, given] : slots.flags) {
    if (given) parsed.options.emplace(name, std::vector<std::string>());
  }
  for (std::string& word : app.remaining()) {
    if (word.size() > 1 && word.front() == '-') return unknown_option(table, word);
    parsed.operands.push_back(std::move(word));
  }
  if (end_of_options != args.end()) {
    parsed.operands.insert(parsed.operands.end(), end_of_options + 1, args.end());
  }
  return parsed;
}

void write_options(std::span<const Option> table, std::ostream& out) {
  constexpr std::size_t kIndent = 28;
  constexpr std::size_t kWidth = 90;
  for (const Option& option : table) {
    std::string lead = "  ";
    lead += option.letter == 0 ? "    " : std::string{'-', option.letter, ',', ' '};
    lead += option.name;
    if (!option.value.empty()) lead.append(" ").append(option.value);
    if (lead.size() + 2 > kIndent) {
      out << lead << '\n';
      lead.clear();
    }
    lead.resize(kIndent, ' ');
    report::write_paragraph(out, lead, option.help, kWidth);
  }
}

}  // namespace trailseal::cli
