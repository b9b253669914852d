// `trailseal check`: judges every trail of the inputs.
#include "cli/report_command.hpp"
#include "cli/report_options.hpp"

namespace trailseal::cli::check_command {
namespace {

constexpr std::string_view kHelp =
    "Usage: trailseal check [OPTION]... [INPUT]...\n"
    "\n"
    "Checks every CloudTrail trail of the inputs: will its log files be encrypted\n"
    "with your key, and do the policies allow CloudTrail to write them?\n"
    "\n"
    "Examples:\n"
    "  trailseal check                           the repository that you are in\n"
    "  trailseal check live/ --environment live/prod.tfvars --environment live/dev.tfvars\n"
    "  terraform plan -out tfplan && trailseal check tfplan\n"
    "  trailseal check plan.json                 a plan as `terraform show -json` "
    "writes it\n"
    "  terraform show -json tfplan | trailseal check -\n"
    "  trailseal check stacks/ --param Stage=prod --account 111122223333\n"
    "  trailseal check trail.json logs.json      a trail and its bucket\n"
    "  trailseal check -o sarif=out.sarif .      for code scanning\n"
    "  trailseal check --compare origin/main     what is new since the main branch\n"
    "\n"
    "An INPUT is Terraform configuration (a `.tf` file means its directory), a Terraform\n"
    "plan or state as JSON, a plan file, a CloudFormation template, a summary of these\n"
    "(see `trailseal summarize --help`), a directory to search for them, or - for stdin.\n"
    "Default: the current directory. A root module whose plan is an input is checked by\n"
    "its plan. No program is started unless --terraform names one, or --compare asks "
    "git\n"
    "for a commit's files.\n";

constexpr std::string_view kNotes =
    "Exit status:\n"
    "  0  nothing failing at or above --fail-on\n"
    "  1  findings\n"
    "  2  the run itself failed: bad usage, an input that cannot be read, or no\n"
    "     configuration, plan or template at all\n"
    "\n"
    "Environment:\n"
    "  NO_COLOR  set to anything, turns `--color auto` off\n";

ReportCommand command() {
  return {.name = "check",
          .bit = kCheck,
          .formats = check_formats(),
          .help = kHelp,
          .notes = kNotes};
}

}  // namespace

CommandOptions command_options() { return options_of(command()); }

int run_command(Args args, const Streams& streams) {
  return run_report_command(command(), args, streams);
}

}  // namespace trailseal::cli::check_command
