// Answers about the account itself: who asked, which organization it belongs to.
#pragma once

#include "aws_export/asked.hpp"
#include "aws_export/deployment.hpp"

namespace trailseal::aws_export {

/// Readers of the calls of the same names (aws_export/call_table.hpp).
void read_caller(Deployment& deployment, const Asked& asked, Entity* subject);
void read_organization(Deployment& deployment, const Asked& asked, Entity* subject);
void read_account_block(Deployment& deployment, const Asked& asked, Entity* subject);

}  // namespace trailseal::aws_export
