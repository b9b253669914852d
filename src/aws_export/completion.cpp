// A trail names its bucket, key, log group and topic, and those name keys. Whatever is named
// becomes a resource, of which nothing may be known. A call that was refused is not an
// answer that nothing is configured.
#include "aws_export/completion.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "aws/arn.hpp"
#include "aws_export/asked.hpp"
#include "aws_export/bucket_attributes.hpp"
#include "aws_export/call_table.hpp"
#include "base/ascii.hpp"
#include "base/word_list.hpp"

namespace trailseal::aws_export {
namespace {

using Kind = ResourceKind;

/// Codes for "not allowed", as the services spell them. HEAD calls have a number only.
bool is_denial(std::string_view code) {
  constexpr std::array<std::string_view, 5> kParts{"Denied", "Authorization", "Forbidden",
                                                   "MethodNotAllowed", "403"};
  return std::any_of(kParts.begin(), kParts.end(),
                     [&](auto part) { return has_part(code, part); });
}

/// Why a call tells nothing of a resource, and the command that would.
Missing missing_answer(const Deployment& deployment, const CallRow& row,
                       const Entity& entity) {
  const std::string command = command_for(row, entity);
  const std::string code = deployment.refusal(row.operation, entity.arn);
  if (code.empty()) {
    return {.what = "the export has no answer of " + in_backticks(command),
            .help = "run " + in_backticks(command) + " and add its answer to the export"};
  }
  // A sentence, where there is an answer that is not used; an error says more.
  if (has_part(code, " ")) {
    return {.what = "the answer of " + in_backticks(command) + " is not used: " + code,
            .help = "run " + in_backticks(command) +
                    " again and replace its answer in the export"};
  }
  const bool denied = is_denial(code);
  return {.what = in_backticks(command) + (denied ? " was denied (" : " failed (") +
                  code + ")",
          .help = "run " + in_backticks(command) +
                  (denied ? " with credentials that allow it" : " again") +
                  " and add its answer to the export"};
}

void name_key(Deployment& deployment, const Value& reference, const Entity& from,
              const std::string& account) {
  const std::string named = text_of(reference);
  if (named.empty() || named.find("alias/aws/") != std::string::npos) return;
  const bool is_arn = named.starts_with("arn:");
  if (!is_arn && (account.empty() || from.region.empty())) return;
  const std::string arn = deployment.key_arn(named, from.region, account);
  if (parse_arn(Text(arn))) deployment.entity(Kind::Key, arn);
}

void name_neighbors(Deployment& deployment, const Entity& trail) {
  const Value& attributes = trail.attributes;
  const std::string bucket = text_of(attributes["s3_bucket_name"]);
  if (!bucket.empty()) deployment.bucket(bucket);
  name_key(deployment, attributes["kms_key_id"], trail, trail.account);
  std::string group = text_of(attributes["cloud_watch_logs_group_arn"]);
  if (group.ends_with(":*")) group.resize(group.size() - 2);
  if (parse_arn(Text(group))) deployment.entity(Kind::LogGroup, group);
  const std::string topic = text_of(attributes["sns_topic_name"]);
  if (parse_arn(Text(topic))) deployment.entity(Kind::Topic, topic);
}

/// All that the resources name; in the order in which keys are named last.
void name_others(Deployment& deployment) {
  const auto each = [&](Kind kind, const auto& visit) {
    for (std::size_t i = 0; i < deployment.entities().size(); ++i) {
      if (deployment.entities()[i].kind == kind) visit(deployment.entities()[i]);
    }
  };
  each(Kind::Trail, [&](Entity& trail) { name_neighbors(deployment, trail); });
  each(Kind::Bucket, [&](Entity& bucket) {
    bucket.account = deployment.owner_of(bucket_name_of(bucket.arn));
    bucket.region = text_of(bucket.attributes["region"]);
    name_key(deployment, bucket.attributes.at_path(kDefaultKey), bucket, bucket.account);
    if (!bucket.account.empty()) {
      Entity& block = deployment.entity(Kind::AccountPublicAccessBlock,
                                        deployment.account_arn(bucket.account));
      block.account = bucket.account;
    }
  });
  each(Kind::LogGroup, [&](Entity& group) {
    name_key(deployment, group.attributes["kms_key_id"], group, group.account);
  });
  each(Kind::Topic, [&](Entity& topic) {
    name_key(deployment, topic.attributes["kms_master_key_id"], topic, topic.account);
  });
  each(Kind::EventDataStore, [&](Entity& store) {
    name_key(deployment, store.attributes["kms_key_id"], store, store.account);
  });
}

/// What a trail says of itself settles whether it has selectors, where nobody asked.
bool has_default(const Entity& entity, std::string_view attribute) {
  if (attribute == "insight_selector") return entity.default_insight_selectors;
  return has_part(attribute, "event_selector") && entity.default_event_selectors;
}

void leave_open(Entity& entity, std::string_view attribute, const Missing& missing) {
  if (attribute.empty() || entity.attributes.find(attribute) != nullptr) return;
  entity.attributes.set(std::string(attribute),
                        has_default(entity, attribute)
                            ? Value::list()
                            : Value::unknown(unknown_of(missing)));
}

/// Log groups are told by one call for all of them.
void complete_log_group(Entity& group) {
  if (group.attributes.find("kms_key_id") != nullptr) return;
  const std::string name = log_group_name_of(group.arn);
  const std::string command = "aws logs describe-log-groups --log-group-name-prefix " +
                              name + " --region " + group.region;
  leave_open(
      group, "kms_key_id",
      {.what = "the export has no answer about log group " + in_backticks(name),
       .help = "run " + in_backticks(command) + " and add its answer to the export"});
}

void complete_entity(const Deployment& deployment, Entity& entity) {
  if (entity.kind == Kind::LogGroup) complete_log_group(entity);
  for (const CallRow& row : calls()) {
    if (row.subject != entity.kind) continue;
    const bool open = std::any_of(
        row.attributes.begin(), row.attributes.end(), [&](std::string_view attribute) {
          return !attribute.empty() && entity.attributes.find(attribute) == nullptr;
        });
    if (!open) continue;
    const Missing missing = missing_answer(deployment, row, entity);
    for (const std::string_view attribute : row.attributes) {
      leave_open(entity, attribute, missing);
    }
  }
}

/// A trail whose status nobody asked for, or was refused.
void complete_status(Deployment& deployment, const Entity& trail) {
  auto& statuses = deployment.observations().statuses;
  const bool known =
      std::any_of(statuses.begin(), statuses.end(),
                  [&](const TrailStatus& status) { return status.trail == trail.arn; });
  if (known) return;
  for (const CallRow& row : calls()) {
    if (row.operation != "get-trail-status") continue;
    statuses.push_back({.trail = trail.arn,
                        .region = trail.region,
                        .missing = missing_answer(deployment, row, trail),
                        .seen_by_member = trail.account != deployment.account()});
  }
}

/// Whether Security Hub is on is told by its own call; which standards, by another.
void complete_security_hub(Deployment& deployment) {
  const std::string default_hub = "arn:" + deployment.partition() +
                                  ":securityhub::" + deployment.account() +
                                  ":hub/default";
  bool found = false;
  for (Entity& entity : deployment.entities()) {
    if (entity.kind != Kind::SecurityHub) continue;
    found = true;
    if (deployment.standards_asked) {
      deployment.set(entity, "enable_default_standards", Value::boolean(false));
    }
    leave_open(
        entity, "enable_default_standards",
        {.what = "the export has no answer of `aws securityhub "
                 "get-enabled-standards`",
         .help = "run `aws securityhub get-enabled-standards` and add its answer to "
                 "the export"});
  }
  if (found) return;
  deployment.entity(Kind::SecurityHub, default_hub).doubt =
      "the export has no answer of `aws securityhub describe-hub`";
}

/// Without a trail nobody knows whether there is none, or nobody asked.
void note_no_trails(Deployment& deployment) {
  const auto& answers = deployment.observations().answers;
  const auto is_recorded = [](const ExportAnswer& one) { return one.recorded; };
  const auto asks = [](const ExportAnswer& one) {
    return has_word(one.command, "describe-trails") ||
           has_word(one.command, "configservice");
  };
  const auto is_trail = [](const Entity& one) { return one.kind == Kind::Trail; };
  const auto& entities = deployment.entities();
  if (std::none_of(answers.begin(), answers.end(), is_recorded) && !answers.empty())
    return;
  if (std::any_of(answers.begin(), answers.end(), asks)) return;
  if (std::any_of(entities.begin(), entities.end(), is_trail)) return;
  deployment.warn(
      {},
      "the export has no answer of `aws cloudtrail describe-trails`, so the account's "
      "trails are not known",
      "run `aws cloudtrail describe-trails` in every region and add its "
      "answers to the export");
}

}  // namespace

void complete(Deployment& deployment) {
  note_no_trails(deployment);
  name_others(deployment);
  complete_security_hub(deployment);
  for (Entity& entity : deployment.entities()) {
    if (entity.kind == Kind::Trail) complete_status(deployment, entity);
    complete_entity(deployment, entity);
  }
  if (!deployment.findings_asked && deployment.observations().findings_missing.empty()) {
    deployment.observations().findings_missing = {
        .what = "the export has no answer of `aws securityhub get-findings`",
        .help =
            "run `aws securityhub get-findings` in the regions of the trails and add "
            "its answers to the export"};
  }
}

}  // namespace trailseal::aws_export
