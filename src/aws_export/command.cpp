// AWS CLI User Guide, "Command structure": options of all commands may stand before the
// service as well. `--name=value` is one word, `--name value` two.
#include "aws_export/command.hpp"

#include <array>
#include <cstddef>

#include "base/word_list.hpp"

namespace trailseal::aws_export {
namespace {

/// Options of all commands that take no value. AWS CLI Command Reference, "aws", "Global
/// Options".
constexpr std::array<std::string_view, 6> kSwitches{
    "--debug",           "--no-verify-ssl", "--no-paginate",
    "--no-sign-request", "--no-cli-pager",  "--no-cli-auto-prompt"};

}  // namespace

std::string Command::option(std::string_view name) const {
  const auto found = options.find(name);
  return found == options.end() ? std::string() : found->second;
}

Command parse_command(const std::vector<std::string>& words) {
  Command command;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (!word.starts_with("--")) {
      std::string& place = command.service.empty() ? command.service : command.operation;
      if (place.empty()) place = word;
      continue;
    }
    if (const std::size_t equals = word.find('='); equals != std::string::npos) {
      command.options[word.substr(0, equals)] = word.substr(equals + 1);
      continue;
    }
    const bool valued = !has_word(kSwitches, word) && i + 1 < words.size() &&
                        !words[i + 1].starts_with("--");
    command.options[word] = valued ? words[i + 1] : std::string();
    if (valued) ++i;
  }
  if (command.operation.empty()) command.service.clear();
  return command;
}

}  // namespace trailseal::aws_export
