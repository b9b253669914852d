// `trailseal simulate`: one request put to one policy -> decision and trace.
#include <algorithm>
#include <array>
#include <optional>
#include <ostream>

#include "cli/arguments.hpp"
#include "cli/cli.hpp"
#include "cli/command.hpp"
#include "cli/diagnostic.hpp"
#include "cli/environment_options.hpp"
#include "cli/simulated_request.hpp"
#include "cli/terminal.hpp"
#include "iam/policy_check.hpp"
#include "report/terminal/simulation_writer.hpp"
#include "run/policy_source.hpp"

namespace trailseal::cli {
namespace {

using iam::PolicyKind;
using report::Simulation;

constexpr std::array kOptions{
    Option{"--policy", 0, "FILE|ADDRESS",
           "a policy document, JSON or YAML, - for stdin; with --in, the resource that "
           "carries it"},
    Option{"--in", 0, "INPUT",
           "the plan or template with that resource; may be repeated"},
    Option{"--principal", 0, "WHO",
           "who calls: a service, an ARN, an account id, or * for anyone (default: "
           "cloudtrail.amazonaws.com)"},
    Option{"--action", 0, "ACTION", "the call, as in s3:PutObject"},
    Option{"--resource", 0, "ARN", "what is called on; a key policy does not need it"},
    Option{"--kind", 0, "KIND",
           "resource, or key for a KMS key policy (default: key for kms: actions)"},
    Option{"--context", 0, "KEY=VALUE",
           "a condition key of the request; KEY= absent, KEY=? not known, repeated: "
           "several values"},
    Option{"--format", 'f', "FORMAT", "text or json (default: text)"},
    Option{"--param", 0, "NAME=VALUE", "with --in: the value of a template parameter"},
    Option{"--account", 0, "ID", "with --in: the account that is deployed to"},
    Option{"--region", 0, "REGION", "with --in: the region that is deployed to"},
    Option{"--org-id", 0, "ID", "with --in: the organization"},
    Option{"--color", 0, "WHEN", "auto, always or never (default: auto)",
           "auto always never"},
    kHelpOption,
};

void write_simulate_help(std::ostream& out) {
  out << R"(Usage: trailseal simulate --policy FILE --action ACTION [OPTION]...
       trailseal simulate --policy ADDRESS --in INPUT --action ACTION [OPTION]...

Puts one request to one policy, with AWS's evaluation rules, and shows the decision
and for every statement whether it matched, or what did not, both sides side by side.

Examples:
  What does the policy of a planned bucket say to CloudTrail's write?
    trailseal simulate --policy aws_s3_bucket_policy.logs --in plan.json \
      --action s3:PutObject \
      --resource arn:aws:s3:::acme-logs/audit/AWSLogs/111122223333/CloudTrail/x.json.gz \
      --context s3:x-amz-acl=bucket-owner-full-control
  A policy for AWSLogs/* alone misses, and is told: the prefix `audit` is not in the
  policy.

  Does the key policy admit this trail?
    trailseal simulate --policy key-policy.json --action kms:GenerateDataKey \
      --context kms:EncryptionContext:aws:cloudtrail:arn=TRAIL_ARN
  With "StringEquals" and "arn:aws:cloudtrail:*:111122223333:trail/*" it does not:
  StringEquals takes `*` literally, StringLike is meant.

  May CloudTrail look at the bucket's ACL?
    trailseal simulate --policy bucket-policy.json --action s3:GetBucketAcl \
      --resource arn:aws:s3:::acme-logs
  Not with "Resource": "arn:aws:s3:::acme-logs/*", which names the objects, and not
  with a condition on s3:x-amz-acl, a header that only the write has.

  The policy in force, and a key that may hold anything:
    aws s3api get-bucket-policy --bucket acme-logs | trailseal simulate --policy - \
      --action s3:GetBucketAcl --resource arn:aws:s3:::acme-logs \
      --context aws:SourceArn=?

Options:
)";
  write_options(kOptions, out);
  out << R"(
Keys that are not given are absent, but for aws:SecureTransport and what follows from
the principal; the text report lists them.

Exit status: 0 allowed; 1 denied, not allowed, or unknown; 2 bad usage, or a policy that
cannot be read.
)";
}

/// What was asked, or what is wrong with the asking.
struct Question {
  Simulation simulation{};
  std::string policy{};
  load::InputRequest inputs{};
  bool json = false;
  ColorChoice color = ColorChoice::Auto;
  std::vector<Error> errors{};
};

template <typename T>
std::optional<T> take(Result<T> result, Question& question) {
  if (result) return std::move(*result);
  question.errors.push_back(result.error());
  return std::nullopt;
}

void need(const Arguments& arguments, const char* option, const char* help,
          Question& question) {
  if (arguments.has(option)) return;
  question.errors.push_back(
      {.message = "option `" + std::string(option) + "` is missing", .help = help});
}

PolicyKind read_kind(const Arguments& arguments, Question& question) {
  const std::string action = arguments.last("--action");
  const std::string kind =
      arguments.last("--kind", action.starts_with("kms:") ? "key" : "resource");
  if (kind != "key" && kind != "resource") {
    question.errors.push_back({.message = "unknown value `" + kind + "` of `--kind`",
                               .help = "one of `resource` `key`"});
  }
  return kind == "key" ? PolicyKind::Key : PolicyKind::Resource;
}

void read_request(const Arguments& arguments, Question& question) {
  Simulation& simulation = question.simulation;
  iam::Request& request = simulation.request;
  simulation.kind = read_kind(arguments, question);
  need(arguments, "--action", "as in `--action s3:PutObject`", question);
  if (arguments.has("--action")) {
    request.action =
        take(parse_action(arguments.last("--action")), question).value_or("");
  }
  if (simulation.kind == PolicyKind::Resource) {
    need(arguments, "--resource", "as in `--resource arn:aws:s3:::acme-logs`", question);
  }
  const std::string resource = arguments.last("--resource");
  if (!resource.empty() && !resource.starts_with("arn:")) {
    question.errors.push_back({.message = "`" + resource + "` is no ARN",
                               .help = "as in `arn:aws:s3:::acme-logs/AWSLogs/x`"});
  }
  request.resource = Text(resource);
  const auto caller = take(
      parse_caller(arguments.last("--principal", "cloudtrail.amazonaws.com")), question);
  if (!caller) return;
  request.caller = *caller;
  auto context = take(parse_context(*caller, arguments.all("--context")), question);
  if (!context) return;
  simulation.context = std::move(*context);
  for (const auto& key : simulation.context) request.context.set(key.key, key.value);
}

void read_appearance(const Arguments& arguments, Question& question) {
  const std::string format = arguments.last("--format", "text");
  question.json = format == "json";
  if (format != "json" && format != "text") {
    question.errors.push_back({.message = "unknown format `" + format + "`",
                               .help = "the formats of a simulation are text and json"});
  }
  const auto color = parse_color(arguments.last("--color", "auto"));
  if (color) question.color = *color;
  if (!color) {
    question.errors.push_back({.message = "unknown value of `--color`",
                               .help = "one of `auto` `always` `never`"});
  }
}

Question read_question(const Arguments& arguments) {
  Question question;
  read_appearance(arguments, question);
  need(arguments, "--policy", "a file, or with `--in` a resource address", question);
  question.policy = arguments.last("--policy");
  question.inputs.arguments = arguments.all("--in");
  question.inputs.environment = read_environment(arguments, question.errors);
  question.inputs.parameters = read_parameters(arguments, question.errors);
  read_request(arguments, question);
  for (const std::string& word : arguments.operands) {
    question.errors.push_back({.message = "`" + word + "` belongs to no option",
                               .help = "a policy is given with `--policy`"});
  }
  return question;
}

int fail(const std::vector<Diagnostic>& diagnostics, bool json, const Streams& streams) {
  for (const Diagnostic& diagnostic : diagnostics) {
    write_diagnostic(diagnostic, streams.err);
  }
  if (json) report::write_simulation_failure(diagnostics, streams.out);
  return kFailed;
}

int fail_usage(const std::vector<Error>& errors, bool json, const Streams& streams) {
  std::vector<Diagnostic> diagnostics;
  for (const Error& error : errors) {
    diagnostics.push_back({.level = Diagnostic::Level::Error, .error = error});
  }
  fail(diagnostics, json, streams);
  streams.err << "see `trailseal simulate --help`\n";
  return kFailed;
}

int simulate(Question question, const Streams& streams) {
  run::PolicySource source =
      question.inputs.arguments.empty()
          ? run::read_policy_file(question.policy, streams.in)
          : run::find_policy(question.policy, question.inputs, streams.in);
  if (!source.ok()) return fail(source.diagnostics, question.json, streams);
  for (const Diagnostic& warning : source.diagnostics) {
    write_diagnostic(warning, streams.err);
  }
  Simulation& simulation = question.simulation;
  simulation.path = std::move(source.path);
  simulation.address = std::move(source.address);
  simulation.has_lines = source.has_lines;
  simulation.policy = std::move(source.policy);
  simulation.problems = iam::problems_of(simulation.policy, simulation.kind);
  simulation.evaluation =
      iam::evaluate(simulation.policy, simulation.request, simulation.kind);
  if (question.json) {
    report::write_simulation_json(simulation, streams.out);
  } else {
    report::write_simulation_text(simulation, text_options(question.color, streams.out),
                                  streams.out);
  }
  return simulation.evaluation.outcome == iam::Outcome::Allowed ? kClean : kFindings;
}

}  // namespace

CommandOptions simulate_options() {
  return {.options = {kOptions.begin(), kOptions.end()}, .formats = {"text", "json"}};
}

int run_simulate(Args args, const Streams& streams) {
  const auto arguments = parse_arguments(kOptions, args);
  if (!arguments) {
    const bool json = std::find(args.begin(), args.end(), "json") != args.end() ||
                      std::find(args.begin(), args.end(), "--format=json") != args.end();
    return fail_usage({arguments.error()}, json, streams);
  }
  if (arguments->has("--help")) {
    write_simulate_help(streams.out);
    return kClean;
  }
  Question question = read_question(*arguments);
  if (!question.errors.empty()) {
    return fail_usage(question.errors, question.json, streams);
  }
  return simulate(std::move(question), streams);
}

}  // namespace trailseal::cli
