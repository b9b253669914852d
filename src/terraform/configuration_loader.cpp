// The configuration becomes the plan that it would give (declared_plan), and that is read
// as any plan is, with the configuration as its sources.
#include "terraform/configuration_loader.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "aws/resource_kind.hpp"
#include "base/word_list.hpp"
#include "document/source.hpp"
#include "terraform/configuration/folder_tree.hpp"
#include "terraform/configuration/own_files.hpp"
#include "terraform/declared/declared_plan.hpp"
#include "terraform/plan_loader.hpp"
#include "terraform/unknown/declared_configuration.hpp"

namespace trailseal::terraform {
namespace {

using Values = std::map<std::string, hcl::Value>;

/// A variable that nobody gives a value, which stands for whatever it will be.
hcl::Value open_variable(const std::string& name, const VariableBlock& block) {
  const std::string id = "var." + name;
  return hcl::Value::unknown(
      hcl::Type::any(),
      {.id = id,
       .reason = "`" + id + "` has no value",
       .help = "give it with `--var " + name + "=...`, in `terraform.tfvars` or with " +
               "`--var-file`, or check a plan, which has the value",
       .origins = {id},
       .not_null = !block.nullable});
}

void add_open_variables(const Module& root, Values& values) {
  for (const auto& [name, block] : root.variables) {
    if (block.fallback || values.count(name) > 0) continue;
    values.emplace(name, open_variable(name, block));
  }
}

/// Those of variables that the module has, and files.
std::vector<GivenVariable> given_to(const Module& root,
                                    const std::vector<GivenVariable>& given) {
  std::vector<GivenVariable> own;
  for (const GivenVariable& one : given) {
    if (one.name.empty() || root.variables.count(one.name) > 0) own.push_back(one);
  }
  return own;
}

/// The doubts on which the existence of every trail hangs: whoever looks at a trail has
/// settled them.
std::set<std::string> doubts_of_trails(const std::vector<DeclaredInstance>& resources) {
  std::optional<std::set<std::string>> common;
  for (const DeclaredInstance& instance : resources) {
    const ResourceBlock& block = *instance.block;
    if (block.data || kind_of(block.type) != ResourceKind::Trail) continue;
    std::set<std::string> own;
    for (const Doubt& doubt : instance.doubts) own.insert(doubt.id);
    if (common && *common != own) return {};
    common = std::move(own);
  }
  return common.value_or(std::set<std::string>());
}

std::map<std::string, std::string> open_existence(
    const std::vector<DeclaredInstance>& resources) {
  const std::set<std::string> settled = doubts_of_trails(resources);
  std::map<std::string, std::string> reasons;
  for (const DeclaredInstance& instance : resources) {
    const bool is_trail = kind_of(instance.block->type) == ResourceKind::Trail;
    for (const Doubt& doubt : instance.doubts) {
      if (!is_trail && settled.count(doubt.id) > 0) continue;
      reasons.emplace(instance.address(), doubt.reason + " (a plan has the value)");
      break;
    }
  }
  return reasons;
}

class ConfigurationLoader {
 public:
  ConfigurationLoader(const ConfigurationRequest& request, const Environment& environment)
      : request_(request),
        environment_(environment),
        tree_(std::make_shared<FolderTree>(request.directory, request.under_check)) {
    declared_->values = DeclaredValues(workspace(), environment);
  }

  Result<Fragment> load(const PlanSelection& selection) {
    ModuleTree modules(tree_, declared_->values);
    const Result<const Module*> root = modules.module(".");
    if (!root) return root.error();
    auto variables =
        variable_values(*tree_, **root, given_to(**root, request_.variables.given),
                        request_.variables.environment);
    if (!variables) return variables.error();
    add_open_variables(**root, *variables);
    declared_->values.want_whole_objects();
    declared_->values.set_variables(*variables);
    const Result<ModuleInstance*> instance = modules.root();
    if (!instance) return instance.error();
    const auto found = declared_instances(**instance, selection);
    if (!found) return found.error();
    const auto plan = declared_plan(modules, found->resources,
                                    {.lock = lock(), .constraint = constraint(**root)});
    if (!plan) return plan.error();
    declare(*found, std::move(*variables));
    const Source source(request_.directory, std::string_view(*plan));
    auto fragment = load_plan(source, environment_, selection,
                              {.tree = tree_, .told = true, .declared = declared_});
    if (!fragment) return fragment;
    finish(*found, *fragment);
    add_problems(modules, *fragment);
    add_undeclared_values(**root, *fragment);
    return fragment;
  }

