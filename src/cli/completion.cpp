// Every shell gets the commands, the options of each, and the words an option may be
// given. What takes anything else is completed with files.
#include "cli/completion.hpp"

#include <array>
#include <ostream>
#include <string>

#include "base/word_list.hpp"

namespace trailseal::cli {
namespace {

/// What may follow an option: words, or nothing where any file or text may.
std::string words_after(const Option& option) { return joined(option.words, " "); }

/// In single quotes, as bash, zsh and fish read them.
std::string quoted(std::string_view text) {
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
    const std::string words = words_after(option);
    if (words.empty()) continue;
    std::string label(option.name);
    if (option.letter != 0) label.append(" | -").append(1, option.letter);
    out << "        " << label << ") words=" << quoted(words) << " ;;\n";
  }
  out << "        *) [[ $current != -* ]] || words=" << quoted(names)
      << " ;;\n      esac\n      ;;\n";
}

void write_bash(std::span<const Command> commands, std::ostream& out) {
  out << "# bash completion for trailseal\n"
         "_trailseal() {\n"
         "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}\n"
         "  local words=\n"
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
         "  [[ -z $words ]] || COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
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
      tail += ":" + for_zsh(option.value) + ":" +
              (words.empty() ? "_files" : "(" + words + ")");
    }
    out << " \\\n        " << quoted("*" + std::string(option.name) + tail);
    if (option.letter != 0) {
      out << " \\\n        " << quoted(std::string("*-") + option.letter + tail);
    }
  }
  out << " \\\n        '*:file:_files'\n      ;;\n";
}

void write_zsh(std::span<const Command> commands, std::ostream& out) {
  out << "#compdef trailseal\n"
         "_trailseal() {\n"
         "  if ((CURRENT == 2)); then\n"
         "    local -a commands=(";
  for (const Command& command : commands) {
    out << "\n      "
        << quoted(std::string(command.name) + ":" + for_zsh(command.summary));
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
        << " -d " << quoted(command.summary) << '\n';
  }
  for (const Command& command : commands) {
    const CommandOptions all = command.options();
    for (const Option& option : all.options) {
      out << "complete -c trailseal -n '__fish_seen_subcommand_from " << command.name
          << "' -l " << option.name.substr(2);
      if (option.letter != 0) out << " -s " << option.letter;
      const std::string words = words_after(option);
      if (!words.empty()) {
        out << " -x -a " << quoted(words);
      } else if (!option.value.empty()) {
        out << " -r -F";
      }
      out << " -d " << quoted(summary_of(option)) << '\n';
    }
  }
}

constexpr std::array kShells{
    Shell{"bash", &write_bash},
    Shell{"zsh", &write_zsh},
    Shell{"fish", &write_fish},
};

}  // namespace

std::span<const Shell> shells() { return kShells; }

}  // namespace trailseal::cli
