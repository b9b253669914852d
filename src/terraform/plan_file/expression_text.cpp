// Source: Terraform, internal/command/jsonconfig/expression.go.
//
//   constant_value   where the expression names nothing and calls no function
//   references       all names, each followed by its shorter forms
//   nested block     a list of objects, one for each; `timeouts` is one object
//
// Terraform asks the provider's schema what is an argument and what is a block. Native
// syntax tells them apart by itself; in JSON syntax an object, or a list of objects, is
// taken for blocks unless its name is that of an argument that holds a map.
#include "terraform/plan_file/expression_text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hcl/evaluator.hpp"
#include "terraform/configuration/module.hpp"
#include "terraform/configuration/references.hpp"

namespace trailseal::terraform {
namespace {

using namespace std::string_view_literals;

/// Arguments that hold a map, of providers that have them as such.
constexpr std::array kMaps{
    "tags"sv,     "tags_all"sv,   "variables"sv,        "triggers"sv, "keepers"sv,
    "input"sv,    "parameters"sv, "triggers_replace"sv, "query"sv,    "outputs"sv,
    "defaults"sv, "config"sv,     "metadata"sv,         "labels"sv,   "policy"sv,
};

bool is_map_argument(std::string_view name) {
  return std::find(kMaps.begin(), kMaps.end(), name) != kMaps.end();
}

void write_value(const hcl::Value& value, JsonText& json) {
  using TypeKind = hcl::Type::Kind;
  if (value.is_null()) {
    json.raw("null");
  } else if (value.type().is(TypeKind::Bool)) {
    json.boolean(value.as_bool());
  } else if (value.type().is(TypeKind::Number)) {
    const bool finite = !value.as_number().is_infinite() && !value.as_number().is_nan();
    json.raw(finite ? value.as_number().display() : "null");
  } else if (value.type().is(TypeKind::String)) {
    json.string(value.as_string());
  } else if (value.type().is_keyed()) {
    json.open('{');
    for (const auto& [name, member] : value.members()) {
      json.key(name);
      write_value(member, json);
    }
    json.close('}');
  } else {
    json.open('[');
    for (const hcl::Value& item : value.items()) write_value(item, json);
    json.close(']');
  }
}

/// Is the property of a file in JSON syntax a block, or some?
bool is_json_block(const hcl::Argument& argument) {
  if (argument.json == nullptr || is_map_argument(argument.name)) return false;
  const Value& value = *argument.json;
  if (value.is_map()) return true;
  return value.is_list() && value.size() > 0 &&
         std::all_of(value.items().begin(), value.items().end(),
                     [](const Value& item) { return item.is_map(); });
}

bool is_left_out(std::string_view name, BodyOf of) {
  switch (of) {
    case BodyOf::Resource:
      return is_meta_argument(name) || name == "dynamic";
    case BodyOf::Provider:
      return name == "alias" || name == "version";
    case BodyOf::Call:
      return is_call_argument(name);
    case BodyOf::Block:
      return name == "dynamic";
  }
  return false;
}

Result<void> write_blocks(const std::string& type, const std::vector<hcl::Block>& blocks,
                          JsonText& json) {
  json.key(type);
  if (type == "timeouts" && blocks.size() == 1) {
    return write_body(blocks.front().body, BodyOf::Block, json);
  }
  json.open('[');
  for (const hcl::Block& block : blocks) {
    if (auto done = write_body(block.body, BodyOf::Block, json); !done) return done;
  }
  json.close(']');
  return {};
}

/// What `depends_on` names, in whatever syntax.
std::string subject_of(const hcl::Expression& expression) {
  if (auto text = hcl::literal_string(expression)) return *text;
  const std::vector<std::string> forms = listed_references_of(expression);
  return forms.empty() ? std::string() : forms.front();
}

}  // namespace

bool write_constant(const hcl::Expression& expression, JsonText& json) {
  if (has_call(expression)) return false;
  hcl::NamedScope none;
  const Result<hcl::Value> value = hcl::Evaluator(none).evaluate(expression);
  if (!value || !value->is_wholly_known()) return false;
  write_value(*value, json);
  return true;
}

void write_expression(const hcl::Expression& expression, JsonText& json) {
  const std::vector<std::string> references = listed_references_of(expression);
  json.open('{');
  if (!references.empty()) {
    json.key("references").open('[');
    for (const std::string& reference : references) json.string(reference);
    json.close(']');
  } else {
    JsonText constant;
    if (write_constant(expression, constant)) {
      json.key("constant_value").raw(constant.text());
    }
  }
  json.close('}');
}

Result<void> write_argument(const hcl::Argument& argument, JsonText& json) {
  const Result<hcl::Tree> tree = hcl::tree_of(argument);
  if (!tree) return tree.error();
  write_expression(**tree, json);
  return {};
}

Result<void> write_depends_on(const hcl::Argument& argument, JsonText& json) {
  const Result<hcl::Tree> tree = hcl::tree_of(argument);
  if (!tree) return tree.error();
  json.open('[');
  if (const auto* list = std::get_if<hcl::TupleNode>(&(*tree)->node)) {
    for (const hcl::Tree& item : list->items) json.string(subject_of(*item));
  }
  json.close(']');
  return {};
}

Result<void> write_body(const hcl::Body& body, BodyOf of, JsonText& json) {
  json.open('{');
  for (const hcl::Argument& argument : body.arguments) {
    if (is_left_out(argument.name, of)) continue;
    if (of != BodyOf::Call && is_json_block(argument)) {
      const auto blocks = hcl::blocks_of(body, argument.name, 0);
      if (!blocks) return blocks.error();
      if (auto done = write_blocks(argument.name, *blocks, json); !done) return done;
      continue;
    }
    json.key(argument.name);
    if (auto done = write_argument(argument, json); !done) return done;
  }
  std::map<std::string, std::vector<hcl::Block>> blocks;
  for (const hcl::Block& block : body.blocks) {
    if (!is_left_out(block.type, of)) blocks[block.type].push_back(block);
  }
  for (const auto& [type, those] : blocks) {
    if (auto done = write_blocks(type, those, json); !done) return done;
  }
  json.close('}');
  return {};
}

}  // namespace trailseal::terraform
