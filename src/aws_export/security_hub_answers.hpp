// Findings about the encryption of trails: Security Hub's, and Prowler's of the same check.
#pragma once

#include "aws_export/asked.hpp"
#include "aws_export/deployment.hpp"

namespace trailseal::aws_export {

/// Readers of the calls of the same names (aws_export/call_table.hpp).
void read_findings(Deployment& deployment, const Asked& asked, Entity* subject);
void note_refused_findings(Deployment& deployment, const Asked& asked);
void read_hub(Deployment& deployment, const Asked& asked, Entity* subject);
void read_standards(Deployment& deployment, const Asked& asked, Entity* subject);

}  // namespace trailseal::aws_export
