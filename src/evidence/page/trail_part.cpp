#include "evidence/page/trail_part.hpp"

#include <algorithm>
#include <utility>

#include "base/word_list.hpp"
#include "evidence/file/indented_json.hpp"

namespace trailseal::evidence {
namespace {

Row fact(std::string name, std::string value, Tone tone = Tone::Plain) {
  const bool empty = value.empty();
  return {{.text = std::move(name)},
          {.text = empty ? "-" : std::move(value), .tone = empty ? Tone::Dim : tone}};
}

/// What is not known says why, in a sentence; all else is a name.
bool is_name(const std::string& value) {
  return !value.empty() && !value.starts_with("not known");
}

Row code_fact(std::string name, std::string value) {
  const bool code = is_name(value);
  Row row = fact(std::move(name), std::move(value));
  row.back().code = code;
  return row;
}

Row source_fact(const Source& source) {
  return {{.text = "read from"}, {.text = source_line(source), .tone = Tone::Dim}};
}

std::string encryption_text(const std::string& algorithm, const std::string& key) {
  if (algorithm.empty()) return "not known";
  if (!is_name(algorithm)) return algorithm;
  if (key.empty()) return in_backticks(algorithm);
  return in_backticks(algorithm) +
         (is_name(key) ? " with " + in_backticks(key) : ", its key " + key);
}

void add_trail_facts(const TrailEvidence& trail, Page& page) {
  std::vector<Row> rows{
      fact("log files arrive", trail.delivery, tone_of(trail.delivery)),
      fact("log files are encrypted with", encryption_text(trail.algorithm, trail.key)),
      code_fact("name", trail.name),
      code_fact("ARN", trail.arn),
      code_fact("region", trail.source.region),
      fact("organization trail", trail.organization),
      fact("covers all regions", trail.multi_region),
      fact("switched on", trail.logging),
      fact("log file validation", trail.validation)};
  if (!trail.scenario.empty()) rows.push_back(fact("holds", trail.scenario));
  rows.push_back(source_fact(trail.source));
  page.facts(std::move(rows));
}

void add_bucket(const TrailEvidence& trail, Page& page) {
  const BucketEvidence& bucket = trail.bucket;
  page.heading(3, "Destination");
  page.facts({code_fact("bucket", bucket.name),
              bucket.address.empty() ? fact("resource", "not in any input", Tone::Unknown)
                                     : code_fact("resource", bucket.address),
              code_fact("prefix", trail.prefix),
              fact("default encryption", encryption_text(bucket.algorithm, bucket.key)),
              code_fact("set by", bucket.set_by), source_fact(bucket.encryption_source),
              fact("S3 Bucket Key", bucket.bucket_key),
              fact("versioning", bucket.versioning),
              fact("access logging", bucket.access_logging), source_fact(bucket.source)});
}

void add_decrypt(const KeyEvidence& key, Page& page) {
  page.heading(4, "Who may decrypt with it");
  if (!key.decrypt_note.empty()) page.paragraph(key.decrypt_note + ".");
  page.paragraph("Read from " + source_line(key.policy_source), Tone::Dim);
  if (key.decrypt.empty()) return;
  std::vector<Row> rows;
  for (const DecryptGrant& grant : key.decrypt) {
    Row row{
        {.text = quoted_list(grant.principals)},
        {.text = grant.effect, .tone = grant.effect == "Deny" ? Tone::Dim : Tone::Plain},
        {.text = grant.statement},
        {.text = joined(grant.conditions, "; ")}};
    if (!grant.certain) row[1].text += ", perhaps: part of it is not known";
    rows.push_back(std::move(row));
  }
  page.table({"principal", "effect", "by", "under the conditions"}, std::move(rows));
}

void add_key(const KeyEvidence& key, Page& page) {
  page.heading(3, "Key of the " + key.use);
  page.facts({code_fact("key id", key.id), code_fact("ARN", key.arn),
              key.address.empty() ? fact("resource", "not in any input", Tone::Unknown)
                                  : code_fact("resource", key.address),
              fact("aliases", quoted_list(key.aliases)), fact("managed by", key.manager),
              fact("state", key.state), fact("automatic rotation", key.rotation),
              source_fact(key.source)});
  add_decrypt(key, page);
}

std::string request_text(const RequestExcerpt& request) {
  std::string text = "principal  " + request.principal + "\naction     " +
                     request.action + "\nresource   " + request.resource;
  for (const auto& [key, value] : request.context) text += "\n" + key + "\n  " + value;
  return text;
}

Block code(std::string text) {
  return {.kind = Block::Kind::Code, .text = std::move(text)};
}

Block words(std::string text) {
  return {.kind = Block::Kind::Paragraph, .text = std::move(text), .tone = Tone::Dim};
}

void add_decision(const DecisionEvidence& decision, Page& page) {
  page.heading(4, "May CloudTrail " + decision.question + "?");
  const std::string missing = decision.missing.empty() ? "" : ": " + decision.missing;
  const std::string help = decision.help.empty() ? "" : " (" + decision.help + ")";
  page.paragraph("By the " + decision.policy + ": " + decision.outcome + missing + help,
                 tone_of(decision.outcome));
  for (const std::string& why : decision.why) page.paragraph(why);
  Block beside{.kind = Block::Kind::Beside};
  beside.left.push_back(
      words(decision.statements.empty()
                ? "No statement decides."
                : "The deciding statement, as written in the " + decision.policy + ":"));
  for (const StatementExcerpt& statement : decision.statements) {
    beside.left.push_back(code(indented_json(statement.document)));
  }
  if (!decision.request.action.empty()) {
    beside.right.push_back(words("The simulated request:"));
    beside.right.push_back(code(request_text(decision.request)));
  }
  page.blocks.push_back(std::move(beside));
  page.paragraph("Read from " + source_line(decision.source), Tone::Dim);
}

Tone tone_of_error(const std::string& error) {
  if (error.empty() || error == "none") return Tone::Plain;
  return is_name(error) ? Tone::Bad : Tone::Unknown;
}

void add_statuses(const TrailEvidence& trail, Page& page) {
  if (trail.statuses.empty()) return;
  page.heading(3, "Delivery status from CloudTrail");
  std::vector<Row> rows;
  for (const StatusEvidence& status : trail.statuses) {
    if (!status.missing.empty()) {
      const std::string help = status.help.empty() ? "" : " (" + status.help + ")";
      page.paragraph("Not known: " + status.missing + help + ".", Tone::Unknown);
      continue;
    }
    rows.push_back(
        {{.text = status.source.region},
         {.text = status.logging,
          .tone = status.logging == "no" ? Tone::Bad : Tone::Plain},
         {.text = status.delivery},
         {.text = status.delivery_error, .tone = tone_of_error(status.delivery_error)},
         {.text = status.digest},
         {.text = status.digest_error, .tone = tone_of_error(status.digest_error)},
         {.text = source_line(status.source), .tone = Tone::Dim}});
  }
  if (rows.empty()) return;
  page.table({"region", "logging", "last log file", "error", "last digest", "error",
              "read from"},
             std::move(rows));
}

void add_object_table(const TrailEvidence& trail, Page& page) {
  if (trail.objects.empty() && trail.objects_note.empty()) return;
  page.heading(3, "Delivered objects");
  if (!trail.objects_note.empty()) page.paragraph(trail.objects_note);
  if (trail.objects.empty()) return;
  std::vector<Row> rows;
  for (const ObjectEvidence& object : trail.objects) {
    rows.push_back({{.text = object.key, .code = true},
                    {.text = object.kind},
                    {.text = object.modified},
                    {.text = encryption_text(object.algorithm, object.kms_key)},
                    {.text = object.remark},
                    {.text = source_line(object.source), .tone = Tone::Dim}});
  }
  page.table({"object", "kind", "last modified", "encrypted with",
              "compared with the trail", "read from"},
             std::move(rows));
}

void add_hub(const TrailEvidence& trail, Page& page) {
  if (trail.hub.empty()) return;
  page.heading(3, "Findings of Security Hub");
  std::vector<Row> rows;
  for (const HubEvidence& finding : trail.hub) {
    rows.push_back({{.text = joined(std::vector{finding.product, finding.control}, " ")},
                    {.text = finding.about},
                    {.text = finding.status, .tone = tone_of(finding.status)},
                    {.text = finding.state},
                    {.text = finding.workflow},
                    {.text = finding.updated},
                    {.text = source_line(finding.source), .tone = Tone::Dim}});
  }
  page.table({"control", "about", "status", "record", "workflow", "updated", "read from"},
             std::move(rows));
}

int rank_of(const RequirementEvidence& requirement) {
  constexpr std::string_view kOrder[] = {"fail", "unknown", "waived"};
  return static_cast<int>(
      std::find(std::begin(kOrder), std::end(kOrder), requirement.outcome) -
      std::begin(kOrder));
}

}  // namespace

Tone tone_of(const std::string& outcome) {
  if (outcome == "allowed" || outcome == "pass" || outcome == "PASSED") return Tone::Good;
  if (outcome == "unknown" || outcome == "WARNING") return Tone::Unknown;
  if (outcome == "denied" || outcome == "not-allowed" || outcome == "fail" ||
      outcome == "FAILED") {
    return Tone::Bad;
  }
  return Tone::Plain;
}

std::string source_line(const Source& source) {
  std::vector<std::string> parts;
  if (!source.input.empty()) parts.push_back(in_backticks(source.input));
  if (!source.place.empty()) parts.push_back(in_backticks(source.place));
  if (!source.answer.empty()) parts.push_back(in_backticks(source.answer));
  if (!source.account.empty()) parts.push_back("account " + source.account);
  if (!source.region.empty()) parts.push_back("region " + source.region);
  parts.push_back(source.time.empty() ? "no time" : source.time);
  return joined(parts, ", ");
}

void add_requirements(const std::vector<RequirementEvidence>& requirements, Page& page) {
  std::vector<const RequirementEvidence*> sorted;
  sorted.reserve(requirements.size());
  for (const RequirementEvidence& each : requirements) sorted.push_back(&each);
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) {
    return rank_of(*a) < rank_of(*b);
  });
  std::vector<Row> rows;
  for (const RequirementEvidence* each : sorted) {
    std::string text = each->message;
    if (!each->why.empty()) text += " - " + joined(each->why, "; ");
    if (!each->help.empty()) text += " To resolve: " + each->help;
    rows.push_back({{.text = each->code + " " + each->rule},
                    {.text = each->outcome, .tone = tone_of(each->outcome)},
                    {.text = each->severity},
                    {.text = std::move(text)}});
  }
  page.table({"requirement", "outcome", "severity", "result"}, std::move(rows));
}

void add_trail(const TrailEvidence& trail, std::string id, Page& page) {
  page.heading(2, "Trail " + in_backticks(trail.address), std::move(id));
  if (!trail.label.empty()) page.paragraph(in_backticks(trail.label), Tone::Dim);
  add_trail_facts(trail, page);
  add_bucket(trail, page);
  for (const KeyEvidence& key : trail.keys) add_key(key, page);
  if (trail.keys.empty()) {
    page.heading(3, "Key");
    page.paragraph(
        "Neither the trail nor the default encryption of the bucket names one.");
  }
  page.heading(3, "CloudTrail's requests and their decisions");
  for (const DecisionEvidence& decision : trail.decisions) add_decision(decision, page);
  add_statuses(trail, page);
  add_object_table(trail, page);
  add_hub(trail, page);
  page.heading(3, "Requirements");
  add_requirements(trail.requirements, page);
}

}  // namespace trailseal::evidence
