// PlanValues: what a plan tells an evaluation of its sources.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "terraform/configuration/document_value.hpp"
#include "terraform/configuration/outer_values.hpp"
#include "terraform/plan/other_resources.hpp"
#include "terraform/plan/plan_index.hpp"

namespace trailseal::terraform {

class PlanValues : public OuterValues {
 public:
  /// Completes a resource of the index, as far as that can be done now; false: it is
  /// being completed already.
  using Complete = std::function<bool(std::size_t)>;

  PlanValues(PlanIndex& index, const Source& source, SourceFiles& files,
             Complete complete);

  /// Who answers for what the index has not, where there is no plan but what the sources
  /// declare. It outlives the values.
  void ask_else(OuterValues* declared) { declared_ = declared; }

  std::optional<hcl::Value> variable(const std::string& name) override;
  std::optional<std::vector<std::string>> keys_of(const std::string& module,
                                                  const std::string& local) override;
  std::optional<std::vector<std::string>> call_keys_of(const std::string& module,
                                                       const std::string& call) override;
  hcl::Value attribute_of(const ResourceInstance& instance,
                          const std::string& name) override;
  hcl::Value whole_of(const ResourceInstance& instance) override;
  std::optional<std::string> workspace() const override {
    return declared_ == nullptr ? OuterValues::workspace() : declared_->workspace();
  }
  std::string objection_to(const ExpressionSite& site,
                           const hcl::Expression* expression) override;

  /// Expressions of the sources that the plan was not made from.
  const std::vector<Error>& objections() const { return objections_; }
  void object(Error objection);

 private:
  /// What is known of an instance: from the index or from the other resources.
  struct Known {
    Value attributes{};
    bool is_final = true;  ///< nothing more will be known of it
  };

  const Known* find(const std::string& address, const ResourceInstance& instance);
  Known read(const std::string& address, const ResourceInstance& instance);
  Value all_attributes(const PlanResource& planned) const;
  hcl::Value convert(const std::string& address, const ResourceInstance& instance,
                     const std::string& name, const Value& value);
  hcl::Value document_with_places(const ResourceInstance& instance, const std::string& id,
                                  const Value& value);
  hcl::Value replayed(const std::string& address, const ResourceInstance& instance,
                      const std::string& name, const Value& value);

  PlanIndex& index_;
  const Source& source_;
  SourceFiles& files_;
  Complete complete_;
  OtherResources others_;
  OuterValues* declared_ = nullptr;  ///< null: there is a plan
  std::map<std::string, Known> known_{};
  std::map<std::string, hcl::Value> converted_{};
  std::vector<Error> objections_{};
};

}  // namespace trailseal::terraform
