// Which management events a trail records.
#pragma once

#include <string>
#include <unordered_set>

#include "cloudtrail/placed_answer.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// Do the selectors of this trail record every management event, reads and writes?
PlacedAnswer records_management_events(const Resource& trail);

/// The accounts in which a trail that is on and covers all regions records every
/// management event.
class RecordedAccounts {
 public:
  explicit RecordedAccounts(const ResourceGraph& graph);

  bool has(const Text& account) const { return accounts_.count(account.identity()) > 0; }

 private:
  std::unordered_set<std::string> accounts_;
};

/// The same, and it holds as well where another trail of the account records them: a
/// second trail for data events is no gap.
PlacedAnswer management_events_recorded(const RecordedAccounts& recorded,
                                        const Resource& trail);

}  // namespace trailseal::cloudtrail
