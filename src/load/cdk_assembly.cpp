// AWS CDK, cloud-assembly-schema ("manifest.json"):
//
//   {"version": "55.0.0",
//    "artifacts": {"Audit": {"type": "aws:cloudformation:stack",
//                            "environment": "aws://111122223333/eu-west-1",
//                            "properties": {"templateFile": "Audit.template.json",
//                                           "stackName": "Audit"}}}}
//
// An app that leaves the place open writes `aws://unknown-account/unknown-region`. A stack
// without `stackName` is called as its artifact.
#include "load/cdk_assembly.hpp"

#include <filesystem>
#include <optional>

#include "aws/account.hpp"
#include "aws/region.hpp"
#include "document/json_reader.hpp"
#include "document/source.hpp"

namespace trailseal::load {
namespace {

constexpr std::string_view kScheme = "aws://";

void read_place(const std::string& environment, StackArtifact& artifact) {
  if (!environment.starts_with(kScheme)) return;
  const std::string place = environment.substr(kScheme.size());
  const std::size_t slash = place.find('/');
  if (slash == std::string::npos) return;
  const std::string account = place.substr(0, slash);
  const std::string region = place.substr(slash + 1);
  if (is_account_id(account)) artifact.account = account;
  if (is_region(region)) artifact.region = region;
}

/// What two stacks of one template have in common.
void keep_common(const StackArtifact& other, StackArtifact& artifact) {
  if (artifact.account != other.account) artifact.account.clear();
  if (artifact.region != other.region) artifact.region.clear();
  if (artifact.stack_name != other.stack_name) artifact.stack_name.clear();
}

}  // namespace

CdkAssemblies::ByFile CdkAssemblies::read(const std::string& manifest) {
  ByFile stacks;
  std::error_code error;
  if (!std::filesystem::is_regular_file(manifest, error)) return stacks;
  const auto source = read_source(manifest);
  if (!source) return stacks;
  const auto document = read_json(*source);
  if (!document) return stacks;
  const Value& artifacts = document->root["artifacts"];
  for (std::size_t i = 0; i < artifacts.size() && artifacts.is_map(); ++i) {
    const Value& artifact = artifacts.items()[i];
    const Value& properties = artifact["properties"];
    const auto file = properties["templateFile"].literal();
    if (!artifact["type"].is_literal("aws:cloudformation:stack") || !file) continue;
    StackArtifact stack{.stack_name = properties["stackName"].literal().value_or(
                            artifacts.keys()[i].name)};
    read_place(artifact["environment"].literal().value_or(""), stack);
    const auto [known, fresh] = stacks.emplace(*file, stack);
    if (!fresh) keep_common(stack, known->second);
  }
  return stacks;
}

StackArtifact CdkAssemblies::artifact_of(const std::string& template_path) {
  const std::filesystem::path path(template_path);
  const std::string manifest = (path.parent_path() / "manifest.json").generic_string();
  const std::lock_guard lock(mutex_);
  auto known = manifests_.find(manifest);
  if (known == manifests_.end()) {
    known = manifests_.emplace(manifest, read(manifest)).first;
  }
  const auto stack = known->second.find(path.filename().string());
  return stack == known->second.end() ? StackArtifact() : stack->second;
}

}  // namespace trailseal::load
