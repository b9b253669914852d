// From what is known of a deployment to the resources of a graph.
#pragma once

#include <vector>

#include "aws_export/deployment.hpp"
#include "graph/resource.hpp"

namespace trailseal::aws_export {

/// The resources, trails first, each with the identities that Terraform's state has.
std::vector<Resource> make_resources(const Deployment& deployment);

}  // namespace trailseal::aws_export
