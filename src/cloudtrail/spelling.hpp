// Spelling: how Terraform and CloudFormation call the same attribute.
#pragma once

#include <span>
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

// What several files ask a trail and a key for.
inline constexpr Spelling kTrailBucket{"s3_bucket_name", "S3BucketName"};
inline constexpr Spelling kTrailKey{"kms_key_id", "KMSKeyId"};
inline constexpr Spelling kTrailTopic{"sns_topic_name", "SnsTopicName"};
inline constexpr Spelling kKeyArn{"arn", "@arn"};
inline constexpr Spelling kKeyId{"key_id", "@ref"};

/// The resources of a kind that will exist after deployment, data sources left out.
std::vector<const Resource*> resources_of(const ResourceGraph& graph, ResourceKind kind);
/// The same, by the name that a language has for the type.
std::vector<const Resource*> resources_of_type(const ResourceGraph& graph,
                                               std::string_view type);
/// The resources of a kind that this deployment deletes.
std::vector<const Resource*> deleted_of(const ResourceGraph& graph, ResourceKind kind);

/// Will a resource exist after deployment, or does this deployment delete it?
enum class Life { Stays, Deleted };

/// The resources of a kind of which one of the attributes may be one of the texts, in the
/// order of `resources_of` (`deleted_of`): found in one step, to be compared by the caller.
std::vector<const Resource*> resources_like(const ResourceGraph& graph, ResourceKind kind,
                                            std::span<const Spelling> paths,
                                            std::span<const Text> wanted,
                                            Likeness likeness = Likeness::Same,
                                            Life life = Life::Stays);
/// The resources of a kind that will exist and whose account may be this one.
std::vector<const Resource*> resources_in(const ResourceGraph& graph, ResourceKind kind,
                                          const Text& account, Likeness likeness);

/// The attribute at a path; absent where the language has no such attribute, unknown
/// where it is not there but a macro may add it.
const Value& attribute(const Resource& resource, Spelling path);

}  // namespace trailseal::cloudtrail
