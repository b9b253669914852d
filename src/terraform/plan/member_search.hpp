// MemberSearch: a search through the text instead of a walk through the JSON.
//
// A large plan has thousands of roles, and of nearly all of them this is all that is asked.
// Keys are written without escapes by `terraform show`; what is found too much is only
// looked at in vain.
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>

namespace trailseal::terraform {

/// What stands behind each `"key":`, one after another.
class MemberSearch {
 public:
  MemberSearch(std::string_view text, std::string_view quoted_key)
      : rest_(text), key_(quoted_key) {}

  /// Moves to the next one; false: there is none.
  bool next() {
    while (!rest_.empty()) {
      // Nearly every byte that a key begins with is one: memmem looks at its end first.
      const auto* const at = static_cast<const char*>(
          ::memmem(rest_.data(), rest_.size(), key_.data(), key_.size()));
      if (at == nullptr) return false;
      rest_.remove_prefix(static_cast<std::size_t>(at - rest_.data()) + key_.size());
      const std::size_t colon = rest_.find_first_not_of(" \t\r\n");
      if (colon == std::string_view::npos || rest_[colon] != ':') continue;
      const std::size_t value = rest_.find_first_not_of(" \t\r\n", colon + 1);
      if (value == std::string_view::npos) return false;
      rest_.remove_prefix(value);
      return true;
    }
    return false;
  }

  std::string_view value() const { return rest_; }

 private:
  std::string_view rest_;
  std::string_view key_;
};

/// The first ARN that a change gives the resource itself, before or after; empty: none.
inline std::string_view arn_in(std::string_view change) {
  constexpr std::string_view kBegin = "\"arn:";
  for (MemberSearch search(change, "\"arn\""); search.next();) {
    if (!search.value().starts_with(kBegin)) continue;
    const std::string_view arn = search.value().substr(1);
    return arn.substr(0, arn.find('"'));
  }
  return {};
}

}  // namespace trailseal::terraform
