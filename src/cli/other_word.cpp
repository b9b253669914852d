// The tools: checkov, trivy, tfsec, cfn-lint, cfn-guard, terraform.
#include "cli/other_word.hpp"

#include <algorithm>
#include <array>

namespace trailseal::cli {
namespace {

struct Row {
  std::string_view word;
  std::string_view help;
};

constexpr std::array kRows{
    Row{"explain",
        "`trailseal rules TS304` explains a rule, `trailseal check INPUT --explain "
        "ADDRESS` shows the facts of a resource"},
    Row{"version", "`trailseal --version` prints it"},
    Row{"scan", "`trailseal check` is the command"},
    Row{"lint", "`trailseal check` is the command"},
    Row{"validate", "`trailseal check` is the command"},
    Row{"config-check", "`trailseal config` shows the settings in effect"},
    Row{"list", "`trailseal rules` lists the rules, `trailseal inventory` the trails"},
    Row{"--skip",
        "`--ignore RULE` leaves a rule out; inputs are left out by `skip` in "
        ".trailseal.yaml"},
    Row{"--skip-check", "`--ignore RULE` leaves a rule out"},
    Row{"--skip-path", "inputs are left out by `skip` in .trailseal.yaml"},
    Row{"--exclude", "`--ignore RULE` leaves a rule out"},
    Row{"--check", "`--select RULE` checks only that rule"},
    Row{"--include", "`--select RULE` checks only that rule"},
    Row{"--soft-fail", "`--fail-on never` exits with 0 whatever is found"},
    Row{"--exit-zero", "`--fail-on never` exits with 0 whatever is found"},
    Row{"--exit-code", "`--fail-on low|medium|high|never` says what ends with 1"},
    Row{"--severity", "`--fail-on low|medium|high|never` says what ends with 1"},
    Row{"--directory", "directories are arguments: `trailseal check DIR`"},
    Row{"-d", "directories are arguments: `trailseal check DIR`"},
    Row{"--file", "files are arguments: `trailseal check FILE`"},
    Row{"--template", "files are arguments: `trailseal check FILE`"},
};

}  // namespace

std::string called_here(std::string_view word) {
  const auto row = std::find_if(kRows.begin(), kRows.end(),
                                [&](const Row& each) { return each.word == word; });
  return row == kRows.end() ? std::string() : std::string(row->help);
}

}  // namespace trailseal::cli
