// `trailseal manual`: the manual page, in the macros of man(7). What it says of options
// comes from their tables, so the page cannot differ from the program.
#include <array>
#include <ostream>
#include <string>

#include "base/word_list.hpp"
#include "cli/cli.hpp"
#include "cli/command.hpp"
#include "cli/diagnostic.hpp"
#include "run/configuration_key.hpp"

namespace trailseal::cli::manual_command {
namespace {

constexpr std::array kOptions{
    kHelpOption,
};

constexpr std::string_view kBeginning = R"(.SH NAME
trailseal \- check before deployment that CloudTrail can write encrypted log files
.SH SYNOPSIS
.B trailseal
.I COMMAND
.RI [ OPTION ]...
.RI [ ARGUMENT ]...
.SH EXAMPLES
.TP
.B terraform plan \-out tfplan && trailseal check tfplan
Review a plan before it is applied.
.TP
.B terraform show \-json tfplan | trailseal check \-
The same, if Terraform runs elsewhere.
.TP
.B trailseal check tfplan \-\-scope changed
Only the trails affected by the plan.
.TP
.B trailseal check templates/ \-\-param Stage=prod \-\-account 111122223333
CloudFormation templates, with the values of their deployment.
.TP
.B trailseal check trail.json logs.json
A trail in one plan, its bucket and key in another.
.TP
.B trailseal summarize plan.json \-o network.summary.json
A summary of a plan, as an input for the other repositories of an organization.
.TP
.B trailseal check summaries/
The whole organization, from such summaries.
.TP
.B trailseal check . \-q \-o sarif=trailseal.sarif \-o junit=trailseal.xml
In a build: reports in files, and output on the terminal only if something fails.
.TP
.B trailseal rules TS304
What a rule requires, why, and how to fix a finding.
.TP
.B trailseal inventory \-\-format csv . > trails.csv
Every trail and where it delivers.
.SH DESCRIPTION
.B trailseal
reads Terraform plan files, plans and states (as \(dqterraform show \-json\(dq writes them)
and CloudFormation templates, and joins all inputs of a call into one graph. It
simulates the requests that CloudTrail will make against the bucket policies and key
policies that will be in force, with AWS's evaluation rules. Many values are only partly
known before deployment. So each rule passes, fails, or is not decided; if it is not
decided, the report says what would decide it.
trailseal does not use the network, and starts no program unless
.B \-\-terraform
names one.
.PP
An input is a file, a directory that is searched for plans, templates and summaries, or
.B \-
for standard input.
)";

constexpr std::string_view kFiles = R"(.SH EXIT STATUS
.TP
.B 0
Nothing fails at or above
.BR \-\-fail\-on .
.TP
.B 1
Findings; with
.B \-\-strict
also rules that could not be decided.
.TP
.B 2
The run itself failed: bad usage, an input that cannot be read, or no plan or template at
all. The other inputs are checked anyway.
.SH ENVIRONMENT
.TP
.B NO_COLOR
Set to anything, turns
.B \-\-color auto
off.
.TP
.B TERM
The value
.B dumb
does the same.
.SH FILES
.TP
.B .trailseal.yaml
The configuration: standard, rules, severities, waivers, and known values of resources
that are not in any input. Looked for here and above, up to the root of the repository;
.B trailseal config
shows what is in effect. Its keys:
)";

constexpr std::string_view kEnd = R"(.SH SEE ALSO
.BR terraform\-show (1),
.BR aws (1)
.PP
AWS CloudTrail User Guide, \(dqConfigure AWS KMS key policies for CloudTrail\(dq and
\(dqAmazon S3 bucket policy for CloudTrail\(dq.
)";

void write_help(std::ostream& out) {
  out << "Usage: trailseal manual\n"
         "\n"
         "Writes the manual page. Installed packages already include it.\n"
         "\n"
         "Example:\n"
         "  trailseal manual | man -l -\n"
         "\n"
         "Options:\n";
  write_options(kOptions, out);
  out << "\nExit status: 0.\n";
}

/// Text that roff takes as it is.
std::string escaped(std::string_view text) {
  std::string safe;
  if (text.starts_with('.') || text.starts_with('\'')) safe += "\\&";
  for (const char c : text) {
    if (c == '\\') {
      safe += "\\e";
    } else if (c == '-') {
      safe += "\\-";
    } else {
      safe += c;
    }
  }
  return safe;
}

void write_option(const Option& option, std::ostream& out) {
  out << ".TP\n\\fB";
  if (option.letter != 0) out << "\\-" << option.letter << "\\fR, \\fB";
  out << escaped(option.name) << "\\fR";
  if (!option.value.empty()) out << " \\fI" << escaped(option.value) << "\\fR";
  out << '\n' << escaped(option.help) << '\n';
}

/// The outermost keys of the configuration.
void write_keys(std::ostream& out) {
  for (const run::ConfigurationKey* key : run::keys_below("")) {
    out << ".IP \\fB" << escaped(name_of(*key)) << "\\fR\n" << escaped(key->meaning);
    if (!key->values.empty()) out << ": " << escaped(joined(key->values));
    out << " (default: " << escaped(key->fallback) << ")\n";
  }
}

void write_manual(std::ostream& out) {
  out << ".TH TRAILSEAL 1 \"\" \"trailseal " << TRAILSEAL_VERSION
      << "\" \"User Commands\"\n"
      << kBeginning << ".SH COMMANDS\n";
  for (const Command& command : commands()) {
    out << ".SS trailseal " << command.name << "\n" << escaped(command.summary) << '\n';
    const CommandOptions all = command.options();
    for (const Option& option : all.options) {
      if (option.name != "--help") write_option(option, out);
    }
  }
  out << kFiles << ".RS\n";
  write_keys(out);
  out << ".RE\n" << kEnd;
}

}  // namespace

CommandOptions command_options() {
  return {.options = {kOptions.begin(), kOptions.end()}};
}

int run_command(Args args, const Streams& streams) {
  const ParsedCommand parsed = begin_command(kOptions, &write_help, args, streams);
  if (parsed.status) return *parsed.status;
  if (!parsed.arguments.operands.empty()) {
    write_error({.message = "`manual` takes no argument"}, streams.err);
    return kFailed;
  }
  write_manual(streams.out);
  return kClean;
}

}  // namespace trailseal::cli::manual_command
