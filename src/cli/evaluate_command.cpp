// `trailseal evaluate`: what expressions of Terraform's language are, as far as that can
// be known before apply. One JSON line for each.
#include <array>
#include <filesystem>
#include <ostream>
#include <sstream>

#include "cli/cli.hpp"
#include "cli/command.hpp"
#include "cli/diagnostic.hpp"
#include "cli/variable_options.hpp"
#include "document/json_reader.hpp"
#include "document/json_writer.hpp"
#include "document/source.hpp"
#include "load/plan_file.hpp"
#include "terraform/evaluation.hpp"
#include "terraform/plan_file/plan_file.hpp"
#include "terraform/plan_loader.hpp"

namespace trailseal::cli::evaluate_command {
namespace {

constexpr std::array kOptions{
    Option{"--source", 0, "DIR",
           "the root module in which names are looked up (default: with --plan, the "
           "plan's directory; else none)"},
    Option{"--plan", 0, "PLAN", "a plan in JSON that has the values"},
    Option{"--module", 0, "ADDRESS",
           "the module instance to evaluate in, as in module.logs[\"eu\"] (default: the "
           "root)"},
    Option{"--file", 0, "LIST",
           "expressions, one per line, or a JSON array of strings; - for stdin; may be "
           "repeated"},
    Option{"--var", 0, "NAME=VALUE", "without --plan: a variable; may be repeated"},
    Option{"--var-file", 0, "FILE", "without --plan: variables; may be repeated"},
    kHelpOption,
};

void write_help(std::ostream& out) {
  out << R"(Usage: trailseal evaluate [OPTION]... [EXPRESSION]...

Evaluates expressions of Terraform's language. Prints the value, or the known parts of
a string, or why the value is unknown, or the error with its place.

Examples:
  trailseal evaluate 'upper("a")' '[for x in ["a", "b"] : "${x}!"]'
  trailseal evaluate --source . --plan plan.json data.aws_iam_policy_document.logs.json
  trailseal evaluate --source . --var env=prod --module module.audit local.prefix

Options:
)";
  write_options(kOptions, out);
  out << R"(
Exit status: 0; 1 if an expression is an error (all are evaluated); 2 bad usage, or
files that cannot be read.
)";
}

/// The expressions of a list: a JSON array of texts, or one a line.
Result<std::vector<std::string>> read_list(const std::string& path, std::istream& in) {
  const Result<Source> source = path == "-" ? read_source(in, "-") : read_source(path);
  if (!source) return source.error();
  std::vector<std::string> expressions;
  const std::string_view text = source->text();
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  const bool maybe_json = start != std::string_view::npos && text[start] == '[';
  if (maybe_json) {
    const Result<Document> document = read_json(*source);
    if (document && document->root.is_list()) {
      for (const Value& item : document->root.items()) {
        const auto literal = item.literal();
        if (!literal)
          return Error{.message = "the list must hold strings only", .path = path};
        expressions.push_back(*literal);
      }
      return expressions;
    }
  }
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.find_first_not_of(" \t") == std::string::npos || line.front() == '#')
      continue;
    expressions.push_back(line);
  }
  return expressions;
}

/// A plan as JSON, or a plan file.
Result<Source> read_plan(const std::string& path) {
  if (!load::is_zip(path)) return read_source(path);
  auto file = terraform::read_plan_file(path, {.shown = path, .beside = path});
  if (!file) return file.error();
  return std::move(file->plan);
}

Result<std::vector<Value>> evaluate_with_plan(
    const std::string& plan, const std::string& directory,
    const terraform::EvaluationRequest& request) {
  Result<Source> source = read_plan(plan);
  if (!source) return source.error();
  auto sources =
      terraform::choose_sources(plan, load::is_zip(plan), {.directory = directory});
  if (!sources) return sources.error();
  std::optional<std::vector<Value>> answers;
  sources->ask = [&](terraform::SourceCompletion& completion) {
    answers = terraform::evaluate_in(completion.modules(), request);
  };
  const auto loaded = terraform::load_plan(*source, {}, {}, std::move(*sources));
  if (!loaded) return loaded.error();
  if (answers) return *answers;
  return Error{.message = "the sources of this plan were not found",
               .help = "pass `--source` with the root module's directory",
               .path = plan};
}

}  // namespace

CommandOptions command_options() {
  return {.options = {kOptions.begin(), kOptions.end()}};
}

int run_command(Args args, const Streams& streams) {
  const ParsedCommand begun = begin_command(kOptions, &write_help, args, streams);
  if (begun.status) return *begun.status;
  const Arguments& arguments = begun.arguments;
  std::vector<Error> errors;
  terraform::EvaluationRequest request{.expressions = arguments.operands,
                                       .module = arguments.last("--module")};
  // What the caller wrote, the caller may see.
  request.shows_sensitive = !arguments.has("--plan") && !arguments.has("--source");
  for (const std::string& path : arguments.all("--file")) {
    const auto list = read_list(path, streams.in);
    if (!list) {
      errors.push_back(list.error());
      continue;
    }
    request.expressions.insert(request.expressions.end(), list->begin(), list->end());
  }
  Problems problems;
  const auto given = read_variables(arguments, problems).given;
  errors.insert(errors.end(), problems.errors().begin(), problems.errors().end());
  if (errors.empty() && request.expressions.empty()) {
    errors.push_back({.message = "no expression is given",
                      .help = "as in `trailseal evaluate 'upper(\"a\")'`"});
  }
  for (const Error& error : errors) write_error(error, streams.err);
  if (!errors.empty()) return kFailed;
  const std::string directory = arguments.last("--source");
  const auto answers =
      arguments.has("--plan")
          ? evaluate_with_plan(arguments.last("--plan"), directory, request)
          : terraform::evaluate_sources(directory, given, request);
  if (!answers) {
    write_error(answers.error(), streams.err);
    return kFailed;
  }
  bool failed = false;
  for (const Value& answer : *answers) {
    streams.out << json_text(answer) << '\n';
    failed = failed || answer["status"].is_literal("error");
  }
  return failed ? kFindings : kClean;
}

}  // namespace trailseal::cli::evaluate_command
