// Answers about log groups, topics and event data stores.
#pragma once

#include "aws_export/asked.hpp"
#include "aws_export/deployment.hpp"

namespace trailseal::aws_export {

/// Readers of the calls of the same names (aws_export/call_table.hpp).
void read_log_groups(Deployment& deployment, const Asked& asked, Entity* subject);
void read_topic(Deployment& deployment, const Asked& asked, Entity* subject);
void read_event_data_stores(Deployment& deployment, const Asked& asked, Entity* subject);
void note_refused_event_data_stores(Deployment& deployment, const Asked& asked);
void read_event_data_store(Deployment& deployment, const Asked& asked, Entity* subject);

}  // namespace trailseal::aws_export
