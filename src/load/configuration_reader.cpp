#include "load/configuration_reader.hpp"

#include <algorithm>
#include <filesystem>
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

std::string real_path(const fs::path& path) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(path.empty() ? "." : path, error);
  return (error ? path : whole).string();
}

}  // namespace

Reading read_configuration(const Candidate& candidate, const InputRequest& request,
                           const terraform::PlanSelection& selection) {
  if (candidate.kind == CandidateKind::IdleConfiguration) {
    return {.input = std::optional(
                ReadInput{.fragment = idle(candidate.path, request.environment)})};
  }
  auto fragment = terraform::load_configuration(
      {.directory = candidate.path, .variables = request.variables}, request.environment,
      selection);
  if (!fragment) return {.input = fragment.error()};
  add_planned_stacks(*fragment);
  const bool trail = std::any_of(
      fragment->resources.begin(), fragment->resources.end(),
      [](const Resource& r) { return kind_of(r.type) == ResourceKind::Trail; });
  return {.input = std::optional(
              ReadInput{.fragment = std::move(*fragment), .declares_trail = trail})};
}

bool has_plan(const std::string& directory, const Fragment& plan) {
  const InputKind kind = plan.input.kind;
  if (kind != InputKind::TerraformPlan && kind != InputKind::TerraformState) return false;
  const std::string own = real_path(directory);
  if (plan.input.sources && real_path(*plan.input.sources) == own) return true;
  return plan.input.path != "-" &&
         real_path(fs::path(plan.input.path).parent_path()) == own;
}

}  // namespace trailseal::load
