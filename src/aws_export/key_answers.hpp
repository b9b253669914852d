// Answers of KMS about keys, their aliases and grants.
#pragma once

#include "aws_export/asked.hpp"
#include "aws_export/deployment.hpp"

namespace trailseal::aws_export {

/// Readers of the calls of the same names (aws_export/call_table.hpp).
void read_aliases(Deployment& deployment, const Asked& asked, Entity* subject);
void read_key(Deployment& deployment, const Asked& asked, Entity* subject);
void read_key_policy(Deployment& deployment, const Asked& asked, Entity* subject);
void read_key_rotation(Deployment& deployment, const Asked& asked, Entity* subject);
void read_grants(Deployment& deployment, const Asked& asked, Entity* subject);

}  // namespace trailseal::aws_export
