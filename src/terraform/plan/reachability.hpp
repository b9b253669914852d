// Reach: which resources of a plan can matter to its trails.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "terraform/plan/plan_index.hpp"
#include "terraform/plan/reference_resolver.hpp"

namespace trailseal::terraform {

/// Reads of an index what the resources that were read lead to: what their expressions
/// name, what has a name that stands in them, and what belongs to them (a bucket's
/// policy, a key's policy). Everything else stays unread: of a large plan that is most of
/// it.
class Reach {
 public:
  explicit Reach(PlanIndex& index);

  /// Follows everything that was read since the last call; false: there was nothing new.
  bool expand();

 private:
  void link(std::size_t at);
  void follow(std::size_t at);
  void follow_expressions(const PlanResource& planned);
  void follow_names(const std::string& name);
  void follow_literals(const Value& value);

  PlanIndex& index_;
  Resolver resolver_;
  std::size_t followed_ = 0;  ///< of the index's log
  std::unordered_map<std::string, std::vector<std::size_t>> by_token_;
  /// Companions whose link is not known, by the resource that their expression names.
  std::unordered_map<std::size_t, std::vector<std::size_t>> companions_;
};

}  // namespace trailseal::terraform
