// Calls: counting and converting arguments, marks, candidates and unknowns, as
// function.hpp promises; `try`, `can` and `templatestring` look at their expressions.
#include <algorithm>

#include "base/limits.hpp"
#include "base/suggest.hpp"
#include "hcl/access.hpp"
#include "hcl/body.hpp"
#include "hcl/candidate.hpp"
#include "hcl/conversion.hpp"
#include "hcl/evaluator.hpp"

namespace trailseal::hcl {
namespace {

Error no_function(const std::string& name) {
  const std::vector<std::string> names = function_names();
  const std::vector<std::string_view> views(names.begin(), names.end());
  return Error{.message = "there is no function `" + name + "`",
               .help = did_you_mean(name, views)};
}

const Parameter& parameter_at(const Function& function, std::size_t index) {
  if (index < function.parameters.size()) return function.parameters[index];
  return *function.variadic;
}

Result<void> miscounted(const Function& function, std::size_t count) {
  const std::size_t wanted = function.parameters.size();
  if (count == wanted || (count > wanted && function.variadic)) return {};
  return Error{.message = "`" + std::string(function.name) + "` takes " +
                          (function.variadic ? "at least " : "") +
                          std::to_string(wanted) +
                          (wanted == 1 ? " argument" : " arguments") + ", not " +
                          std::to_string(count)};
}

Error about_argument(const Function& function, const Parameter& parameter,
                     const std::string& message) {
  return Error{.message = "argument `" + std::string(parameter.name) + "` of `" +
                          std::string(function.name) + "`: " + message};
}

bool is_too_unknown(const Value& value, Unknowns taken) {
  if (taken == Unknowns::All) return false;
  return taken == Unknowns::Parts ? !value.is_known() : !value.is_wholly_known();
}

/// Whether learning the argument may make the call fail before the body sees it.
bool may_be_refused(const Value& given, const Parameter& parameter) {
  if (given.is_known()) {
    return !given.is_wholly_known() && given.type() != parameter.type &&
           !parameter.type.is_any();
  }
  if (!parameter.nullable && !given.is_never_null()) return true;
  return given.type() != parameter.type && !parameter.type.is_any();
}

bool is_too_large(const Value& value) {
  return value.as_string().size() > kMaxMadeBytes ||
         value.items().size() + value.members().size() > kMaxMadeMembers;
}

Value impure_result(const Function& function) {
  const std::string call = std::string(function.name) + "()";
  return Value::unknown(function.returns, Unknown{.reason = std::string(function.impure),
                                                  .origins = {call},
                                                  .not_null = true});
}

}  // namespace

Result<Value> Evaluator::call(const Call& node, const Place& place) {
  const Function* function = find_function(node.name);
  if (function == nullptr) {
    if (node.name.starts_with("provider::")) {
      may_fail_ = true;
      return Value::unknown(Type::any(),
                            Unknown{.reason = "`" + node.name + "` is a provider's",
                                    .origins = {node.name + "()"}});
    }
    return no_function(node.name);
  }
  if (function->body != nullptr || !function->impure.empty()) {
    return call_row(*function, node, place);
  }
  if (function->name == "try") return call_try(node);
  return function->name == "can" ? call_can(node) : call_templatestring(node);
}

/// The first argument that is no error. One that may still turn out to be one makes the
/// answer unknown.
Result<Value> Evaluator::call_try(const Call& node) {
  if (node.arguments.empty()) return Error{.message = "`try` takes at least 1 argument"};
  const bool before = may_fail_;
  std::optional<Error> last;
  for (const Tree& tree : node.arguments) {
    may_fail_ = false;
    auto value = value_of(tree);
    const bool may_fail = may_fail_;
    may_fail_ = before;
    if (!value) {
      last = value.error();
      continue;
    }
    if (!may_fail) return value;
    const bool is_last = &tree == &node.arguments.back();
    may_fail_ = before || is_last;
    return derived_unknown(Type::any(), "try", {&*value, 1}, false)
        .with_fresh_id()
        .as_sensitive(value->has_sensitive_part());
  }
  return Error{.message = "every argument of `try` fails; the last: " + last->message};
}

Result<Value> Evaluator::call_can(const Call& node) {
  if (node.arguments.size() != 1) return Error{.message = "`can` takes 1 argument"};
  const bool before = may_fail_;
  may_fail_ = false;
  auto value = value_of(node.arguments[0]);
  const bool may_fail = may_fail_;
  may_fail_ = before;
  if (!value) return Value::boolean(false);
  if (!may_fail) return Value::boolean(true);
  return derived_unknown(Type::boolean(), "can", {&*value, 1})
      .with_fresh_id()
      .as_sensitive(false);
}

Result<Value> Evaluator::call_templatestring(const Call& node) {
  const Function& function = *find_function("templatestring");
  if (auto done = miscounted(function, node.arguments.size()); !done) return done.error();
  const Expression& first = *node.arguments[0];
  if (!std::holds_alternative<Traversal>(first.node) &&
      !std::holds_alternative<IndexAccess>(first.node)) {
    return at_place(Error{.message = "the template of `templatestring` is a reference",
                          .help = "write a literal template without `templatestring`"},
                    first.place);
  }
  auto text = value_of(first);
  if (!text) return text;
  auto variables = value_of(node.arguments[1]);
  if (!variables) return variables;
  const bool is_sensitive = text->has_sensitive_part() || variables->is_sensitive();
  if (text->is_null() || variables->is_null()) {
    return Error{.message = "an argument of `templatestring` is null"};
  }
  if (!text->type().is(Type::Kind::String) && !text->type().is_any()) {
    return about_argument(function, function.parameters[0], "not a string");
  }
  auto source = convert(text->without_marks(), Type::string());
  if (!source) return source;
  if (!variables->type().is_keyed() && !variables->type().is_any()) {
    return about_argument(function, function.parameters[1], "not an object or a map");
  }
  const Value names = expanded(*variables);
  if (!source->is_known() || !names.is_known()) {
    may_fail_ = true;
    const Value operands[] = {*source, names};
    return derived_unknown(Type::string(), "templatestring", operands)
        .as_sensitive(is_sensitive);
  }
  auto made = render(source->as_string(), "template", names.members());
  if (!made) return made;
  if (made->is_null() || (made->is_known() && !made->type().is_primitive())) {
    return Error{.message =
                     "the result of the template of `templatestring` is not a string"};
  }
  auto result = convert(*made, Type::string());
  if (result && is_sensitive) return result->as_sensitive();
  return result;
}

/// Evaluates the arguments; `is_open` where the last is spread and nobody knows how many
/// there are.
Result<Values> Evaluator::arguments_of(const Call& node, bool& is_open) {
  Values arguments;
  for (const Tree& tree : node.arguments) {
    auto argument = value_of(tree);
    if (!argument) return argument.error();
    if (!node.spreads_last || &tree != &node.arguments.back()) {
      arguments.push_back(std::move(*argument));
      continue;
    }
    if (argument->is_null()) {
      return at_place(Error{.message = "`...` cannot spread null"}, tree->place);
    }
    if (!argument->type().is_sequence() && !argument->type().is_any()) {
      return at_place(
          Error{.message = "`...` cannot spread a " + description_of(*argument)},
          tree->place);
    }
    if (!argument->is_never_null()) may_fail_ = true;
    const Value spread = expanded(*argument);
    is_open = !has_known_length(spread);
    if (is_open) arguments.push_back(spread);
    for (const Value& item : spread.items()) {
      if (is_open) break;
      arguments.push_back(
          item.as_sensitive(item.is_sensitive() || spread.is_sensitive()));
    }
  }
  return arguments;
}

Result<Value> Evaluator::call_row(const Function& function, const Call& node,
                                  const Place&) {
  bool is_open = false;
  auto given = arguments_of(node, is_open);
  if (!given) return given.error();
  if (is_open) {
    may_fail_ = true;
    return derived_unknown(function.returns, function.name, *given, false);
  }
  if (auto done = miscounted(function, given->size()); !done) return done.error();
  Values arguments;
  for (std::size_t i = 0; i < given->size(); ++i) {
    const Parameter& parameter = parameter_at(function, i);
    const Value& value = (*given)[i];
    if (value.is_null() && !parameter.nullable) {
      return about_argument(function, parameter, "null is not allowed");
    }
    const bool has_choices = !value.what().candidates.empty();
    auto converted = parameter.type.is_any() || has_choices
                         ? Result<Value>(value)
                         : convert(value, parameter.type);
    if (!converted) {
      return about_argument(function, parameter, converted.error().message);
    }
    if (may_be_refused(value, parameter)) may_fail_ = true;
    arguments.push_back(std::move(*converted));
  }
  if (!function.impure.empty()) return impure_result(function);
  const Operation again = [&](std::span<const Value> chosen) -> Result<Value> {
    Values ready;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      const Parameter& parameter = parameter_at(function, i);
      if (chosen[i].is_null() && !parameter.nullable) {
        return about_argument(function, parameter, "null is not allowed");
      }
      auto converted = convert(chosen[i], parameter.type);
      if (!converted) {
        return about_argument(function, parameter, converted.error().message);
      }
      ready.push_back(std::move(*converted));
    }
    return apply(function, ready);
  };
  if (auto chosen = over_candidates(function.name, arguments, may_fail_, again)) {
    return *chosen;
  }
  return again(arguments);
}

