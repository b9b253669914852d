// The account that the administrators of a new key tell.
#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

struct AccountConclusion {
  std::string symbol{};  ///< the id of what has stood for the account
  Text account{};
  std::string key{};  ///< the address of the key that tells it
  std::size_t input = 0;
};

/// The accounts that the inputs do not tell and that follow from the policies of keys that
/// are created: at most one for each symbol.
std::vector<AccountConclusion> conclude_accounts(const ResourceGraph& graph);

}  // namespace trailseal::cloudtrail
