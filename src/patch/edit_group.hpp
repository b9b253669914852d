// EditGroup: which edits are one, and which go together.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "graph/edit.hpp"

namespace trailseal::patch {

/// The edit as one more member of what its attribute is in.
Edit as_new_member(Edit edit);

/// Edits that are found in one step, in whichever way one argument is set.
class EditSet {
 public:
  EditSet() = default;
  explicit EditSet(std::span<const Edit> edits);

  void add(const Edit& edit);
  bool has(const Edit& edit) const;
  bool has_all(const std::vector<Edit>& edits) const;

 private:
  std::map<std::string, std::vector<Edit>> by_target_{};
};

/// Edits without those that stand twice; what is appended to one value goes together.
std::vector<std::vector<Edit>> groups_of(std::span<const Edit> edits);

}  // namespace trailseal::patch
