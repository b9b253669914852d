// An `aws_iam_policy_document` as the policy that it renders: from the names of a policy to
// blocks and arguments.
//
//   Statement                a statement block each
//   Sid Effect               sid effect
//   Action Resource ...      actions resources ..., always lists
//   Principal / Service      principals { type = "Service", identifiers = [...] }
//   Condition / test / key   condition { test, variable = key, values = [...] }
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "patch/spot.hpp"

namespace trailseal::patch {

/// The argument for an element of a statement; empty where it has none.
std::string_view argument_of_element(std::string_view element);

/// One step on from a spot in a document; nothing where it cannot be told. `child` is what
/// the policy has there.
std::optional<Spot> policy_step(const Spot& spot, const EditStep& step,
                                const Value& child);

/// The blocks of a type in a body, in order.
std::vector<const SyntaxNode*> blocks_in(const SyntaxNode& body, std::string_view type);

/// The text of an argument that is plain; nothing for any other.
std::optional<std::string> plain_argument(const SyntaxNode& body, std::string_view name);

/// The `condition` blocks of a test, and of one key where one is named.
std::vector<const SyntaxNode*> conditions_in(const SyntaxNode& statement,
                                             std::string_view test,
                                             std::string_view key = {});

/// Is it a `statement` block of a policy document?
bool is_statement_block(const SyntaxNode& node);

}  // namespace trailseal::patch
