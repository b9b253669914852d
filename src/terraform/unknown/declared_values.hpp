// DeclaredValues: resources as their blocks declare them, where no plan tells more.
//
// An argument is what its expression says; what the provider adds is not known. Data
// sources that need no cloud are answered: policy documents, the partition, the region.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "graph/environment.hpp"
#include "terraform/configuration/document_value.hpp"
#include "terraform/configuration/outer_values.hpp"

namespace trailseal::terraform {

/// How to learn what a configuration alone does not tell.
inline constexpr const char* kAskPlan =
    "a plan has the value: run `terraform plan -out tfplan`, then check `tfplan`";

class DeclaredValues : public OuterValues {
 public:
  /// Without a workspace it is not known. Account and region are those of providers that
  /// do not say theirs.
  explicit DeclaredValues(std::optional<std::string> workspace = "default",
                          Environment environment = {})
      : workspace_(std::move(workspace)), environment_(std::move(environment)) {}

  /// The values of the root module's variables, once they are known.
  void set_variables(std::map<std::string, hcl::Value> variables) {
    variables_ = std::move(variables);
  }

  /// From now on a resource as a whole is unknown where the attributes that it has are not
  /// all known by name. Else it is the object of those that are.
  void want_whole_objects() { whole_only_ = true; }

  std::optional<hcl::Value> variable(const std::string& name) override;
  std::optional<std::vector<std::string>> keys_of(const std::string& module,
                                                  const std::string& local) override;
  std::optional<std::vector<std::string>> call_keys_of(const std::string& module,
                                                       const std::string& call) override;
  hcl::Value attribute_of(const ResourceInstance& instance,
                          const std::string& name) override;
  hcl::Value whole_of(const ResourceInstance& instance) override;
  std::string objection_to(const ExpressionSite& site,
                           const hcl::Expression* expression) override;
  std::optional<std::string> workspace() const override { return workspace_; }

 private:
  const hcl::Members& members_of(const ResourceInstance& instance,
                                 const std::string& address);
  hcl::Members make(const ResourceInstance& instance, const std::string& address);
  void add_document(const ResourceInstance& instance, const std::string& address,
                    hcl::Members& members);
  void add_region(const ResourceInstance& instance, hcl::Members& members);
  void add_tags(const ResourceInstance& instance, hcl::Members& members);
  void add_account(const ResourceInstance& instance, hcl::Members& members);

  std::optional<std::string> workspace_;
  Environment environment_;
  bool whole_only_ = false;
  std::map<std::string, hcl::Value> variables_{};
  std::map<std::string, hcl::Members> made_{};
  SourceFiles files_{};
};

}  // namespace trailseal::terraform
