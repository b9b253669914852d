// Completion: what the answers leave open, so that nobody takes it for absent.
#pragma once

#include "aws_export/deployment.hpp"

namespace trailseal::aws_export {

/// Adds the resources that others name, and makes every attribute unknown that no answer
/// tells, with the reason and the command that would tell it. Statuses of trails likewise.
void complete(Deployment& deployment);

}  // namespace trailseal::aws_export
