// Spelling: how Terraform and CloudFormation call the same attribute.
#pragma once

#include <string_view>
#include <vector>

#include "aws/resource_kind.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// Two dotted paths of one attribute. Empty: that language has none. CloudFormation's
/// `@ref` and `@arn` are what `Ref` gives and the ARN that follows from the name.
struct Spelling {
  std::string_view terraform;
  std::string_view cloudformation;

  /// The name in the language of the resource.
  std::string_view of(const Resource& resource) const {
    return resource.language == Language::Terraform ? terraform : cloudformation;
  }
};

/// The resources of a kind that will exist after deployment, data sources left out.
std::vector<const Resource*> resources_of(const ResourceGraph& graph, ResourceKind kind);
/// The same, by the name that a language has for the type.
std::vector<const Resource*> resources_of_type(const ResourceGraph& graph,
                                               std::string_view type);
/// The resources of a kind that this deployment deletes.
std::vector<const Resource*> deleted_of(const ResourceGraph& graph, ResourceKind kind);

/// The attribute at a path; absent where the language has no such attribute, unknown
/// where it is not there but a macro may add it.
const Value& attribute(const Resource& resource, Spelling path);

}  // namespace trailseal::cloudtrail
