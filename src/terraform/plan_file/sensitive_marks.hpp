// SensitiveMarks: which parts of a value are secret, as a plan's `after_sensitive` says it.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "terraform/plan_file/json_text.hpp"
#include "terraform/plan_file/plan_message.hpp"

namespace trailseal::terraform {

class SensitiveMarks {
 public:
  /// The marks that a change has, before or after it.
  static SensitiveMarks of_paths(const std::vector<ValuePath>& paths);

  /// The mark below: of a member, or of an element of a list.
  SensitiveMarks& member(const std::string& name) { return members_[name]; }
  SensitiveMarks& element(std::size_t index);
  /// All of it is secret.
  void set() { all_ = true; }

  /// What the provider's schema calls secret. Terraform writes these marks down since
  /// release 1.11 at the latest; of an older one nobody knows them without the schema.
  void add_secrets_of(std::string_view type);

  void write(JsonText& json) const;

 private:
  bool all_ = false;
  std::map<std::string, SensitiveMarks> members_{};
  std::map<std::size_t, SensitiveMarks> elements_{};
};

}  // namespace trailseal::terraform
