// The manual page and the completions, held to the tables of options.
#include "cli/command.hpp"
#include "cli/completion.hpp"
#include "rule/catalogue.hpp"
#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::manual_test {
namespace {

TEST_CASE("the manual and every shell know every command and option", "[manual]") {
  const std::string manual = run_command({"manual"}).out;
  for (const Command& command : commands()) {
    const std::string name(command.name);
    CAPTURE(name);
    CHECK(contains(manual, ".SS trailseal " + name + "\n"));
    const std::string help = run_command({name, "--help"}).out;
    CHECK(contains(help, "Usage: trailseal " + name));
    CHECK(contains(help, "Example"));
    CHECK(contains(help, "Exit status"));
    for (const Option& option : command.options().options) {
      CAPTURE(option.name);
      CHECK(contains(help, std::string(option.name)));
      std::string escaped;
      for (const char c : option.name) escaped += c == '-' ? "\\-" : std::string(1, c);
      if (option.name != "--help") CHECK(contains(manual, "\\fB" + escaped + "\\fR"));
      CHECK(contains(run_command({"completion", "bash"}).out, std::string(option.name)));
      CHECK(contains(run_command({"completion", "zsh"}).out, std::string(option.name)));
      CHECK(contains(run_command({"completion", "fish"}).out,
                     "-l " + std::string(option.name.substr(2))));
      CHECK(contains(run_command({"completion", "powershell"}).out,
                     "'" + std::string(option.name) + "'"));
    }
  }
}

TEST_CASE("words that an option lists are the ones it takes", "[manual]") {
  std::size_t words = 0;
  for (const Option& option : check_command::command_options().options) {
    for (const std::string_view each : option.words) {
      const std::string word(each);
      const Run run =
          run_command({"check", std::string(option.name), word, "no-such-file"});
      CAPTURE(option.name, word, run.err);
      CHECK_FALSE(contains(run.err, "unknown"));
      ++words;
    }
  }
  CHECK(words > 10);
}

TEST_CASE("every shell completes the codes of rules", "[manual]") {
  for (const Shell& shell : shells()) {
    const std::string name(shell.name);
    const std::string text = run_command({"completion", name}).out;
    CAPTURE(name);
    for (const rule::Rule& rule : rule::builtin_rules()) CHECK(contains(text, rule.code));
  }
}

TEST_CASE("a shell that is not known is told", "[manual]") {
  const Run run = run_command({"completion", "bsh"});
  CHECK(run.status == 2);
  CHECK(contains(run.err, "did you mean `bash`?"));
  CHECK(run_command({"completion"}).status == 2);
  CHECK(run_command({"manual", "check"}).status == 2);
}

}  // namespace
}  // namespace trailseal::cli::manual_test
