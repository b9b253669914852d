// RegularExpression: a regular expression as Terraform's `regex`, `regexall` and
// `replace` take it: Go's syntax, which is RE2's but for the names of groups.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace trailseal::hcl {

/// A part of the text that was matched: from `begin` to `end`.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The whole match first, then each group; nothing where a group took no part.
using Match = std::vector<std::optional<Span>>;

class RegularExpression {
 public:
  static Result<RegularExpression> read(const std::string& pattern);

  /// The names of the groups in their order; empty for a group without name.
  const std::vector<std::string>& groups() const;

  /// The leftmost match that begins at or behind `start`.
  std::optional<Match> find(const std::string& text, std::size_t start) const;

  /// All matches as Go finds them: no empty one right behind another.
  std::vector<Match> find_all(const std::string& text) const;

  /// The text with every match replaced. `$1`, `$name` and `${name}` stand for groups.
  std::string replace_all(const std::string& text, std::string_view replacement) const;

 private:
  struct Compiled;
  explicit RegularExpression(std::shared_ptr<const Compiled> compiled)
      : compiled_(std::move(compiled)) {}

  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace trailseal::hcl
