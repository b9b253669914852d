// What a statement holds, by the action that it is for:
//
//   s3:GetBucketAcl        the bucket
//   s3:PutObject           the paths of the trail, with the ACL that CloudTrail sends
//   kms:...                `*`, one statement for all actions
//   SNS:Publish            the topic
//
// and the condition that binds it. CloudTrail User Guide, "Amazon S3 bucket policy for
// CloudTrail", "Configure AWS KMS key policies for CloudTrail", "Amazon SNS topic policy for
// CloudTrail".
#include "repair/statement_grant.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/ascii.hpp"
#include "base/shown_text.hpp"
#include "base/word_list.hpp"
#include "iam/evaluator.hpp"

namespace trailseal::repair {
namespace {

struct SidRow {
  std::string_view action;
  std::string_view sid;
};

constexpr std::array kSids{
    SidRow{"s3:GetBucketAcl", "CloudTrailReadsAcl"},
    SidRow{"s3:PutObject", "CloudTrailWrites"},
    SidRow{"SNS:Publish", "CloudTrailPublishes"},
    SidRow{"sts:AssumeRole", "CloudTrailAssumesRole"},
    SidRow{"logs:CreateLogStream", "CloudTrailLogs"},
    SidRow{"kms:Encrypt", "CloudWatchLogsUsesKey"},
    SidRow{"kms:", "CloudTrailUsesKey"},
};

const SidRow& row_of(const std::string& action) {
  for (const SidRow& row : kSids) {
    if (action.starts_with(row.action)) return row;
  }
  return kSids.back();
}

std::string free_sid(std::string_view wanted, std::set<std::string>& taken) {
  std::string sid(wanted);
  for (int count = 2; !taken.insert(sid).second; ++count) {
    sid = std::string(wanted) + std::to_string(count);
  }
  return sid;
}

/// One text, or a list of several.
Value one_or_list(const std::vector<Text>& texts) {
  if (texts.size() == 1) return Value::text(texts.front());
  std::vector<Value> items;
  items.reserve(texts.size());
  for (const Text& text : texts) items.push_back(Value::text(text));
  return Value::list(std::move(items));
}

/// The actions of all of them, each once.
std::vector<Text> actions_of(const std::vector<const Refusal*>& together) {
  std::vector<Text> actions;
  for (const Refusal* refusal : together) {
    for (const std::string& action : refusal->actions) {
      const Text text(action);
      if (std::find(actions.begin(), actions.end(), text) == actions.end()) {
        actions.push_back(text);
      }
    }
  }
  return actions;
}

Value conditions_of(const Refusal& refusal) {
  Value conditions = Value::map();
  if (refusal.kind == iam::PolicyKind::Identity) return conditions;
  if (const auto binding = binding_of(*refusal.request, refusal.caller)) {
    Value test = Value::map();
    test.set(binding->key, Value::text(binding->value));
    if (refusal.request->action == "s3:PutObject") {
      test.set("s3:x-amz-acl", Value::text("bucket-owner-full-control"));
    }
    conditions.set(binding->op, test);
  }
  return conditions;
}

Value statement_for(const std::vector<const Refusal*>& together,
                    std::set<std::string>& taken) {
  const Refusal& first = *together.front();
  Value statement = Value::map();
  statement.set("Sid", Value::text(free_sid(row_of(first.request->action).sid, taken)));
  statement.set("Effect", Value::text("Allow"));
  if (first.kind != iam::PolicyKind::Identity) {
    Value principal = Value::map();
    principal.set("Service", Value::text(first.service()));
    statement.set("Principal", principal);
  }
  statement.set("Action", one_or_list(actions_of(together)));
  if (first.kind != iam::PolicyKind::Trust) {
    statement.set("Resource", one_or_list(first.resources));
  }
  const Value conditions = conditions_of(first);
  if (conditions.size() > 0) statement.set("Condition", conditions);
  return statement;
}

/// Requests that one statement may allow: all that are made to a key by one service.
bool go_together(const Refusal& a, const Refusal& b) {
  const bool same_service =
      a.request->caller.service == b.request->caller.service && a.caller == b.caller;
  if (a.kind == iam::PolicyKind::Key) return same_service;
  return same_service && a.request->action == b.request->action;
}

/// The Sids of the statements that a document has.
std::set<std::string> sids_of(const PolicySite& site) {
  std::set<std::string> sids;
  for (const iam::Statement& statement : site.policy().statements) {
    if (!statement.sid.empty()) sids.insert(statement.sid);
  }
  return sids;
}

}  // namespace

std::vector<Value> statements_for(const std::vector<Refusal>& refusals,
                                  std::set<std::string>& taken) {
  std::vector<std::vector<const Refusal*>> groups;
  for (const Refusal& refusal : refusals) {
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
      return go_together(*group.front(), refusal);
    });
    if (same == groups.end()) {
      groups.push_back({&refusal});
    } else {
      same->push_back(&refusal);
    }
  }
  std::vector<Value> statements;
  statements.reserve(groups.size());
  for (const auto& group : groups) statements.push_back(statement_for(group, taken));
  return statements;
}

std::vector<Change> grants_of(const std::vector<Refusal>& refusals) {
  const Refusal& first = refusals.front();
  if (!first.site || first.outcome == iam::Outcome::Denied) return {};
  const Value& list = first.site->document["Statement"];
  if (!list.is_list() && !list.is_map()) return {};
  std::set<std::string> taken = sids_of(*first.site);
  taken.insert(first.taken_sids.begin(), first.taken_sids.end());
  Change change{.size = size::kStatement};
  PolicySite site = *first.site;
  for (Value& statement : statements_for(refusals, taken)) {
    change.phrases.push_back("add the statement `" + statement["Sid"].display() +
                             "` to `" + site.resource->address + "`");
    const Edit edit =
        site.edit(Edit::Kind::Append, {{.member = "Statement"}}, std::move(statement));
    site = site.after(edit);
    change.edits.push_back(edit);
  }
  return {change};
}

}  // namespace trailseal::repair
