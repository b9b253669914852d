#include "terraform/evaluation.hpp"

#include "document/source.hpp"
#include "hcl/answer.hpp"
#include "hcl/evaluator.hpp"
#include "terraform/configuration/folder_tree.hpp"
#include "terraform/unknown/declared_values.hpp"

namespace trailseal::terraform {
namespace {

using Evaluate = std::function<Result<hcl::Value>(const hcl::Expression&)>;

std::vector<Value> answers(const EvaluationRequest& request, const Evaluate& evaluate) {
  std::vector<Value> all;
  const auto sensitive =
      request.shows_sensitive ? hcl::Sensitive::Shown : hcl::Sensitive::Hidden;
  for (const std::string& text : request.expressions) {
    const Result<hcl::Tree> tree =
        hcl::read_expression(Source("", std::string_view(text)));
    const Result<hcl::Value> value =
        tree ? evaluate(**tree) : Result<hcl::Value>(tree.error());
    all.push_back(hcl::answer_of(text, value, sensitive));
  }
  return all;
}

}  // namespace

std::vector<Value> evaluate_in(ModuleTree& modules, const EvaluationRequest& request) {
  const Result<ModuleInstance*> module = modules.find(request.module);
  return answers(request, [&](const hcl::Expression& expression) -> Result<hcl::Value> {
    if (!module) return module.error();
    return (*module)->evaluate(expression);
  });
}

Result<std::vector<Value>> evaluate_sources(const std::string& directory,
                                            const std::vector<GivenVariable>& given,
                                            const EvaluationRequest& request) {
  if (directory.empty()) {
    return answers(request, [](const hcl::Expression& expression) {
      hcl::NamedScope none;
      return hcl::Evaluator(none).evaluate(expression);
    });
  }
  DeclaredValues declared;
  ModuleTree modules(std::make_unique<FolderTree>(directory), declared);
  const Result<const Module*> root = modules.module(".");
  if (!root) return root.error();
  auto variables = variable_values(modules.tree(), **root, given);
  if (!variables) return variables.error();
  declared.set_variables(std::move(*variables));
  return evaluate_in(modules, request);
}

}  // namespace trailseal::terraform
