#include "load/configuration_reader.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include "aws/resource_kind.hpp"
#include "load/planned_stack.hpp"
#include "terraform/configuration_loader.hpp"

namespace trailseal::load {
namespace {

namespace fs = std::filesystem;

Fragment idle(const std::string& path, const Environment& environment) {
  Fragment fragment;
  fragment.input = {.path = path,
                    .kind = InputKind::TerraformConfiguration,
                    .account = Text(environment.account),
                    .region = Text(environment.region),
                    .partition = Text(environment.partition)};
  return fragment;
}

Result<Fragment> load_root(const Candidate& candidate, const InputRequest& request,
                           const terraform::VariableOptions& variables,
                           const terraform::PlanSelection& selection) {
  if (candidate.kind == CandidateKind::IdleConfiguration) {
    return idle(candidate.path, request.environment);
  }
  auto fragment = terraform::load_configuration({.directory = candidate.path,
                                                 .under_check = candidate.under_check,
                                                 .variables = variables},
                                                request.environment, selection);
  if (fragment) add_planned_stacks(*fragment);
  return fragment;
}

/// One choice for each environment. What is wrong with their values has to be said: a
/// choice that cannot be read is left out.
Result<std::optional<VaryingTemplate>> environments_of(const Candidate& candidate,
                                                       const InputRequest& request) {
  const std::vector<std::string>& files = request.variables.environments;
  if (files.empty() || candidate.kind == CandidateKind::IdleConfiguration) {
    return std::optional<VaryingTemplate>();
  }
  for (const std::string& file : files) {
    const auto checked = terraform::check_values(
        {.directory = candidate.path,
         .variables = terraform::in_environment(request.variables, file)});
    if (!checked) return checked.error();
  }
  VaryingTemplate varying{.configuration = candidate};
  varying.variables.push_back({.name = kEnvironmentParameter, .values = files});
  return std::optional(std::move(varying));
}

}  // namespace

Reading read_configuration(const Candidate& candidate, const InputRequest& request,
                           const terraform::PlanSelection& selection) {
  auto environments = environments_of(candidate, request);
  if (!environments) return {.input = environments.error()};
  auto fragment = load_root(candidate, request, request.variables, selection);
  if (!fragment) return {.input = fragment.error()};
  const bool trail = std::any_of(
      fragment->resources.begin(), fragment->resources.end(),
      [](const Resource& r) { return kind_of(r.type) == ResourceKind::Trail; });
  return {.input = std::optional(ReadInput{.fragment = std::move(*fragment),
                                           .declares_trail = trail,
                                           .varying = std::move(*environments)})};
}

Result<Fragment> configuration_under(const cloudformation::Choice& choice,
                                     const Candidate& candidate,
                                     const InputRequest& request) {
  const auto file = choice.values.find(kEnvironmentParameter);
  const terraform::VariableOptions variables =
      file == choice.values.end()
          ? request.variables
          : terraform::in_environment(request.variables, file->second);
  return load_root(candidate, request, variables, {});
}

std::string canonical_root(const std::string& directory) {
  std::error_code error;
  const fs::path path(directory.empty() ? "." : directory);
  const fs::path whole = fs::weakly_canonical(path, error);
  return (error ? path : whole).string();
}

std::vector<std::string> roots_of_plan(const Fragment& plan) {
  const Input& input = plan.input;
  if (input.kind != InputKind::TerraformPlan && input.kind != InputKind::TerraformState) {
    return {};
  }
  std::vector<std::string> roots;
  if (input.sources) roots.push_back(canonical_root(*input.sources));
  if (input.path != "-") {
    roots.push_back(canonical_root(fs::path(input.path).parent_path().string()));
  }
  return roots;
}

bool is_of_plan(const Fragment& configuration, const Fragment& plan) {
  if (plan.input.kind != InputKind::TerraformPlan) return false;
  std::map<std::string, const Resource*> planned;
  std::size_t trails = 0;
  for (const Resource& resource : plan.resources) {
    if (resource.data) continue;
    planned.emplace(resource.address, &resource);
    if (kind_of(resource.type) == ResourceKind::Trail) ++trails;
  }
  std::size_t same_names = 0;
  for (const Resource& resource : configuration.resources) {
    const KindRow* row = find_kind(resource.type);
    if (resource.data || row == nullptr || row->name_attribute.empty()) continue;
    const bool is_trail = row->kind == ResourceKind::Trail;
    const auto other = planned.find(resource.address);
    if (other == planned.end()) {
      if (is_trail) return false;
      continue;
    }
    if (is_trail) --trails;
    const auto name = resource.attributes[row->name_attribute].literal();
    const auto its = other->second->attributes[row->name_attribute].literal();
    if (name && its && *name != *its) return false;
    if (name && its) ++same_names;
  }
  return trails == 0 && same_names > 0;
}

}  // namespace trailseal::load
