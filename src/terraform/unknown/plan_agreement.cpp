#include "terraform/unknown/plan_agreement.hpp"

#include <set>

#include "hcl/evaluator.hpp"
#include "terraform/configuration/document_value.hpp"
#include "terraform/configuration/references.hpp"

namespace trailseal::terraform {
namespace {

const ConfigModule* module_at(const PlanConfiguration& configuration,
                              const std::string& calls) {
  const ConfigModule* module = configuration.root.get();
  std::size_t start = 0;
  while (module != nullptr && start < calls.size()) {
    const std::size_t dot = std::min(calls.find('.', start), calls.size());
    const auto found = module->calls.find(calls.substr(start, dot - start));
    if (found == module->calls.end()) return nullptr;
    module = found->second.get();
    start = dot + 1;
  }
  return module;
}

const Value* part_of(const std::map<std::string, LazyPart>& parts,
                     const std::string& name, const char* member) {
  const auto found = parts.find(name);
  return found == parts.end() ? nullptr : found->second.value().find(member);
}

const Value* present(const LazyPart& part) {
  return part.empty() ? nullptr : &part.value();
}

const Value* expression_of_call(const ConfigModule& module, const ExpressionSite& site) {
  const auto found = module.calls.find(site.block.substr(7));  // `module.`
  if (found == module.calls.end()) return nullptr;
  const ConfigModule& call = *found->second;
  if (site.kind == "count") return present(call.count);
  if (site.kind == "for_each") return present(call.for_each);
  return call.arguments.value().find(site.name);
}

const Value* expression_of_resource(const ConfigModule& module,
                                    const ExpressionSite& site) {
  const auto found = module.resources.find(site.block);
  if (found == module.resources.end()) return nullptr;
  const ConfigResource& resource = found->second;
  if (site.kind == "count") return present(resource.count);
  if (site.kind == "for_each") return present(resource.for_each);
  return resource.expressions.value().find(site.name);
}

bool is_expression(const Value& value) {
  return value.is_map() && (value.size() == 0 || value.find("references") != nullptr ||
                            value.find("constant_value") != nullptr);
}

/// Both as the language has them, so that 1 is 1.0.
bool same_constant(const Value& planned, const hcl::Expression& expression) {
  hcl::NamedScope none;
  const Result<hcl::Value> value = hcl::Evaluator(none).evaluate(expression);
  if (!value) return false;
  SourceFiles files;
  return to_document(*value, files) == to_document(from_document(planned, ""), files);
}

bool block_agrees(const Value& planned, const hcl::Body& body) {
  for (std::size_t i = 0; i < planned.size(); ++i) {
    if (!agrees(planned.items()[i], body, planned.keys()[i].name)) return false;
  }
  return true;
}

}  // namespace

const Value* planned_expression(const PlanConfiguration& configuration,
                                const ExpressionSite& site) {
  const ConfigModule* module = module_at(configuration, site.calls);
  if (module == nullptr) return nullptr;
  if (site.kind == "output") return part_of(module->outputs, site.name, "expression");
  if (site.kind == "default") return part_of(module->variables, site.name, "default");
  if (site.block.starts_with("module.")) return expression_of_call(*module, site);
  return expression_of_resource(*module, site);
}

bool agrees(const Value& planned, const hcl::Expression& expression) {
  const std::set<std::string> own = references_of(expression);
  if (!is_expression(planned)) {  // the default of a variable is a value by itself
    return own.empty() && same_constant(planned, expression);
  }
  std::set<std::string> theirs;
  for (const Value& item : planned["references"].items()) {
    theirs.insert(item.literal().value_or(""));
  }
  if (own != theirs) return false;
  const Value& constant = constant_of(planned);
  return constant.is_absent() || same_constant(constant, expression);
}

bool agrees(const Value& planned, const hcl::Body& body, const std::string& name) {
  if (is_expression(planned)) {
    const hcl::Argument* argument = body.find(name);
    if (argument == nullptr) return planned.size() == 0;
    const Result<hcl::Tree> tree = hcl::tree_of(*argument);
    return tree && agrees(planned, **tree);
  }
  const auto blocks = hcl::blocks_of(body, name, 0);
  if (!blocks) return false;
  if (planned.is_map())
    return blocks->size() == 1 && block_agrees(planned, blocks->front().body);
  if (blocks->size() != planned.size()) return false;
  for (std::size_t i = 0; i < planned.size(); ++i) {
    if (!block_agrees(planned.at(i), (*blocks)[i].body)) return false;
  }
  return true;
}

Error disagreement(const ExpressionSite& site) {
  std::string what = site.block;
  if (!site.name.empty()) what += (what.empty() ? "" : ".") + site.name;
  if (site.kind == "output") what = "output." + site.name;
  if (site.kind == "default") what = "var." + site.name;
  if (site.kind == "count" || site.kind == "for_each") what += "." + site.kind;
  if (!site.calls.empty()) what = "module." + site.calls + "." + what;
  return hcl::at_place(
      {.message = "`" + what + "` was changed after the plan was made, so it is not used",
       .help = "plan again"},
      site.place);
}

}  // namespace trailseal::terraform
