// Answers of CloudTrail about trails.
#pragma once

#include "aws_export/asked.hpp"
#include "aws_export/deployment.hpp"

namespace trailseal::aws_export {

/// Readers of the calls of the same names (aws_export/call_table.hpp).
void read_trails(Deployment& deployment, const Asked& asked, Entity* subject);
void note_refused_trails(Deployment& deployment, const Asked& asked);
void read_trail(Deployment& deployment, const Asked& asked, Entity* subject);
void read_trail_list(Deployment& deployment, const Asked& asked, Entity* subject);
void read_trail_status(Deployment& deployment, const Asked& asked, Entity* subject);
void read_event_selectors(Deployment& deployment, const Asked& asked, Entity* subject);
void read_insight_selectors(Deployment& deployment, const Asked& asked, Entity* subject);

/// One trail as CloudTrail's API describes it; AWS Config writes the same names with a
/// small first letter. False: it has no ARN.
bool describe_trail(Deployment& deployment, const Value& fields);

}  // namespace trailseal::aws_export
