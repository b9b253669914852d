// Leads: which inputs name what stands in another one.
#pragma once

#include <cstddef>
#include <unordered_map>
#include <unordered_set>

#include "graph/fragment.hpp"

namespace trailseal::load {

using NameHashes = std::unordered_set<std::size_t>;  ///< of terraform::name_hash

/// Of the names that somebody asks for, those that the resources of an input have in their
/// attributes.
NameHashes names_in(const Fragment& fragment, const NameHashes& asked);

/// The names that the resources of all inputs have in their attributes. A plan is read as
/// far as its own trails lead; what others lead to is looked up here.
class Leads {
 public:
  /// Notes what an input names.
  void add(std::size_t input, const NameHashes& names);

  /// Of the names by which the resources are known that an input left unread: those that
  /// another input has.
  NameHashes into(std::size_t input, const Fragment& fragment) const;

 private:
  /// By name_hash the input that has it; kSeveral.
  std::unordered_map<std::size_t, std::size_t> inputs_{};
};

}  // namespace trailseal::load
