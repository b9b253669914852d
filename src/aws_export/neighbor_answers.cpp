// CloudWatch Logs API Reference, DescribeLogGroups; SNS API Reference, GetTopicAttributes;
// CloudTrail API Reference, ListEventDataStores and GetEventDataStore.
#include "aws_export/neighbor_answers.hpp"

#include <string>

#include "aws/arn.hpp"
#include "aws_export/mixed_answer.hpp"
#include "base/word_list.hpp"

namespace trailseal::aws_export {
namespace {

/// The value, or nothing in its place.
Value given_or_null(const Value& value, Position place) {
  return value.is_unset() ? Value::null(place) : value;
}

}  // namespace

void read_log_groups(Deployment& deployment, const Asked& asked, Entity*) {
  for (const Value& row : asked.root["logGroups"].items()) {
    std::string arn = text_of(row["arn"]);
    if (arn.ends_with(":*")) arn.resize(arn.size() - 2);
    if (!parse_arn(Text(arn))) continue;
    Entity& group = deployment.entity(ResourceKind::LogGroup, arn);
    deployment.set(group, "name", row["logGroupName"]);
    deployment.set(group, "arn", Value::text(Text(arn), row["arn"].position()));
    deployment.set(group, "kms_key_id", given_or_null(row["kmsKeyId"], row.position()));
    deployment.set(group, "retention_in_days",
                   given_or_null(row["retentionInDays"], row.position()));
  }
}

void read_topic(Deployment& deployment, const Asked& asked, Entity* subject) {
  const Value& attributes = asked.root["Attributes"];
  if (is_about_another(deployment, asked, *subject, attributes["TopicArn"])) return;
  deployment.set(*subject, "policy",
                 attributes["Policy"].is_text()
                     ? attributes["Policy"]
                     : Value::text(Text(), attributes.position()));
  deployment.set(*subject, "kms_master_key_id",
                 given_or_null(attributes["KmsMasterKeyId"], attributes.position()));
}

/// Only which there are: the list has no keys.
void read_event_data_stores(Deployment& deployment, const Asked& asked, Entity*) {
  for (const Value& row : asked.root["EventDataStores"].items()) {
    const std::string arn = text_of(row["EventDataStoreArn"]);
    if (!parse_arn(Text(arn))) continue;
    Entity& store = deployment.entity(ResourceKind::EventDataStore, arn);
    deployment.set(store, "arn", row["EventDataStoreArn"]);
    deployment.set(store, "name", row["Name"]);
  }
}

void note_refused_event_data_stores(Deployment& deployment, const Asked& asked) {
  deployment.warn(
      {},
      "the event data stores of region " + in_backticks(asked.region) +
          " are not known: `aws cloudtrail list-event-data-stores` returned no answer "
          "there (" +
          asked.error + ")",
      "run `aws cloudtrail list-event-data-stores --region " + asked.region +
          "` with the permission `cloudtrail:ListEventDataStores` and add its answer");
}

void read_event_data_store(Deployment& deployment, const Asked& asked, Entity* subject) {
  const Value& root = asked.root;
  if (is_about_another(deployment, asked, *subject, root["EventDataStoreArn"])) return;
  deployment.set(*subject, "arn", root["EventDataStoreArn"]);
  deployment.set(*subject, "name", root["Name"]);
  deployment.set(*subject, "kms_key_id",
                 given_or_null(root["KmsKeyId"], root.position()));
}

}  // namespace trailseal::aws_export
