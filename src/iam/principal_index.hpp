// PrincipalIndex: the part of a policy that can speak of a caller.
//
// A statement may name thousands of principals, and each of them may be asked for. What
// names others is left out then, which changes no outcome.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "iam/match/request.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::iam {

class PrincipalIndex {
 public:
  /// Of a policy that outlives the index.
  explicit PrincipalIndex(const Policy& policy);

  /// The policy without what surely does not name this caller, which is no service: its
  /// evaluation has the same outcome. Statements keep their index, not their place.
  Policy policy_for(const Caller& caller) const;

 private:
  /// An identifier: of which statement, entry and item.
  struct Place {
    std::size_t statement = 0;
    std::size_t entry = 0;
    std::size_t item = 0;
  };

  void add(std::size_t at);
  void add_entry(std::size_t at, std::size_t entry, Statement& rest);

  const Policy& policy_;
  /// Every statement without the principals that `by_name_` has.
  std::vector<Statement> rest_;
  std::vector<std::size_t> always_;  ///< statements whose rest may name anybody
  std::unordered_map<std::string, std::vector<Place>> by_name_;
};

}  // namespace trailseal::iam
