// Which management events a trail records.
#pragma once

#include "cloudtrail/placed_answer.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// Do the selectors of this trail record every management event, reads and writes?
PlacedAnswer records_management_events(const Resource& trail);

/// The same, and it holds as well where another trail of the account, which is on and
/// covers the same regions, records them: a second trail for data events is no gap.
PlacedAnswer management_events_recorded(const ResourceGraph& graph,
                                        const Resource& trail);

}  // namespace trailseal::cloudtrail
