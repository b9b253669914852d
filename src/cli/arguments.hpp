// Arguments: what a user typed behind a command, by a table of options.
//
// The same table gives the option list of --help, so the two cannot differ.
#pragma once

#include <iosfwd>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace trailseal::cli {

/// One row per option.
struct Option {
  std::string_view name{};   ///< `--format`
  char letter = 0;           ///< `f` for `-f`, 0: none
  std::string_view value{};  ///< `FORMAT` in the help; empty: a flag
  std::string_view help{};
  std::span<const std::string_view> words{};  ///< what the value may be; empty: any
};

/// Every command has it.
inline constexpr Option kHelpOption{"--help", 'h', "", "this text"};

/// The value of an option that takes codes or ids of rules, with commas between them.
inline constexpr std::string_view kRuleList = "RULE,...";

/// What a command may be given.
struct CommandOptions {
  std::vector<Option> options{};
  bool takes_rules = false;  ///< its operands are codes or ids of rules
};

struct Arguments {
  /// By option name, in the order given. A flag that was given has an empty list.
  std::map<std::string, std::vector<std::string>, std::less<>> options{};
  std::vector<std::string> operands{};
  /// Every option with its value, in the order in which they stand on the command line.
  std::vector<std::pair<std::string, std::string>> order{};

  bool has(std::string_view name) const;
  /// Every value of a repeatable option.
  const std::vector<std::string>& all(std::string_view name) const;
  /// The value given last, or `fallback`.
  std::string last(std::string_view name, std::string_view fallback = "") const;
};

/// Sorts `args` into options and operands. Errors: an option that is not in the table,
/// a value that is missing or not wanted.
Result<Arguments> parse_arguments(std::span<const Option> table,
                                  std::span<const std::string> args);

/// The table as lines of --help.
void write_options(std::span<const Option> table, std::ostream& out);

}  // namespace trailseal::cli