 private:
  /// The workspace that `terraform workspace select` wrote down, if any.
  std::optional<std::string> workspace() const {
    const auto path =
        std::filesystem::path(request_.directory) / ".terraform" / "environment";
    const Result<std::string> text = read_bounded(path);
    if (!text) return std::nullopt;
    const std::size_t end = text->find_last_not_of(" \t\r\n");
    return end == text->npos ? std::nullopt : std::optional(text->substr(0, end + 1));
  }

  std::string lock() const {
    const auto path = std::filesystem::path(request_.directory) / ".terraform.lock.hcl";
    const Result<std::string> text = read_bounded(path);
    return text ? *text : std::string();
  }

  static std::string constraint(const Module& root) {
    const auto aws = root.required_providers.find("aws");
    return aws == root.required_providers.end() ? std::string() : aws->second;
  }

  /// The values anew: what was evaluated so far knows no identities.
  void declare(const DeclaredInstances& found, Values variables) {
    declared_ = std::make_shared<DeclaredConfiguration>();
    declared_->values = DeclaredValues(workspace(), environment_);
    declared_->values.want_whole_objects();
    declared_->values.set_variables(std::move(variables));
    declared_->doubts = open_existence(found.resources);
  }

  /// What Terraform refuses is an error; the rest of the module is judged all the same.
  static void add_problems(const ModuleTree& modules, Fragment& fragment) {
    for (const Error& problem : modules.problems()) fragment.warnings.push_back(problem);
    for (const Error& problem : modules.refusals()) fragment.errors.push_back(problem);
  }

  /// In the module's own files; those that are given may be for another root module.
  void add_undeclared_values(const Module& root, Fragment& fragment) const {
    std::set<std::string> declared;
    for (const auto& entry : root.variables) declared.insert(entry.first);
    for (const std::string& file : root.value_files) {
      const auto names = names_in_values(tree_->path_of(root.folder, file));
      if (!names) continue;  // it was read before
      for (const auto& [name, place] : *names) {
        if (declared.count(name) > 0) continue;
        fragment.warnings.push_back(hcl::at_place(
            undeclared_value(name, "`" + name + "` has a value here", declared), place));
      }
    }
  }

  void finish(const DeclaredInstances& found, Fragment& fragment) const {
    fragment.input.kind = InputKind::TerraformConfiguration;
    fragment.input.sources.reset();  // they are the input
    // The plan that they point into is ours.
    for (Resource& resource : fragment.resources) resource.pointer.clear();
    if (found.missing_modules.empty()) return;
    const std::vector<Error> missing =
        missing_module_errors(found.missing_modules, request_.directory);
    fragment.input.additions = {.reason = missing.front().message,
                                .help = missing.front().help};
    fragment.warnings.insert(fragment.warnings.end(), missing.begin(), missing.end());
  }

  const ConfigurationRequest& request_;
  const Environment& environment_;
  std::shared_ptr<FolderTree> tree_;
  std::shared_ptr<DeclaredConfiguration> declared_ =
      std::make_shared<DeclaredConfiguration>();
};

}  // namespace

Result<Fragment> load_configuration(const ConfigurationRequest& request,
                                    const Environment& environment,
                                    const PlanSelection& selection) {
  return ConfigurationLoader(request, environment).load(selection);
}

Result<std::set<std::string>> declared_variables(const std::string& directory) {
  FolderTree tree(directory);
  const Result<Module> root = read_module(tree, ".");
  if (!root) return root.error();
  std::set<std::string> names;
  for (const auto& entry : root->variables) names.insert(entry.first);
  return names;
}

Result<void> check_values(const ConfigurationRequest& request) {
  FolderTree tree(request.directory);
  const Result<Module> root = read_module(tree, ".");
  if (!root) return root.error();
  const auto values =
      variable_values(tree, *root, given_to(*root, request.variables.given),
                      request.variables.environment);
  return values ? Result<void>() : values.error();
}

}  // namespace trailseal::terraform
