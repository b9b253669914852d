// Answers of S3 about delivered objects: their names and metadata, never their content.
#pragma once

#include "aws_export/asked.hpp"
#include "aws_export/deployment.hpp"

namespace trailseal::aws_export {

/// Readers of the calls of the same names (aws_export/call_table.hpp).
void read_object_list(Deployment& deployment, const Asked& asked, Entity* subject);
void read_object_head(Deployment& deployment, const Asked& asked, Entity* subject);
void note_refused_object(Deployment& deployment, const Asked& asked);

}  // namespace trailseal::aws_export
