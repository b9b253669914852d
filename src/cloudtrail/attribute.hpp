// Reading a resource's attributes without caring which language declared it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cloudtrail/subject.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// How Terraform and CloudFormation call the same thing: resource types, or dotted paths
/// of attributes.
struct Spelling {
  std::string_view terraform;
  std::string_view cloudformation;
};

/// The resources of a kind that will exist after deployment, data sources left out.
std::vector<const Resource*> resources_of(const ResourceGraph& graph, Spelling type);
/// The resources of a kind that this deployment deletes.
std::vector<const Resource*> deleted_of(const ResourceGraph& graph, Spelling type);

/// The attribute at a path; absent where the language has no such attribute, unknown
/// where it is not there but a macro may add it.
const Value& attribute(const Resource& resource, Spelling path);
/// Where that attribute stands, or would stand.
Place place_of(const Resource& resource, Spelling path);
Place place_of(const Resource& resource);

/// A bool, or `otherwise` where unset. CloudFormation takes "true" and "false" as text
/// too. Anything else is unknown.
Value bool_or(const Value& value, bool otherwise);

/// The value where it is a text or unknown; an unknown that says so for anything else.
Value text_or_unknown(const Value& value);

/// A Text for an identity: the value's own, or a symbol that stands for it.
Text text_or_symbol(const Value& value, const std::string& id, const std::string& name,
                    SymbolClass cls);

/// Created, updated or replaced by this deployment, so that the service checks it anew.
bool is_touched(const Resource& resource);
bool is_created(const Resource& resource);

}  // namespace trailseal::cloudtrail
