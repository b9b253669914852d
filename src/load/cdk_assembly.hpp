// CdkAssemblies: what the AWS CDK says of the templates it synthesized (`cdk.out`).
#pragma once

#include <map>
#include <mutex>
#include <string>

namespace trailseal::load {

/// Where a template will be deployed, and as what. Empty: not known.
struct StackArtifact {
  std::string account{};
  std::string region{};
  std::string stack_name{};
};

/// Reads each `manifest.json` once. Several threads may ask.
class CdkAssemblies {
 public:
  /// What the manifest beside a template says of it.
  StackArtifact artifact_of(const std::string& template_path);

 private:
  using ByFile = std::map<std::string, StackArtifact, std::less<>>;

  static ByFile read(const std::string& manifest);

  std::mutex mutex_{};
  std::map<std::string, ByFile> manifests_{};  ///< by path
};

}  // namespace trailseal::load
