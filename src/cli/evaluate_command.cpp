// `trailseal evaluate`: what expressions of Terraform's language are, one JSON line each.
#include <array>
#include <istream>
#include <ostream>

#include "cli/arguments.hpp"
#include "cli/cli.hpp"
#include "cli/command.hpp"
#include "cli/diagnostic.hpp"
#include "document/json_reader.hpp"
#include "document/json_writer.hpp"
#include "hcl/answer.hpp"
#include "hcl/body.hpp"
#include "hcl/evaluator.hpp"
#include "hcl/local_scope.hpp"

namespace trailseal::cli {
namespace {

constexpr std::array kOptions{
    Option{"--file", 0, "LIST",
           "expressions from a file: one a line (`#` begins a comment line), or a JSON "
           "array of texts; `-` is standard input"},
    kHelpOption,
};

void write_help(std::ostream& out) {
  out << "Usage: trailseal evaluate [OPTION]... [EXPRESSION]...\n"
         "\n"
         "Evaluates expressions of Terraform's language, and writes a line of JSON for "
         "each:\n"
         "`status` is known, partial, unknown or error, `value` has what is known.\n"
         "\n"
         "Examples:\n"
         "  trailseal evaluate 'jsonencode({ a = 1 })' '[for x in [1, 2] : x * 2]'\n"
         "  trailseal evaluate --file expressions.txt\n"
         "\n"
         "Options:\n";
  write_options(kOptions, out);
  out << "\nExit status: 0, 1 where an expression is in error, 2 where the run failed.\n";
}

/// Appends the lines of a list that are no comments.
void add_lines(std::string_view text, std::vector<std::string>& expressions) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t begin = line.find_first_not_of(" \t");
    if (begin == line.npos || line[begin] == '#') continue;
    expressions.emplace_back(line);
  }
}

/// A file that is a JSON array is taken as one: `["a", "b"]` is two expressions, not a
/// tuple.
Result<std::vector<std::string>> read_list(const Source& source) {
  std::vector<std::string> expressions;
  const auto document = read_json_text(source.text());
  if (!document || !document->root.is_list()) {
    add_lines(source.text(), expressions);
    return expressions;
  }
  for (const Value& item : document->root.items()) {
    const auto text = item.literal();
    if (!text) {
      return Error{.message = "the list holds something that is no text",
                   .path = source.path()};
    }
    expressions.push_back(*text);
  }
  return expressions;
}

Result<std::vector<std::string>> expressions_of(const Arguments& arguments,
                                                std::istream& in) {
  std::vector<std::string> expressions = arguments.operands;
  for (const std::string& path : arguments.all("--file")) {
    auto source = path == "-" ? read_source(in, "stdin") : read_source(path);
    if (!source) return source.error();
    auto list = read_list(*source);
    if (!list) return list;
    expressions.insert(expressions.end(), list->begin(), list->end());
  }
  if (expressions.empty()) {
    return Error{.message = "nothing to evaluate",
                 .help = "give an expression, or a list of them with --file"};
  }
  return expressions;
}

Result<hcl::Value> evaluate(const std::string& expression, hcl::Scope& scope) {
  const auto tree = hcl::read_expression(Source("", expression));
  if (!tree) return tree.error();
  return hcl::Evaluator(scope).evaluate(**tree);
}

}  // namespace

CommandOptions evaluate_options() {
  return {.options = {kOptions.begin(), kOptions.end()}};
}

int run_evaluate(Args args, const Streams& streams) {
  const Begun begun = begin_command(kOptions, &write_help, args, streams);
  if (begun.status) return *begun.status;
  const auto expressions = expressions_of(begun.arguments, streams.in);
  if (!expressions) {
    write_error(expressions.error(), streams.err);
    return kFailed;
  }
  hcl::LocalScope scope;
  int status = kClean;
  for (const std::string& expression : *expressions) {
    const auto result = evaluate(expression, scope);
    // What the caller wrote, the caller may see.
    const Value answer = hcl::answer_of(expression, result, hcl::Sensitive::Shown);
    if (answer["status"].is_literal("error")) status = kFindings;
    streams.out << json_text(answer) << '\n';
  }
  return status;
}

}  // namespace trailseal::cli
