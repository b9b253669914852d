// `trailseal.evidence/1`:
//
//   schema, tool, as_of
//   standard       name, statement
//   configuration  a sentence on what is in effect, or null
//   inputs[]       path, kind, account, region, time, files[] with sha256
//   summary        accounts, trails, deliveries, requirements
//   controls[]     framework, id, rules, requirements
//   accounts[]     account, page, deliveries, requirements, trails[]
//   others[]       requirements that are about no trail
//   waivers[], not_shown[], since
//
// An empty text is null: nothing is there, or nobody has told.
#include "evidence/file/pack_json.hpp"

#include <nlohmann/json.hpp>
#include <sstream>

#include "evidence/file/digest_json.hpp"
#include "evidence/file/indented_json.hpp"
#include "report/machine/json_output.hpp"
#include "report/result_text.hpp"

namespace trailseal::evidence {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

/// A list from the members of `items`, each made by `make`.
template <typename Items, typename Make>
Json each(const Items& items, const Make& make) {
  Json list = Json::array();
  for (const auto& item : items) list.push_back(make(item));
  return list;
}

Json json_of(const TrailEvidence& trail);
Json json_of(const AccountEvidence& account);
Json json_of(const Control& control);
Json json_of(const WaiverEvidence& waiver);
Json json_of(const Gap& gap);
Json json_of(const PackChange& change);
Json json_of(const DecryptGrant& grant);
Json json_of(const StatementExcerpt& statement);
Json json_of(const KeyEvidence& key);
Json json_of(const DecisionEvidence& decision);
Json json_of(const StatusEvidence& status);
Json json_of(const ObjectEvidence& object);
Json json_of(const HubEvidence& finding);
Json json_of(const RequirementEvidence& requirement);

template <typename Items>
Json list_of(const Items& items) {
  return each(items, [](const auto& item) { return json_of(item); });
}

Json json_of(const Source& source) {
  return {{"input", or_null(source.input)},   {"place", or_null(source.place)},
          {"answer", or_null(source.answer)}, {"account", or_null(source.account)},
          {"region", or_null(source.region)}, {"time", or_null(source.time)}};
}

Json json_of(const OutcomeCount& count) {
  return {{"pass", count.pass},
          {"fail", count.fail},
          {"unknown", count.unknown},
          {"waived", count.waived}};
}

Json json_of(const DeliveryCounts& count) {
  return {
      {"allowed", count.allowed}, {"denied", count.denied}, {"unknown", count.unknown}};
}

Json json_of(const StatementExcerpt& statement) {
  return {{"number", statement.number},
          {"document", Json::parse(indented_json(statement.document))}};
}

Json json_of(const RequestExcerpt& request) {
  if (request.action.empty()) return nullptr;
  Json context = Json::object();
  for (const auto& [key, value] : request.context) context[key] = value;
  return {{"principal", request.principal},
          {"action", request.action},
          {"resource", or_null(request.resource)},
          {"context", std::move(context)}};
}

Json json_of(const DecisionEvidence& decision) {
  return {{"question", decision.question},
          {"policy", decision.policy},
          {"outcome", decision.outcome},
          {"request", json_of(decision.request)},
          {"statements", list_of(decision.statements)},
          {"why", decision.why},
          {"missing", or_null(decision.missing)},
          {"help", or_null(decision.help)},
          {"source", json_of(decision.source)}};
}

Json json_of(const DecryptGrant& grant) {
  return {{"principals", grant.principals},
          {"effect", grant.effect},
          {"certain", grant.certain},
          {"statement", grant.statement},
          {"conditions", grant.conditions}};
}

Json json_of(const KeyEvidence& key) {
  return {{"use", key.use},
          {"address", or_null(key.address)},
          {"arn", or_null(key.arn)},
          {"id", or_null(key.id)},
          {"aliases", key.aliases},
          {"manager", or_null(key.manager)},
          {"state", or_null(key.state)},
          {"rotation", or_null(key.rotation)},
          {"decrypt", list_of(key.decrypt)},
          {"decrypt_note", or_null(key.decrypt_note)},
          {"policy_source", json_of(key.policy_source)},
          {"source", json_of(key.source)}};
}

Json json_of(const BucketEvidence& bucket) {
  return {{"address", or_null(bucket.address)},
          {"name", or_null(bucket.name)},
          {"default_encryption",
           {{"algorithm", or_null(bucket.algorithm)},
            {"key", or_null(bucket.key)},
            {"bucket_key", or_null(bucket.bucket_key)},
            {"set_by", or_null(bucket.set_by)},
            {"source", json_of(bucket.encryption_source)}}},
          {"versioning", or_null(bucket.versioning)},
          {"access_logging", or_null(bucket.access_logging)},
          {"source", json_of(bucket.source)}};
}

Json json_of(const StatusEvidence& status) {
  return {{"logging", or_null(status.logging)},
          {"latest_delivery", or_null(status.delivery)},
          {"delivery_error", or_null(status.delivery_error)},
          {"latest_digest", or_null(status.digest)},
          {"digest_error", or_null(status.digest_error)},
          {"missing", or_null(status.missing)},
          {"help", or_null(status.help)},
          {"source", json_of(status.source)}};
}

Json json_of(const ObjectEvidence& object) {
  return {{"key", object.key},
          {"kind", object.kind},
          {"last_modified", or_null(object.modified)},
          {"algorithm", or_null(object.algorithm)},
          {"kms_key", or_null(object.kms_key)},
          {"bucket_key", or_null(object.bucket_key)},
          {"remark", or_null(object.remark)},
          {"source", json_of(object.source)}};
}

Json json_of(const HubEvidence& finding) {
  return {
      {"product", or_null(finding.product)},    {"control", or_null(finding.control)},
      {"about", or_null(finding.about)},        {"status", or_null(finding.status)},
      {"record_state", or_null(finding.state)}, {"workflow", or_null(finding.workflow)},
      {"updated_at", or_null(finding.updated)}, {"source", json_of(finding.source)}};
}

Json json_of(const RequirementEvidence& requirement) {
  return {{"code", requirement.code},
          {"rule", requirement.rule},
          {"severity", requirement.severity},
          {"outcome", requirement.outcome},
          {"resource", or_null(requirement.resource)},
          {"message", requirement.message},
          {"why", requirement.why},
          {"help", or_null(requirement.help)},
          {"source", json_of(requirement.source)}};
}

Json json_of(const TrailEvidence& trail) {
  return {{"address", trail.address},
          {"label", or_null(trail.label)},
          {"name", or_null(trail.name)},
          {"arn", or_null(trail.arn)},
          {"organization", or_null(trail.organization)},
          {"multi_region", or_null(trail.multi_region)},
          {"logging", or_null(trail.logging)},
          {"log_validation", or_null(trail.validation)},
          {"prefix", or_null(trail.prefix)},
          {"log_encryption",
           {{"algorithm", or_null(trail.algorithm)}, {"key", or_null(trail.key)}}},
          {"delivery", trail.delivery},
          {"scenario", or_null(trail.scenario)},
          {"source", json_of(trail.source)},
          {"bucket", json_of(trail.bucket)},
          {"keys", list_of(trail.keys)},
          {"decisions", list_of(trail.decisions)},
          {"status", list_of(trail.statuses)},
          {"objects", list_of(trail.objects)},
          {"objects_note", or_null(trail.objects_note)},
          {"security_hub", list_of(trail.hub)},
          {"requirements", list_of(trail.requirements)}};
}

Json json_of(const Control& control) {
  return {{"framework", control.framework},
          {"id", control.id},
          {"rules", control.rules},
          {"encryption_of_log_files", control.main},
          {"requirements", json_of(control.outcomes)}};
}

Json json_of(const AccountEvidence& account) {
  return {{"account", or_null(account.account)},
          {"page", account.name},
          {"deliveries", json_of(account.deliveries)},
          {"requirements", json_of(account.outcomes)},
          {"trails", list_of(account.trails)}};
}

Json json_of(const WaiverEvidence& waiver) {
  return {{"rule", waiver.rule},
          {"reason", waiver.reason},
          {"owner", or_null(waiver.owner)},
          {"until", or_null(waiver.until)},
          {"place", waiver.place},
          {"used", waiver.used}};
}

Json json_of(const Gap& gap) {
  return {{"what", gap.what}, {"why", gap.why}, {"help", or_null(gap.help)}};
}

Json json_of(const PackChange& change) {
  return {{"account", or_null(change.account)},
          {"trail", or_null(change.trail)},
          {"what", change.what},
          {"before", or_null(change.before)},
          {"after", or_null(change.after)}};
}

Json json_of(const Since& since) {
  if (since.pack.empty()) return nullptr;
  return {{"pack", since.pack},
          {"as_of", or_null(since.as_of)},
          {"changes", list_of(since.changes)}};
}

Json summary_of(const Pack& pack) {
  std::size_t trails = 0;
  for (const AccountEvidence& account : pack.accounts) trails += account.trails.size();
  return {{"accounts", pack.accounts.size()},
          {"trails", trails},
          {"deliveries", json_of(pack.deliveries)},
          {"requirements", json_of(pack.outcomes)}};
}

}  // namespace

std::string pack_json(const Pack& pack) {
  const Json json = {
      {"schema", kPackSchema},
      {"tool", {{"name", "trailseal"}, {"version", report::tool_version()}}},
      {"as_of", or_null(pack.as_of)},
      {"standard", {{"name", pack.standard}, {"statement", pack.statement}}},
      {"configuration", or_null(pack.configuration)},
      {"inputs", Json::parse(digests_json(pack.inputs))},
      {"summary", summary_of(pack)},
      {"controls", list_of(pack.controls)},
      {"accounts", list_of(pack.accounts)},
      {"others", list_of(pack.others)},
      {"waivers", list_of(pack.waivers)},
      {"not_shown", list_of(pack.gaps)},
      {"since", json_of(pack.since)},
  };
  std::ostringstream out;
  // Bytes that are not UTF-8 become the replacement character instead of an exception.
  report::write_json_text(json.dump(2, ' ', false, Json::error_handler_t::replace), out);
  return out.str();
}

}  // namespace trailseal::evidence
