// Leads: which inputs name what stands in another one.
#pragma once

#include <cstddef>
#include <unordered_map>
#include <unordered_set>

#include "graph/fragment.hpp"

namespace trailseal::load {

/// The names that the resources of all inputs have in their attributes. A plan is read as
/// far as its own trails lead; what others lead to is looked up here.
class Leads {
 public:
  /// Notes what an input names.
  void add(std::size_t input, const Fragment& fragment);

  /// Of the names by which the resources are known that an input left unread: those that
  /// another input has.
  std::unordered_set<std::size_t> into(std::size_t input, const Fragment& fragment) const;

 private:
  void add_names(std::size_t input, const Value& value);

  /// By name_hash the input that has it; kSeveral.
  std::unordered_map<std::size_t, std::size_t> inputs_{};
};

}  // namespace trailseal::load
