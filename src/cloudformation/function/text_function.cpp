// Functions that make texts: Sub, Join, ImportValue.
//
// A part that is unknown makes the whole unknown, with that part's reason; a part that is
// a symbol stays a symbol inside the text.
#include <optional>
#include <string>
#include <utility>

#include "cloudformation/function/derived.hpp"
#include "cloudformation/function/function.hpp"
#include "cloudformation/function/substitution.hpp"
#include "graph/exports.hpp"

namespace trailseal::cloudformation {
namespace {

/// The value of `${name}`: a variable of the call, else what Ref or GetAtt gives.
Value variable(FunctionResolver& resolver, const Value& variables,
               const std::string& name, Position at) {
  if (const Value* own = variables.find(name)) return resolver.resolve(*own);
  const std::size_t dot = name.find('.');
  if (dot != std::string::npos) {
    return resolver.attribute(name.substr(0, dot), name.substr(dot + 1), at);
  }
  // IAM's own variables look alike: `${aws:username}`.
  const bool iam_variable =
      name.find(':') != std::string::npos && !name.starts_with("AWS::");
  if (iam_variable && !resolver.scope().open()) {
    return resolver.fail(
        at, "`${" + name + "}` in `Fn::Sub` is not a parameter, resource or attribute",
        "write `${!" + name + "}` for the variable of a policy");
  }
  if (name.empty()) {
    return resolver.fail(at, "`${}` in `Fn::Sub` is empty",
                         "write `${!}` for a literal `${}`");
  }
  return resolver.refer(name, at);
}

/// The text that a list makes which nobody knows before deployment.
Value join_open(FunctionResolver& resolver, const Text& separator, const Value& list,
                Position at) {
  const auto identity = identity_of(list);
  if (!identity) return Value::unknown(list.as_unknown(), at);
  const PureCall call{.function = "Fn::Join",
                      .operands = {separator.identity(), *identity},
                      .open = list};
  const Symbol origin = origin_of(Symbol{.id = id_of(call)});
  return resolver.made(derived_symbol(call, "the items of " + origin.name), at);
}

}  // namespace

Value call_sub(FunctionResolver& resolver, const Value& argument, Position at) {
  const bool pair = argument.is_list() && argument.size() == 2;
  const Value& variables = argument.at(1);  // absent unless a pair
  for (const Value* part : {&argument, &argument.at(0), &variables}) {
    if (part->find("Fn::Transform") != nullptr) {
      return unexpanded(resolver, "Fn::Transform", at);
    }
  }
  const auto format = pair ? argument.at(0).literal() : argument.literal();
  if (!format || (pair && !variables.is_map())) {
    return resolver.fail(at,
                         "`Fn::Sub` takes a string, or a list of a string and a mapping");
  }
  Text whole;
  for (const SubstitutionPart& part : parse_substitution(*format)) {
    if (!part.variable) {
      whole.append(part.text);
      continue;
    }
    const Value value = variable(resolver, variables, part.text, at);
    if (value.is_unknown()) return Value::unknown(value.as_unknown(), at);
    const auto text = text_of(value);
    if (!text) {
      return resolver.fail(at, "`${" + part.text + "}` in `Fn::Sub` is not a string");
    }
    whole.append(*text);
    if (!resolver.charge(1 + whole.pieces().size() / 16, at)) return Value::null(at);
  }
  return resolver.made(whole, at);
}

Value call_join(FunctionResolver& resolver, const Value& argument, Position at) {
  if (!argument.is_list() || argument.size() != 2) {
    return resolver.fail(at, "`Fn::Join` takes a list of a separator and a list");
  }
  const Operand separator =
      take_text(resolver, argument.at(0), "the separator of `Fn::Join`", at);
  if (!separator.text) return separator.instead;
  const Value list = resolver.resolve(argument.at(1));
  if (is_open_list(list)) return join_open(resolver, *separator.text, list, at);
  if (!list.is_list()) {
    return resolver.fail(at, "`Fn::Join` joins a list, but this is not a list");
  }
  Text whole;
  bool first = true;
  for (const Value& item : list.items()) {
    if (item.is_unknown()) return Value::unknown(item.as_unknown(), at);
    const auto text = text_of(item);
    if (!text) {
      return resolver.fail(item.position(),
                           "`Fn::Join` joins strings, but this is not a string");
    }
    if (!first) whole.append(*separator.text);
    whole.append(*text);
    first = false;
    if (!resolver.charge(1, at)) return Value::null(at);
  }
  return resolver.made(whole, at);
}

Value call_import_value(FunctionResolver& resolver, const Value& argument, Position at) {
  const Operand name = take_text(resolver, argument, "the name of `Fn::ImportValue`", at);
  if (!name.text) return name.instead;
  return resolver.made(import_symbol(*name.text), at);
}

}  // namespace trailseal::cloudformation
