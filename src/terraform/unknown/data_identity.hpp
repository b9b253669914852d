// DataIdentity: what data sources will read, as far as it follows from where they read.
#pragma once

#include <string>

#include "graph/resource.hpp"

namespace trailseal::terraform {

/// Fills in what is unknown of data sources on the caller, its region, partition and
/// organization, and on buckets, keys and aliases that are named. Symbols of an
/// organization begin with `path`, where the caller does not tell its id.
void synthesize_data(Resource& data, const std::string& path,
                     const std::string& organization_id);

/// Says of what stays unknown of a data source that a plan knows it.
void refer_to_plan(Resource& data);

}  // namespace trailseal::terraform
