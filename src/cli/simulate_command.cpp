// `trailseal simulate`: one request put to one policy -> decision and trace.
#include <algorithm>
#include <array>
#include <ostream>

#include "cli/arguments.hpp"
#include "cli/choice.hpp"
#include "cli/cli.hpp"
#include "cli/color_option.hpp"
#include "cli/command.hpp"
#include "cli/diagnostic.hpp"
#include "cli/environment_options.hpp"
#include "cli/simulated_request.hpp"
#include "cli/terminal.hpp"
#include "iam/explain/explanation.hpp"
#include "iam/policy_check.hpp"
#include "report/machine/simulation_json_writer.hpp"
#include "report/simulation.hpp"
#include "report/terminal/simulation_writer.hpp"
#include "run/policy_source.hpp"

namespace trailseal::cli::simulate_command {
namespace {

using iam::PolicyKind;
using report::Simulation;

constexpr std::array<std::string_view, 2> kFormats{"text", "json"};
constexpr std::array<std::string_view, 2> kKinds{"resource", "key"};

constexpr std::array kOptions{
    Option{"--policy", 0, "FILE|ADDRESS",
           "a policy document, JSON or YAML, - for stdin; with --in, the address of the "
           "resource that has it"},
    Option{"--in", 0, "INPUT",
           "the plan or template with that resource; may be repeated"},
    Option{"--principal", 0, "WHO",
           "the caller: a service, an ARN, an account id, or * for anyone (default: "
           "cloudtrail.amazonaws.com)"},
    Option{"--action", 0, "ACTION", "the action, as in s3:PutObject"},
    Option{"--resource", 0, "ARN",
           "the resource of the request; not needed for a key policy"},
    Option{"--kind", 0, "KIND",
           "resource, or key for a KMS key policy (default: key for kms: actions)",
           kKinds},
    Option{"--context", 0, "KEY=VALUE",
           "a condition key of the request; KEY= absent, KEY=? not known, repeated: "
           "several values"},
    Option{"--format", 'f', "FORMAT", "text or json (default: text)", kFormats},
    Option{"--param", 0, "NAME=VALUE", "with --in: the value of a template parameter"},
    Option{"--source", 0, "DIR", "with --in: the root module of a plan"},
    Option{"--no-source", 0, "", "with --in: read plans without their sources"},
    Option{"--terraform", 0, "PROGRAM", "with --in: read plan files with this program"},
    Option{"--account", 0, "ID", "with --in: the account to deploy to"},
    Option{"--region", 0, "REGION", "with --in: the region to deploy to"},
    kColorOption,
    kHelpOption,
};

void write_simulate_help(std::ostream& out) {
  out << R"(Usage: trailseal simulate --policy FILE --action ACTION [OPTION]...
       trailseal simulate --policy ADDRESS --in INPUT --action ACTION [OPTION]...

Evaluates one request against one policy with AWS's evaluation rules. Shows the
decision, and for every statement whether it matches; if it does not, shows the element
that differs, side by side with the request.

Examples:
  Does the policy of a planned bucket allow CloudTrail's write?
    trailseal simulate --policy aws_s3_bucket_policy.logs --in plan.json \
      --action s3:PutObject \
      --resource arn:aws:s3:::acme-logs/audit/AWSLogs/111122223333/CloudTrail/x.json.gz \
      --context s3:x-amz-acl=bucket-owner-full-control
  A policy that allows only AWSLogs/* does not match. The output says why: the prefix
  `audit` is not in the policy.

  Does the key policy allow this trail?
    trailseal simulate --policy key-policy.json --action kms:GenerateDataKey \
      --context kms:EncryptionContext:aws:cloudtrail:arn=TRAIL_ARN
  With "StringEquals" and "arn:aws:cloudtrail:*:111122223333:trail/*" it does not:
  StringEquals compares `*` literally; use StringLike.

  May CloudTrail read the bucket's ACL?
    trailseal simulate --policy bucket-policy.json --action s3:GetBucketAcl \
      --resource arn:aws:s3:::acme-logs
  Not with "Resource": "arn:aws:s3:::acme-logs/*", which names the objects. And not
  with a condition on s3:x-amz-acl, a header that only the write request has.

  The deployed policy, and a condition key whose value is not known:
    aws s3api get-bucket-policy --bucket acme-logs | trailseal simulate --policy - \
      --action s3:GetBucketAcl --resource arn:aws:s3:::acme-logs \
      --context aws:SourceArn=?

Options:
)";
  write_options(kOptions, out);
  out << R"(
Condition keys that are not given are absent, except for aws:SecureTransport and the
keys that follow from the principal; the text report lists them.

Exit status: 0 allowed; 1 denied, not allowed, or unknown; 2 bad usage, or a policy that
cannot be read.
)";
}

/// What was asked, or what is wrong with the asking.
struct SimulateArguments {
  Simulation simulation{};
  std::string policy{};
  load::InputRequest inputs{};
  bool json = false;
  ColorChoice color = ColorChoice::Auto;
  Problems problems{};
};

void need(const Arguments& arguments, const char* option, const char* help,
          SimulateArguments& asked) {
  if (arguments.has(option)) return;
  asked.problems.add(
      Error{.message = "option `" + std::string(option) + "` is missing", .help = help});
}

PolicyKind read_kind(const Arguments& arguments, SimulateArguments& asked) {
  const bool key = arguments.last("--action").starts_with("kms:");
  const std::string kind =
      choose(arguments, "--kind", kKinds, key ? "key" : "resource", asked.problems);
  return kind == "key" ? PolicyKind::Key : PolicyKind::Resource;
}

void read_request(const Arguments& arguments, SimulateArguments& asked) {
  Simulation& simulation = asked.simulation;
  iam::Request& request = simulation.request;
  simulation.kind = read_kind(arguments, asked);
  need(arguments, "--action", "as in `--action s3:PutObject`", asked);
  if (arguments.has("--action")) {
    request.action =
        asked.problems.take(parse_action(arguments.last("--action"))).value_or("");
  }
  if (simulation.kind == PolicyKind::Resource) {
    need(arguments, "--resource", "as in `--resource arn:aws:s3:::acme-logs`", asked);
  }
  const std::string resource = arguments.last("--resource");
  if (!resource.empty() && !resource.starts_with("arn:")) {
    asked.problems.add(Error{.message = "`" + resource + "` is not an ARN",
                             .help = "as in `arn:aws:s3:::acme-logs/AWSLogs/x`"});
  }
  request.resource = Text(resource);
  const auto caller = asked.problems.take(
      parse_caller(arguments.last("--principal", "cloudtrail.amazonaws.com")));
  if (!caller) return;
  request.caller = *caller;
  auto context = asked.problems.take(parse_context(*caller, arguments.all("--context")));
  if (!context) return;
  simulation.context = std::move(*context);
  for (const auto& key : simulation.context) request.context.set(key.key, key.value);
}

void read_appearance(const Arguments& arguments, SimulateArguments& asked) {
  const std::string format = arguments.last("--format", "text");
  asked.json = format == "json";
  if (format != "json" && format != "text") {
    asked.problems.add(Error{.message = "unknown format `" + format + "`",
                             .help = "the formats of a simulation are text and json"});
  }
  asked.color = color_of(arguments, asked.problems);
}

SimulateArguments read_simulation(const Arguments& arguments) {
  SimulateArguments asked;
  read_appearance(arguments, asked);
  need(arguments, "--policy", "a file, or with `--in` a resource address", asked);
  asked.policy = arguments.last("--policy");
  asked.inputs.arguments = arguments.all("--in");
  asked.inputs.environment = read_environment(arguments, asked.problems);
  asked.inputs.parameters = read_parameters(arguments, asked.problems);
  asked.inputs.sources = read_sources(arguments, asked.problems);
  asked.inputs.terraform = read_terraform(arguments, asked.problems);
  read_request(arguments, asked);
  for (const std::string& word : arguments.operands) {
    asked.problems.add(Error{.message = "`" + word + "` is not an option",
                             .help = "a policy is given with `--policy`"});
  }
  return asked;
}

int fail(const std::vector<Diagnostic>& diagnostics, bool json, const Streams& streams) {
  for (const Diagnostic& diagnostic : diagnostics) {
    write_diagnostic(diagnostic, streams.err);
  }
  if (json) report::write_simulation_failure(diagnostics, streams.out);
  return kFailed;
}

int fail_usage(const Problems& problems, bool json, const Streams& streams) {
  std::vector<Diagnostic> diagnostics;
  for (const Error& error : problems.errors()) {
    diagnostics.push_back({.level = Diagnostic::Level::Error, .error = error});
  }
  fail(diagnostics, json, streams);
  streams.err << "see `trailseal simulate --help`\n";
  return kFailed;
}

int simulate(SimulateArguments asked, const Streams& streams) {
  run::PolicySource source =
      asked.inputs.arguments.empty()
          ? run::read_policy_file(asked.policy, streams.in)
          : run::find_policy(asked.policy, asked.inputs, streams.in);
  if (!source.ok()) return fail(source.diagnostics, asked.json, streams);
  for (const Diagnostic& warning : source.diagnostics) {
    write_diagnostic(warning, streams.err);
  }
  Simulation& simulation = asked.simulation;
  simulation.path = std::move(source.path);
  simulation.address = std::move(source.address);
  simulation.has_lines = source.has_lines;
  simulation.policy = std::move(source.policy);
  simulation.problems = iam::problems_of(simulation.policy, simulation.kind);
  simulation.explanation =
      iam::explain(simulation.policy, simulation.request, simulation.kind);
  if (asked.json) {
    report::write_simulation_json(simulation, streams.out);
  } else {
    report::write_simulation_text(simulation, text_options(asked.color, streams.out),
                                  streams.out);
  }
  return simulation.explanation.outcome == iam::Outcome::Allowed ? kClean : kFindings;
}

}  // namespace

CommandOptions command_options() {
  return {.options = {kOptions.begin(), kOptions.end()}};
}

int run_command(Args args, const Streams& streams) {
  const auto arguments = parse_arguments(kOptions, args);
  if (!arguments) {
    const bool json = std::find(args.begin(), args.end(), "json") != args.end() ||
                      std::find(args.begin(), args.end(), "--format=json") != args.end();
    Problems problems;
    problems.add(arguments.error());
    return fail_usage(problems, json, streams);
  }
  if (arguments->has("--help")) {
    write_simulate_help(streams.out);
    return kClean;
  }
  SimulateArguments asked = read_simulation(*arguments);
  if (!asked.problems.empty()) {
    return fail_usage(asked.problems, asked.json, streams);
  }
  return simulate(std::move(asked), streams);
}

}  // namespace trailseal::cli::simulate_command
