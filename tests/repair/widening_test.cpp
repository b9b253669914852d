// A repair of a policy lets nobody in but the service that it is for: over random policies,
// whatever is asked by anybody else is answered as before.
#include <map>

#include "iam/law_world.hpp"
#include "repair/deny_exemption.hpp"
#include "repair/statement_grant.hpp"
#include "repair/statement_mend.hpp"
#include "support/catch.hpp"

namespace trailseal::repair::widening_test {
namespace {

using iam::ContextValue;
using iam::PolicyKind;
using iam::World;

constexpr int kOthers = 1000;

Value list_of(const iam::TextList& list) {
  std::vector<Value> items;
  for (const auto& item : list.items) items.push_back(Value::text(*item.text));
  return Value::list(std::move(items));
}

void set_list(Value& statement, const char* name, const iam::TextList& list) {
  if (list.present) statement.set(name, list_of(list));
}

void set_principal(Value& statement, const char* name, const iam::PrincipalSet& set) {
  if (!set.present) return;
  Value map = Value::map();
  for (const auto& entry : set.entries) {
    if (entry.type == "*") {
      statement.set(name, Value::text("*"));
      return;
    }
    map.set(entry.type, list_of(entry.identifiers));
  }
  statement.set(name, std::move(map));
}

/// A policy that is wholly known, as a document.
Value document_of(const iam::Policy& policy) {
  std::vector<Value> statements;
  for (const iam::Statement& s : policy.statements) {
    Value statement = Value::map();
    const bool allows = s.effect == iam::Statement::Effect::Allow;
    statement.set("Effect", Value::text(allows ? "Allow" : "Deny"));
    set_principal(statement, "Principal", s.principal);
    set_principal(statement, "NotPrincipal", s.not_principal);
    set_list(statement, "Action", s.action);
    set_list(statement, "NotAction", s.not_action);
    set_list(statement, "Resource", s.resource);
    set_list(statement, "NotResource", s.not_resource);
    Value conditions = Value::map();
    for (const iam::ConditionTest& test : s.conditions) {
      Value tests = conditions[test.op].is_map() ? conditions[test.op] : Value::map();
      tests.set(test.key, list_of(test.values));
      conditions.set(test.op, std::move(tests));
    }
    if (conditions.size() > 0) statement.set("Condition", std::move(conditions));
    statements.push_back(std::move(statement));
  }
  Value document = Value::map();
  if (!policy.version.empty()) document.set("Version", Value::text(policy.version));
  document.set("Statement", Value::list(std::move(statements)));
  return document;
}

/// Anybody but CloudTrail. Only CloudTrail calls for a trail.
iam::Caller other_caller(World& world) {
  constexpr std::array<const char*, 4> kServices{
      "config.amazonaws.com", "logging.s3.amazonaws.com", "delivery.logs.amazonaws.com",
      "cloudtrail.us-east-1.amazonaws.com"};
  const Text account = world.chance(50) ? "111122223333" : "999999999999";
  switch (world.below(5)) {
    case 0:
      return {.kind = iam::Caller::Kind::Anonymous};
    case 1:
      return {.kind = iam::Caller::Kind::Account, .account = account};
    case 2:
      return {.kind = iam::Caller::Kind::Role,
              .arn = Text("arn:aws:iam::") + account + Text(":role/r"),
              .account = account};
    case 3:
      return {.kind = iam::Caller::Kind::User,
              .arn = Text("arn:aws:iam::") + account + Text(":user/u"),
              .account = account};
    default:
      return {.kind = iam::Caller::Kind::Service, .service = world.pick(kServices)};
  }
}

iam::Request other_request(World& world, const iam::Choice& choice) {
  constexpr std::array<const char*, 8> kActions{
      "s3:PutObject", "s3:GetObject",        "s3:GetBucketAcl", "s3:DeleteObject",
      "kms:Decrypt",  "kms:GenerateDataKey", "kms:DescribeKey", "kms:PutKeyPolicy"};
  iam::Request request = world.learn(world.request(), choice);
  request.caller = other_caller(world);
  request.action = world.pick(kActions);
  const bool service = request.caller.kind == iam::Caller::Kind::Service;
  request.context.set("aws:SourceArn",
                      service ? ContextValue::present(Text("arn:aws:s3:::somewhere"))
                              : ContextValue::absent());
  request.context.set("aws:PrincipalServiceName",
                      service ? ContextValue::present(Text(request.caller.service))
                              : ContextValue::absent());
  return request;
}

/// Every change that is tried for the request.
std::vector<Change> changes_of(const Refusal& refusal) {
  std::vector<Change> all = mends_of(refusal);
  for (Change& change : exemptions_of(refusal)) all.push_back(std::move(change));
  for (Change& change : grants_of({refusal})) all.push_back(std::move(change));
  return all;
}

struct Tally {
  unsigned refusals = 0;
  unsigned changes = 0;
  unsigned repairs = 0;  ///< changes by which the request is allowed
  std::map<std::string, unsigned> ways{};
};

/// Gives some of the statements to CloudTrail alone, as policies of log buckets have them.
void name_cloudtrail(World& world, iam::Policy& policy) {
  for (iam::Statement& statement : policy.statements) {
    if (!statement.principal.present || !world.chance(50)) continue;
    iam::TextList service;
    service.present = true;
    service.items.push_back({.text = Text("cloudtrail.amazonaws.com")});
    statement.principal.entries = {{.type = "Service", .identifiers = service}};
  }
}

void check_world(unsigned seed, PolicyKind kind, Tally& tally) {
  World world(seed, kind);
  const iam::Choice choice = world.choice();
  iam::Policy policy = world.learn(world.policy(), choice);
  name_cloudtrail(world, policy);
  iam::Request request = world.learn(world.request(), choice);
  request.context.set("aws:SourceArn", ContextValue::present(Text(iam::kTrailArn)));
  request.context.set("aws:PrincipalServiceName",
                      ContextValue::present(Text("cloudtrail.amazonaws.com")));
  const Resource carrier{.address = "policy"};
  PolicySite site{.resource = &carrier, .kind = kind, .document = document_of(policy)};
  const iam::Policy read = site.policy();
  const iam::Outcome outcome = iam::evaluate(read, request, kind).outcome;
  if (outcome != iam::Outcome::Denied && outcome != iam::Outcome::NotAllowed) return;
  ++tally.refusals;
  const Refusal refusal{
      .request = std::make_shared<const iam::Request>(request),
      .outcome = outcome,
      .kind = kind,
      .site = site,
      .actions = {request.action},
      .resources = {kind == PolicyKind::Key ? Text("*") : request.resource}};
  std::vector<iam::Request> others;
  std::vector<iam::Outcome> before;
  for (int i = 0; i < kOthers; ++i) {
    others.push_back(other_request(world, choice));
    before.push_back(iam::evaluate(read, others.back(), kind).outcome);
  }
  for (const Change& change : changes_of(refusal)) {
    PolicySite changed = site;
    for (const Edit& edit : change.edits) changed = changed.after(edit);
    const iam::Policy after = changed.policy();
    ++tally.changes;
    const bool allowed =
        iam::evaluate(after, request, kind).outcome == iam::Outcome::Allowed;
    tally.repairs += allowed ? 1 : 0;
    ++tally.ways[change.phrases.front().substr(0, change.phrases.front().find(' '))];
    for (std::size_t i = 0; i < others.size(); ++i) {
      if (iam::evaluate(after, others[i], kind).outcome == before[i]) continue;
      FAIL("seed " << seed << ": " << change.phrases.front() << "\n"
                   << site.document.display() << "\n"
                   << iam::told(iam::explain(read, others[i], kind)) << "\n"
                   << iam::told(iam::explain(after, others[i], kind)));
    }
  }
}

TEST_CASE("a repair of a policy changes nothing for anybody else", "[repair][law]") {
  Tally tally;
  const iam::WorldRange range = iam::worlds(60);
  for (unsigned i = 0; i < range.count; ++i) {
    check_world(range.first + i, i % 3 == 0 ? PolicyKind::Key : PolicyKind::Resource,
                tally);
  }
  CAPTURE(tally.refusals, tally.changes, tally.repairs);
  // The worlds are worth something only if changes are made, of several kinds.
  CHECK(tally.refusals * 4 > range.count);
  CHECK(tally.changes > tally.refusals);
  CHECK(tally.repairs * 6 > tally.changes);
  CHECK(tally.ways.size() >= 3);
}

}  // namespace
}  // namespace trailseal::repair::widening_test
