#include "cloudtrail/assessment.hpp"

#include <mutex>
#include <utility>

#include "base/parallel.hpp"
#include "cloudtrail/fact/bucket_facts.hpp"
#include "cloudtrail/fact/destination_facts.hpp"
#include "cloudtrail/fact/event_data_store_facts.hpp"
#include "cloudtrail/fact/key_facts.hpp"
#include "cloudtrail/fact/log_group_facts.hpp"
#include "cloudtrail/fact/resource_facts.hpp"
#include "cloudtrail/fact/topic_facts.hpp"

namespace trailseal::cloudtrail {
namespace {

std::string shown_key(const Destination& destination) {
  if (!destination.key) return {};
  if (destination.key->resource != nullptr) return destination.key->resource->address;
  return destination.key->arn_known ? destination.key->named.display() : std::string();
}

TrailSummary summary_of(const Destination& destination) {
  const Trail& trail = destination.trail;
  const Bucket& bucket = destination.bucket;
  TrailSummary summary;
  summary.address = trail.resource->address;
  summary.input = trail.resource->input;
  summary.label = trail.resource->label;
  // Names go over with their symbols: a report shows what a half known one is made of.
  summary.name = Value::text(trail.name);
  summary.organization = trail.organization.covered;
  summary.multi_region = trail.settings.multi_region;
  summary.account = Value::text(trail.account);
  summary.region = Value::text(trail.region);
  summary.logging = trail.settings.logging;
  summary.log_group = trail.log_group;
  summary.topic = trail.topic;
  if (bucket.resource != nullptr) {
    summary.bucket.address = bucket.resource->address;
    summary.bucket.input = bucket.resource->input;
  }
  summary.bucket.name = Value::text(bucket.name);
  summary.bucket.prefix = trail.prefix;
  summary.key.set = destination.keyed == Verdict::Holds;
  summary.key.unknown = destination.keyed == Verdict::Unknown;
  if (destination.key) {
    if (destination.key->resource != nullptr) {
      summary.key.address = destination.key->resource->address;
      summary.key.input = destination.key->resource->input;
    }
    summary.key.arn = Value::text(destination.key->named);
  }
  // A trail without a key asks for AES256 in so many words, whatever the bucket's
  // default.
  if (destination.keyed == Verdict::Fails) summary.log_encryption.algorithm = "AES256";
  if (destination.keyed == Verdict::Holds) {
    summary.log_encryption.algorithm = "aws:kms";
    summary.log_encryption.key = shown_key(destination);
  }
  summary.delivery = delivers(destination);
  return summary;
}

void add_others(const ResourceGraph& graph, const std::string& standard,
                const SubjectRequest& request, std::vector<Subject>& subjects) {
  const auto add = [&](const char* kind, const auto& find) {
    if (request.kinds.count(kind) == 0) return;
    for (Subject& subject : find(graph)) {
      subject.facts.set("standard", Value::text(Text(standard)));
      subjects.push_back(std::move(subject));
    }
  };
  add("bucket", [&](const ResourceGraph& all) {
    return bucket_subjects(
        all, request.only_named_buckets ? Buckets::NamedForTrails : Buckets::All);
  });
  add("key", &key_subjects);
  add("log_group", &log_group_subjects);
  add("topic", &topic_subjects);
  add("event_data_store", &event_data_store_subjects);
  for (const std::string& type : request.types) {
    for (Subject& subject : resource_subjects(graph, type)) {
      subject.facts.set("standard", Value::text(Text(standard)));
      subjects.push_back(std::move(subject));
    }
  }
}

}  // namespace

std::vector<TrailSummary> assess_each(const ResourceGraph& graph,
                                      const std::string& standard,
                                      const SubjectRequest& request,
                                      const SubjectVisit& visit) {
  const Surroundings surroundings(graph);
  const std::vector<Trail> trails = find_trails(graph);
  std::vector<TrailSummary> summaries(trails.size());
  for_each_index(request.jobs, trails.size(), [&](std::size_t i) {
    const Destination destination = follow(graph, trails[i]);
    summaries[i] = summary_of(destination);
    visit(i, facts_of(graph, surroundings, destination, standard));
  });
  std::vector<Subject> others;
  add_others(graph, standard, request, others);
  for_each_index(request.jobs, others.size(),
                 [&](std::size_t i) { visit(trails.size() + i, std::move(others[i])); });
  return summaries;
}

Assessment assess(const ResourceGraph& graph, const std::string& standard,
                  const SubjectRequest& request) {
  Assessment assessment;
  std::map<std::size_t, Subject> subjects;
  std::mutex mutex;
  assessment.trails =
      assess_each(graph, standard, request, [&](std::size_t at, Subject subject) {
        const std::lock_guard lock(mutex);
        subjects.emplace(at, std::move(subject));
      });
  for (auto& [at, subject] : subjects) assessment.subjects.push_back(std::move(subject));
  return assessment;
}

}  // namespace trailseal::cloudtrail
