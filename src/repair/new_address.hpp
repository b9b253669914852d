// Addresses of resources that a repair creates.
#pragma once

#include <string>
#include <string_view>

#include "aws/resource_kind.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::repair {

/// The module of an address of Terraform's, with a dot behind it; of a nested stack its
/// name likewise. Empty: the root.
std::string module_of(const Resource& resource);

/// The name of a resource within its type: `logs` of `aws_s3_bucket.logs["a"]`, with its
/// index where that is asked for; the logical id in a template.
std::string local_name(const Resource& resource, bool with_index = false);

/// The type of the kind in the language of a resource; empty where it has none.
std::string type_for(ResourceKind kind, const Resource& like);

/// An address beside `beside` that no resource has yet, for something that is made for
/// `owner`: `aws_s3_bucket_policy.logs`, `LogsPolicy`.
std::string new_address(const ResourceGraph& graph, const Resource& beside,
                        const std::string& type, const Resource& owner,
                        std::string_view suffix);

}  // namespace trailseal::repair
