// Change: edits that belong together, not yet proven to repair anything.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/edit.hpp"

namespace trailseal::repair {

/// How large a change is, besides the number of its edits: smaller ones are tried first.
namespace size {
inline constexpr int kValue = 1;       ///< one value in one condition, one argument
inline constexpr int kResource = 2;    ///< one resource of a statement
inline constexpr int kAction = 3;      ///< one action
inline constexpr int kPrincipal = 4;   ///< one principal
inline constexpr int kExemption = 5;   ///< an exemption in a Deny
inline constexpr int kStatement = 6;   ///< one more statement
inline constexpr int kCondition = 7;   ///< a condition goes
inline constexpr int kPolicy = 8;      ///< a policy where there is none
inline constexpr int kResources = 12;  ///< a resource that was not there
}  // namespace size

struct Change {
  std::vector<Edit> edits{};
  /// What each does, as an imperative: "add `a` to the resource of statement `Write`".
  std::vector<std::string> phrases{};
  int size = 0;

  /// The smaller it is, the earlier the change is tried.
  std::size_t cost() const { return static_cast<std::size_t>(size) + 2 * edits.size(); }

  /// Makes another change after this one. An edit inside of what an earlier one brings
  /// becomes part of that.
  void add(Change more);
};

}  // namespace trailseal::repair
