// Reachability: which resources of a plan can matter to its trails.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "terraform/plan/plan_index.hpp"
#include "terraform/plan/reference_resolver.hpp"

namespace trailseal::terraform {

/// Reads of an index what the resources that were read lead to: what their expressions
/// name, what has a name that stands in them, and what belongs to them (a bucket's
/// policy, a key's policy). Everything else stays unread: of a large plan that is most of
/// it.
class Reachability {
 public:
  explicit Reachability(PlanIndex& index);

  /// Follows everything that was read since the last call; false: there was nothing new.
  bool expand();

 private:
  void note_added();
  void link(std::size_t at);
  std::optional<std::size_t> owner_of(const PlanResource& planned) const;
  void follow(std::size_t at);
  void follow_expressions(const PlanResource& planned);
  void follow_names(std::string_view name);
  void follow_literals(const Value& value);

  PlanIndex& index_;
  ReferenceResolver resolver_;
  std::size_t followed_ = 0;  ///< of the index's log
  std::size_t noted_ = 0;     ///< of the index's resources
  /// By views of the names in the headers.
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_token_;
  /// Separate resources whose link is not known yet, by the resource it will name.
  std::unordered_map<std::size_t, std::vector<std::size_t>> separate_;
};

}  // namespace trailseal::terraform
