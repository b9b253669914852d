// The subject of a rule tells the kind of resource it is judged on:
//
//   trail, destination, event_data_store   always read
//   bucket                                 all, or those whose name is asked for
//   key, log_group, topic                  all
//   resource                               all of the rule's types
#include "run/read_extent.hpp"

#include <array>

#include "aws/resource_kind.hpp"
#include "cloudtrail/trail_bucket_name.hpp"

namespace trailseal::run {
namespace {

struct SubjectKind {
  std::string_view subject{};
  ResourceKind kind = ResourceKind::None;
};

constexpr std::array kSubjectKinds{
    SubjectKind{"bucket", ResourceKind::Bucket},
    SubjectKind{"key", ResourceKind::Key},
    SubjectKind{"log_group", ResourceKind::LogGroup},
    SubjectKind{"topic", ResourceKind::Topic},
    SubjectKind{"event_data_store", ResourceKind::EventDataStore},
};

ResourceKind kind_of_subject(std::string_view subject) {
  for (const SubjectKind& row : kSubjectKinds) {
    if (row.subject == subject) return row.kind;
  }
  return ResourceKind::None;
}

/// Is there nothing to find unless a trail, or the rule, leads to it?
bool is_only_reached(ResourceKind kind) {
  const KindRow* row = find_kind(terraform_type(kind));
  return row != nullptr && row->keep == Keep::Reached;
}

}  // namespace

load::ReadExtent extent_of(const std::vector<const rule::Rule*>& rules) {
  load::ReadExtent extent;
  for (const rule::Rule* rule : rules) {
    extent.types.insert(rule->types.begin(), rule->types.end());
    const ResourceKind kind = kind_of_subject(rule->subject);
    const bool by_name = kind == ResourceKind::Bucket &&
                         rule->applies_only_where("bucket.named_for_trails");
    if (is_only_reached(kind) && !by_name) extent.everything = true;
    if (kind != ResourceKind::Bucket) continue;
    extent.bucket_names = cloudtrail::trail_bucket_patterns();
    // Where access logs go decides what a bucket is for.
    extent.types.emplace(terraform_type(ResourceKind::BucketLogging));
  }
  return extent;
}

}  // namespace trailseal::run
