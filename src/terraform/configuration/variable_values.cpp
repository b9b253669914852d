#include "terraform/configuration/variable_values.hpp"

#include <string_view>

#include "base/suggest.hpp"
#include "document/source.hpp"
#include "hcl/evaluator.hpp"
#include "terraform/configuration/module_files.hpp"
#include "terraform/configuration/own_files.hpp"

namespace trailseal::terraform {
namespace {

using Values = std::map<std::string, hcl::Value>;

Result<void> add_file(const std::string& path, const std::string& text, Values& values) {
  const Result<hcl::Body> body = read_body(path, text);
  if (!body) return body.error();
  for (const hcl::Argument& argument : body->arguments) {
    if (argument.json != nullptr) {
      values.insert_or_assign(argument.name, hcl::json_constant(*argument.json));
      continue;
    }
    hcl::NamedScope none;
    const auto value = hcl::Evaluator(none).evaluate(*argument.value);
    if (!value) return hcl::at_place(value.error(), argument.place);
    values.insert_or_assign(argument.name, *value);
  }
  return {};
}

/// What is said of a text on the command line that is no value of the variable's type.
Error no_constant(const GivenVariable& given, const Error& why) {
  return {
      .message = "the value of `--var " + given.name + "` cannot be read: " + why.message,
      .help = "a list is written `[\"a\", \"b\"]`, an object `{a = \"b\"}`"};
}

/// Is the type one whose texts are taken as they are?
bool is_taken_literally(const VariableBlock& variable) {
  if (!variable.type) return true;
  std::optional<std::string> word;
  if (variable.type->json != nullptr) {
    word = variable.type->json->literal();
  } else {
    word = hcl::keyword_of(*variable.type->value);
  }
  return word && (*word == "string" || *word == "number" || *word == "bool");
}

}  // namespace

Result<std::map<std::string, hcl::Place>> names_in_values(const std::string& path) {
  const Result<std::string> text = read_bounded(path);
  if (!text) return text.error();
  const Result<hcl::Body> body = read_body(path, *text);
  if (!body) return body.error();
  std::map<std::string, hcl::Place> names;
  for (const hcl::Argument& argument : body->arguments) {
    names.emplace(argument.name, argument.place);
  }
  return names;
}

Error undeclared_value(const std::string& name, const std::string& where,
                       const std::set<std::string>& declared) {
  const std::vector<std::string_view> names(declared.begin(), declared.end());
  const std::string meant = did_you_mean(name, names);
  return {.message = where + ", and no root module declares the variable `" + name + "`",
          .help = meant.empty() ? "declare it with `variable \"" + name +
                                      "\" {}`, or leave the value out"
                                : meant};
}

VariableOptions in_environment(const VariableOptions& options, const std::string& file) {
  VariableOptions one{.given = {{.text = file}}, .environment = options.environment};
  one.given.insert(one.given.end(), options.given.begin(), options.given.end());
  return one;
}

Result<hcl::Value> value_of_text(const VariableBlock* variable, const std::string& text) {
  if (variable == nullptr || is_taken_literally(*variable)) {
    return hcl::Value::string(text);
  }
  const Result<hcl::Tree> tree = hcl::read_expression(Source("<value>", text));
  if (!tree) return tree.error();
  hcl::NamedScope none;
  return hcl::Evaluator(none).evaluate(**tree);
}

Result<Values> variable_values(SourceTree& tree, const Module& root,
                               const std::vector<GivenVariable>& given,
                               const std::map<std::string, std::string>& environment) {
  Values values;
  for (const auto& [name, text] : environment) {
    const auto variable = root.variables.find(name);
    if (variable == root.variables.end()) continue;
    const Result<hcl::Value> value = value_of_text(&variable->second, text);
    if (!value) return value.error();
    values.insert_or_assign(name, *value);
  }
  for (const std::string& name : root.value_files) {
    const Result<std::string> text = tree.read(root.folder, name);
    if (!text) return text.error();
    if (auto done = add_file(tree.path_of(root.folder, name), *text, values); !done) {
      return done.error();
    }
  }
  for (const GivenVariable& one : given) {
    if (one.name.empty()) {
      const Result<std::string> text = read_bounded(one.text);
      if (!text) return Error{.message = text.error().message, .path = one.text};
      if (auto done = add_file(one.text, *text, values); !done) return done.error();
      continue;
    }
    const auto variable = root.variables.find(one.name);
    if (variable == root.variables.end()) {
      return Error{.message = "there is no variable `" + one.name + "`"};
    }
    const Result<hcl::Value> value = value_of_text(&variable->second, one.text);
    if (!value) return no_constant(one, value.error());
    values.insert_or_assign(one.name, *value);
  }
  return values;
}

}  // namespace trailseal::terraform
