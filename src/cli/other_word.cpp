// The tools: checkov, trivy, tfsec, cfn-lint, cfn-guard, terraform.
#include "cli/other_word.hpp"

#include <algorithm>
#include <array>

namespace trailseal::cli {
namespace {

struct OtherWord {
  std::string_view word;
  std::string_view help;
};

constexpr std::array kOtherWords{
    OtherWord{"explain",
              "`trailseal rules TS304` explains a rule, `trailseal check INPUT --explain "
              "ADDRESS` shows the facts of a resource"},
    OtherWord{"version", "`trailseal --version` prints it"},
    OtherWord{"scan", "`trailseal check` is the command"},
    OtherWord{"lint", "`trailseal check` is the command"},
    OtherWord{"validate", "`trailseal check` is the command"},
    OtherWord{"config-check", "`trailseal config` shows the settings in effect"},
    OtherWord{"list",
              "`trailseal rules` lists the rules, `trailseal inventory` the trails"},
    OtherWord{"--skip",
              "`--ignore RULE` leaves a rule out; inputs are left out by `skip` in "
              ".trailseal.yaml"},
    OtherWord{"--skip-check", "`--ignore RULE` leaves a rule out"},
    OtherWord{"--skip-path", "inputs are left out by `skip` in .trailseal.yaml"},
    OtherWord{"--exclude", "`--ignore RULE` leaves a rule out"},
    OtherWord{"--check", "`--select RULE` checks only that rule"},
    OtherWord{"--include", "`--select RULE` checks only that rule"},
    OtherWord{"--soft-fail", "`--fail-on never` exits with 0 whatever is found"},
    OtherWord{"--exit-zero", "`--fail-on never` exits with 0 whatever is found"},
    OtherWord{"--exit-code", "`--fail-on low|medium|high|never` says what ends with 1"},
    OtherWord{"--severity", "`--fail-on low|medium|high|never` says what ends with 1"},
    OtherWord{"--directory", "directories are arguments: `trailseal check DIR`"},
    OtherWord{"-d", "directories are arguments: `trailseal check DIR`"},
    OtherWord{"--file", "files are arguments: `trailseal check FILE`"},
    OtherWord{"--template", "files are arguments: `trailseal check FILE`"},
};

}  // namespace

std::string called_here(std::string_view word) {
  const auto row = std::find_if(kOtherWords.begin(), kOtherWords.end(),
                                [&](const OtherWord& each) { return each.word == word; });
  return row == kOtherWords.end() ? std::string() : std::string(row->help);
}

}  // namespace trailseal::cli
