// OtherResources: the values of resources of types that no fact is made from.
//
// Expressions may name any resource. These are found when one does, so a plan whose
// sources name none of them costs nothing.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "document/source.hpp"
#include "document/value.hpp"
#include "terraform/plan/plan_reader.hpp"

namespace trailseal::terraform {

class OtherResources {
 public:
  OtherResources(const Source& source, const PlanParts& parts)
      : source_(source), parts_(parts) {}

  /// The keys of the instances of `random_id.x` in a module instance that are there after
  /// deployment.
  std::vector<std::string> keys_of(const std::string& module, const std::string& local);

  /// The values of an instance after deployment; nothing: the plan has no such one.
  std::optional<Value> values_of(const std::string& module, const std::string& local,
                                 const std::string& key);

 private:
  void index();

  const Source& source_;
  const PlanParts& parts_;
  bool indexed_ = false;
  /// By `module.a.random_id.x`, then by key.
  std::map<std::string, std::map<std::string, const OtherPart*>> parts_by_local_{};
};

}  // namespace trailseal::terraform
