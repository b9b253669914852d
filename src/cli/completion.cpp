// Every shell gets the commands, the options of each, and the words an option may be
// given; the codes of rules where rules are named, in lists behind each comma. What takes
// anything else is completed with files.
#include "cli/completion.hpp"

#include <array>
#include <ostream>
#include <string>
#include <vector>

#include "base/word_list.hpp"
#include "rule/catalogue.hpp"

namespace trailseal::cli {
namespace {

/// What may follow an option: words, or nothing where any file or text may.
std::string words_after(const Option& option) { return joined(option.words, " "); }

/// The codes of our rules.
std::string rule_codes(std::string_view separator) {
  std::vector<std::string_view> codes;
  for (const rule::Rule& rule : rule::builtin_rules()) codes.push_back(rule.code);
  return joined(codes, separator);
}

/// In single quotes, as bash, zsh and fish read them.
std::string shell_quoted(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? "'\\''" : std::string(1, c);
  return quoted + "'";
}

/// The first clause of a help text, short enough for a menu.
std::string summary_of(const Option& option) {
  std::string_view text = option.help;
  text = text.substr(0, text.find_first_of(";("));
  while (text.ends_with(' ')) text.remove_suffix(1);
  return std::string(text);
}

// ----------------------------------------------------------------------------- bash

void write_bash_command(const Command& command, std::ostream& out) {
  const CommandOptions all = command.options();
  out << "    " << command.name << ")\n      case $previous in\n";
  std::string names;
  for (const Option& option : all.options) {
    names.append(names.empty() ? "" : " ").append(option.name);
    std::string words = shell_quoted(words_after(option));
    if (option.value == kRuleList) words = "$rules lead=${current%\"${current##*,}\"}";
    if (words == "''") continue;
    std::string label(option.name);
    if (option.letter != 0) label.append(" | -").append(1, option.letter);
    out << "        " << label << ") words=" << words << " ;;\n";
  }
  out << "        *) [[ $current != -* ]] || words=" << shell_quoted(names) << " ;;\n"
      << "      esac\n";
  if (all.takes_rules) {
    out << "      [[ -n $words || $current == -* ]] || words=$rules\n";
  }
  out << "      ;;\n";
}

void write_bash(std::span<const Command> commands, std::ostream& out) {
  out << "# bash completion for trailseal\n"
         "_trailseal() {\n"
         "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
         "  local words= lead=\n"
         "  local rules="
      << shell_quoted(rule_codes(" "))
      << "\n"
         "  COMPREPLY=()\n"
         "  if ((COMP_CWORD == 1)); then\n"
         "    COMPREPLY=($(compgen -W '";
  for (const Command& command : commands) out << command.name << ' ';
  out << "--help --version' -- \"$current\"))\n"
         "    return\n"
         "  fi\n"
         "  case ${COMP_WORDS[1]} in\n";
  for (const Command& command : commands) write_bash_command(command, out);
  out << "  esac\n"
         "  [[ -z $words ]] ||\n"
         "    COMPREPLY=($(compgen -P \"$lead\" -W \"$words\" -- "
         "\"${current#\"$lead\"}\"))\n"
         "}\n"
         "complete -o default -F _trailseal trailseal\n";
}

// ------------------------------------------------------------------------------ zsh

/// Brackets and colons mean something in a specification.
std::string for_zsh(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

void write_zsh_command(const Command& command, std::ostream& out) {
  const CommandOptions all = command.options();
  out << "    " << command.name << ")\n      _arguments -s";
  for (const Option& option : all.options) {
    const std::string words = words_after(option);
    std::string tail = "[" + for_zsh(summary_of(option)) + "]";
    if (!option.value.empty()) {
      const std::string values = option.value == kRuleList
                                     ? "_values -s , rule " + rule_codes(" ")
                                 : words.empty() ? "_files"
                                                 : "(" + words + ")";
      tail += ":" + for_zsh(option.value) + ":" + values;
    }
    out << " \\\n        " << shell_quoted("*" + std::string(option.name) + tail);
    if (option.letter != 0) {
      out << " \\\n        " << shell_quoted(std::string("*-") + option.letter + tail);
    }
  }
  out << " \\\n        "
      << (all.takes_rules ? shell_quoted("*:rule:(" + rule_codes(" ") + ")")
                          : std::string("'*:file:_files'"))
      << "\n      ;;\n";
}

void write_zsh(std::span<const Command> commands, std::ostream& out) {
  out << "#compdef trailseal\n"
         "_trailseal() {\n"
         "  if ((CURRENT == 2)); then\n"
         "    local -a commands=(";
  for (const Command& command : commands) {
    out << "\n      "
        << shell_quoted(std::string(command.name) + ":" + for_zsh(command.summary));
  }
  out << "\n    )\n"
         "    _describe command commands\n"
         "    return\n"
         "  fi\n"
         "  local command=$words[2]\n"
         "  shift words\n"
         "  ((CURRENT--))\n"
         "  case $command in\n";
  for (const Command& command : commands) write_zsh_command(command, out);
  out << "  esac\n"
         "}\n"
         "if [[ $funcstack[1] == _trailseal ]]; then\n"
         "  _trailseal \"$@\"\n"
         "else\n"
         "  compdef _trailseal trailseal\n"
         "fi\n";
}

// ----------------------------------------------------------------------------- fish

void write_fish(std::span<const Command> commands, std::ostream& out) {
  out << "# fish completion for trailseal\n";
  for (const Command& command : commands) {
    out << "complete -c trailseal -f -n __fish_use_subcommand -a " << command.name
        << " -d " << shell_quoted(command.summary) << '\n';
  }
  for (const Command& command : commands) {
    const CommandOptions all = command.options();
    if (all.takes_rules) {
      out << "complete -c trailseal -f -n '__fish_seen_subcommand_from " << command.name
          << "' -a " << shell_quoted(rule_codes(" ")) << '\n';
    }
    for (const Option& option : all.options) {
      out << "complete -c trailseal -n '__fish_seen_subcommand_from " << command.name
          << "' -l " << option.name.substr(2);
      if (option.letter != 0) out << " -s " << option.letter;
      const std::string words = words_after(option);
      if (option.value == kRuleList) {
        out << " -x -a '(__fish_append , " << rule_codes(" ") << ")'";
      } else if (!words.empty()) {
        out << " -x -a " << shell_quoted(words);
      } else if (!option.value.empty()) {
        out << " -r -F";
      }
      out << " -d " << shell_quoted(summary_of(option)) << '\n';
    }
  }
}

// ----------------------------------------------------------------------- PowerShell

/// `'a', 'b'`; PowerShell doubles a quote in a text.
std::string powershell_list(std::string_view words) {
  std::string list = "@(";
  while (!words.empty()) {
    const std::size_t end = words.find(' ');
    list.append(list.size() > 2 ? ", '" : "'").append(words.substr(0, end)) += '\'';
    words = end == std::string_view::npos ? std::string_view() : words.substr(end + 1);
  }
  return list + ")";
}

void write_powershell_command(const Command& command, std::ostream& out) {
  const CommandOptions all = command.options();
  std::string names;
  out << "    '" << command.name << "' = @{\n";
  for (const Option& option : all.options) {
    names.append(names.empty() ? "" : " ").append(option.name);
    const bool rules = option.value == kRuleList;
    const std::string words = words_after(option);
    if (words.empty() && !rules) continue;
    const std::string list = rules ? "$rules" : powershell_list(words);
    out << "      '" << option.name << "' = " << list << '\n';
    if (option.letter != 0) {
      out << "      '-" << option.letter << "' = " << list << '\n';
    }
  }
  if (all.takes_rules) out << "      'operands' = $rules\n";
  out << "      'options' = " << powershell_list(names) << "\n    }\n";
}

void write_powershell(std::span<const Command> commands, std::ostream& out) {
  out << "# PowerShell completion for trailseal\n"
         "Register-ArgumentCompleter -Native -CommandName trailseal -ScriptBlock {\n"
         "  param($current, $line, $position)\n"
         "  $rules = "
      << powershell_list(rule_codes(" "))
      << "\n"
         "  $commands = @{\n";
  for (const Command& command : commands) write_powershell_command(command, out);
  out << "  }\n"
         "  $before = @($line.CommandElements | Where-Object {\n"
         "    $_.Extent.EndOffset -lt $position } | ForEach-Object { \"$_\" })\n"
         "  $words = if ($before.Count -lt 2) {\n"
         "    @($commands.Keys) + @('--help', '--version')\n"
         "  } elseif ($commands.ContainsKey($before[1])) {\n"
         "    $known = $commands[$before[1]]\n"
         "    if ($known.ContainsKey($before[-1])) { $known[$before[-1]] }\n"
         "    elseif ($current -like '-*') { $known['options'] }\n"
         "    else { $known['operands'] }\n"
         "  }\n"
         "  $lead = $current.Substring(0, $current.LastIndexOf(',') + 1)\n"
         "  @($words) | Where-Object { $_ -and \"$lead$_\" -like \"$current*\" } | "
         "Sort-Object |\n"
         "    ForEach-Object {\n"
         "      [System.Management.Automation.CompletionResult]::new(\n"
         "        \"$lead$_\", $_, 'ParameterValue', $_)\n"
         "    }\n"
         "}\n";
}

constexpr std::array kShells{
    Shell{"bash", &write_bash},
    Shell{"zsh", &write_zsh},
    Shell{"fish", &write_fish},
    Shell{"powershell", &write_powershell},
};

}  // namespace

std::span<const Shell> shells() { return kShells; }

}  // namespace trailseal::cli
