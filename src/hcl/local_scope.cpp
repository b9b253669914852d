#include "hcl/local_scope.hpp"

#include "base/suggest.hpp"
#include "hcl/evaluator.hpp"

namespace trailseal::hcl {
namespace {

template <typename Map>
Result<void> missing(const Map& names, const std::string& kind,
                     const Traversal& traversal) {
  if (traversal.steps.empty() || !traversal.steps[0].is_attribute) {
    return Error{.message = "`" + kind + "` needs a name, as in `" + kind + ".name`"};
  }
  const std::string& name = traversal.steps[0].key.as_string();
  if (names.count(name) > 0) return {};
  std::vector<std::string_view> known;
  known.reserve(names.size());
  for (const auto& [other, value] : names) known.push_back(other);
  return Error{.message = "`" + kind + "." + name + "` is not declared",
               .help = did_you_mean(name, known)};
}

const Members& path_names() {
  static const Members names{
      {"module", Value::string(".")},
      {"root", Value::string(".")},
      {"cwd", Value::unknown(Type::string(), Unknown{.id = "path.cwd",
                                                     .reason = "the working folder",
                                                     .origins = {"path.cwd"},
                                                     .not_null = true})}};
  return names;
}

const Members& terraform_names() {
  static const Members names{{"workspace", Value::string("default")}};
  return names;
}

}  // namespace

void LocalScope::set_variable(const std::string& name, Value value) {
  variables_.insert_or_assign(name, std::move(value));
}

void LocalScope::set_local(const std::string& name, Tree expression) {
  locals_.insert_or_assign(name, Local{.expression = std::move(expression)});
}

void LocalScope::set_local(const std::string& name, Value value) {
  locals_.insert_or_assign(name, Local{.value = Result<Value>(std::move(value))});
}

Result<void> LocalScope::check(const Traversal& traversal) {
  if (traversal.root == "var") return missing(variables_, "var", traversal);
  if (traversal.root == "local") return missing(locals_, "local", traversal);
  if (traversal.root == "path") return missing(path_names(), "path", traversal);
  if (traversal.root == "terraform") {
    return missing(terraform_names(), "terraform", traversal);
  }
  return Error{.message = "`" + traversal.root + "` is not declared"};
}

Result<Scope::Found> LocalScope::find(const Traversal& traversal) {
  if (auto done = check(traversal); !done) return done.error();
  const std::string& name = traversal.steps[0].key.as_string();
  if (traversal.root == "local") {
    auto value = local_value(name);
    if (!value) return value.error();
    return Found{.value = *value, .steps = 1};
  }
  const Members& names = traversal.root == "var"    ? variables_
                         : traversal.root == "path" ? path_names()
                                                    : terraform_names();
  return Found{.value = names.at(name), .steps = 1};
}

Result<Value> LocalScope::local_value(const std::string& name) {
  Local& local = locals_.at(name);
  if (local.is_being_evaluated) {
    return at_place(Error{.message = "`local." + name + "` refers to itself"},
                    local.expression->place);
  }
  if (!local.value) {
    local.is_being_evaluated = true;
    local.value = Evaluator(*this).evaluate(*local.expression);
    local.is_being_evaluated = false;
  }
  return *local.value;
}

}  // namespace trailseal::hcl
