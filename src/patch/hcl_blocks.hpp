// Drafts as blocks of HCL, as `terraform fmt` leaves them.
#pragma once

#include <string>
#include <vector>

#include "patch/draft.hpp"

namespace trailseal::patch {

/// The arguments and blocks of a body, a line each: lists of maps are blocks, what holds a
/// policy becomes `jsonencode`. `depends_on` stands last. Every line ends with `\n`.
std::string body_lines(const Draft& map, const std::string& indent);

/// `resource "type" "name" { ... }`
std::string resource_block(const std::string& type, const std::string& name,
                           const Draft& attributes);

/// A statement of a policy as a `statement` block, without an end of line.
std::string statement_block(const Draft& statement, const std::string& indent);
/// The `condition` blocks for tests and keys.
std::vector<std::string> condition_blocks(const Draft& conditions,
                                          const std::string& indent);
/// The `principals` blocks of `Principal`, a map or `"*"`.
std::vector<std::string> principal_blocks(const Draft& principal, bool negated,
                                          const std::string& indent);
/// `actions = [...]` for an element of a statement; an empty key where it has none.
struct StatementArgument {
  std::string key{};
  std::string value{};
};
StatementArgument statement_argument(const std::string& element, const Draft& value,
                                     const std::string& indent);

}  // namespace trailseal::patch
