// Items of AWS Config, in each of the four forms that it hands them out in.
#pragma once

#include "aws_export/asked.hpp"
#include "aws_export/deployment.hpp"

namespace trailseal::aws_export {

/// Reads all items of an answer or a file.
void read_config_items(Deployment& deployment, const Asked& asked, Entity* subject);

}  // namespace trailseal::aws_export