Result<Value> Evaluator::apply(const Function& function,
                               std::span<const Value> arguments) {
  Values seen;
  bool is_sensitive = false;
  bool is_unknown = false;
  bool has_unknown = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const Parameter& parameter = parameter_at(function, i);
    if (!parameter.marks) {
      is_sensitive = is_sensitive || arguments[i].has_sensitive_part();
      seen.push_back(arguments[i].without_marks());
    } else {
      seen.push_back(arguments[i]);
    }
    is_unknown = is_unknown || is_too_unknown(arguments[i], parameter.unknowns);
    has_unknown = has_unknown || !arguments[i].is_wholly_known();
  }
  if (is_unknown) {
    if (!function.total) may_fail_ = true;
    return derived_unknown(function.returns, function.name, seen, !function.may_be_null)
        .as_sensitive(is_sensitive);
  }
  CallContext context{
      .files = scope_.files(),
      .render = [this](
                    const std::string& text, const std::string& name,
                    const Members& variables) { return render(text, name, variables); },
      .max_bytes = kMaxMadeBytes,
      .max_members = kMaxMadeMembers,
      .may_fail = has_unknown && !function.total};
  auto result = function.body(seen, context);
  if (!result) {
    Error error = result.error();
    error.message = "`" + std::string(function.name) + "`: " + error.message;
    return error;
  }
  if (context.may_fail) may_fail_ = true;
  if (is_too_large(*result)) return too_large(function.name);
  return is_sensitive ? result->as_sensitive() : *result;
}

Result<Value> Evaluator::render(const std::string& text, const std::string& name,
                                const Members& variables) {
  if (is_rendering_) {
    return Error{.message = "a template cannot render another template"};
  }
  auto tree = read_template(text, name);
  if (!tree) return tree.error();
  NamedScope scope(variables);
  Evaluator inner(scope);
  inner.is_rendering_ = true;
  inner.steps_ = steps_;
  auto value = inner.evaluate(**tree);
  steps_ = inner.steps_;
  may_fail_ = may_fail_ || inner.may_fail_;
  return value;
}

}  // namespace trailseal::hcl
