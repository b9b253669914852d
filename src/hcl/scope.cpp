#include "hcl/scope.hpp"

namespace trailseal::hcl {

Result<void> NamedScope::check(const Traversal& traversal) {
  if (names_.count(traversal.root) > 0) return {};
  return Error{.message = "there is no `" + traversal.root + "` here"};
}

Result<Scope::Found> NamedScope::find(const Traversal& traversal) {
  const auto found = names_.find(traversal.root);
  if (found == names_.end()) return check(traversal).error();
  return Found{.value = found->second};
}

}  // namespace trailseal::hcl
