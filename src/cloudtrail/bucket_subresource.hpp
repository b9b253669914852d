// Companions: resources of their own that configure a bucket from outside (Terraform).
#pragma once

#include <string>
#include <vector>

#include "cloudtrail/spelling.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// The separate resources of a kind that name a bucket.
struct Companions {
  std::vector<const Resource*> certain{};
  std::vector<const Resource*> possible{};
  bool deleted = false;  ///< one of them goes, which puts the service's default back
};

/// `type` is the kind of resource, `link` its attribute that names the bucket.
Companions companions_of(const ResourceGraph& graph, const Text& bucket_name,
                         Spelling type, Spelling link);

/// Reason for what cannot be told from several or half-known companions, which set
/// `what`; empty where one companion, or none, decides.
std::string undecided(const Companions& found, const std::string& what);

}  // namespace trailseal::cloudtrail
