#include "terraform/configuration/module_tree.hpp"

#include <algorithm>

#include "terraform/plan/address.hpp"

namespace trailseal::terraform {
namespace {

void add_problem(const Error& problem, std::vector<Error>& all) {
  const auto same = [&](const Error& known) {
    return known.message == problem.message && known.path == problem.path &&
           known.line == problem.line;
  };
  if (std::none_of(all.begin(), all.end(), same)) all.push_back(problem);
}

}  // namespace

ModuleTree::ModuleTree(std::shared_ptr<SourceTree> tree, OuterValues& outer)
    : tree_(std::move(tree)), outer_(outer) {}

Result<ModuleInstance*> ModuleTree::root() {
  if (!root_) {
    const Result<const Module*> root = module(".");
    if (!root) return root.error();
    root_ = std::make_unique<ModuleInstance>(*this, **root);
  }
  return root_.get();
}

Result<ModuleInstance*> ModuleTree::find(std::string_view address) {
  const auto step = last_module_step(address);
  if (!step) return root();
  Result<ModuleInstance*> parent = find(step->parent);
  if (!parent) return parent;
  return (*parent)->child(step->call, step->key);
}

Result<const Module*> ModuleTree::module(const std::string& folder) {
  auto known = modules_.find(folder);
  if (known == modules_.end()) {
    known = modules_.emplace(folder, read_module(*tree_, folder)).first;
  }
  if (!known->second) return known->second.error();
  return &*known->second;
}

void ModuleTree::report(const Error& problem) { add_problem(problem, problems_); }

void ModuleTree::refuse(const Error& problem) { add_problem(problem, refusals_); }

}  // namespace trailseal::terraform
