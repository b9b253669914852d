// The one list of what a summary holds: writer, reader and JSON Schema go through it.
//
//   { "schema": "trailseal-summary/1",
//     "symbols": [...],      strings that nobody knows yet, by number
//     "resources": [...],    each different resource once, by number
//     "inputs": [...] }      an input names its resources, and those of every scenario
//
// A member that is empty, false or at its fallback is left out.
#pragma once

#include <concepts>
#include <string>
#include <type_traits>
#include <utility>

#include "base/result.hpp"
#include "document/value.hpp"
#include "graph/fragment.hpp"
#include "summary/summary.hpp"
#include "summary/symbol_row.hpp"

namespace trailseal::summary {

/// `T` or `const T`: a writer looks at what a reader fills in.
template <typename T, typename Plain>
concept Of = std::same_as<std::remove_const_t<T>, Plain>;

template <typename Archive, Of<Error> T>
void list_fields(Archive& archive, T& error) {
  archive.required("message", error.message);
  archive("help", error.help);
  archive("path", error.path);
  archive("line", error.line);
  archive("column", error.column);
  archive("unchecked", error.unchecked);
}

template <typename Archive, Of<SymbolRow> T>
void list_fields(Archive& archive, T& row) {
  archive("shared", row.shared);
  archive("name", row.symbol.name);
  archive("class", row.symbol.cls);
  archive("incidental", row.symbol.incidental);
  archive("option", row.symbol.option);
}

template <typename Archive, Of<Unknown> T>
void list_fields(Archive& archive, T& unknown) {
  archive("reason", unknown.reason);
  archive("help", unknown.help);
  archive("origins", unknown.origins);
  archive("cause", unknown.cause);
  archive.identity("identity", unknown.identity);
  archive.nodes("candidates", unknown.candidates);
}

template <typename Archive, Of<Fault> T>
void list_fields(Archive& archive, T& fault) {
  archive.object("error", fault.error);
  archive("addresses", fault.addresses);
  archive.exports("exports", fault.exports);
}

template <typename Archive, Of<Reference> T>
void list_fields(Archive& archive, T& reference) {
  archive("attribute", reference.attribute);
  archive.required("target", reference.target);
  archive("target_attribute", reference.target_attribute);
}

template <typename Archive, Of<WrittenWaiver> T>
void list_fields(Archive& archive, T& waiver) {
  archive.required("rule", waiver.rule);
  archive("reason", waiver.reason);
  archive("until", waiver.until);
  archive("position", waiver.position);
}

template <typename Archive, Of<Resource> T>
void list_fields(Archive& archive, T& resource) {
  archive.required("address", resource.address);
  archive.required("type", resource.type);
  archive("language", resource.language);
  archive("data", resource.data);
  archive("change", resource.change);
  archive("observed", resource.observed);
  archive.required("account", resource.account);
  archive.required("region", resource.region);
  archive.required("partition", resource.partition);
  archive("attributes", resource.attributes);
  archive("otherwise", resource.otherwise);
  archive.before("before", resource.before, resource.attributes);
  archive.list("references", resource.references);
  archive("depends_on", resource.depends_on);
  archive("pointer", resource.pointer);
  archive("position", resource.position);
  archive("exists", resource.exists, Verdict::Holds);
  archive("exists_reason", resource.exists_reason);
  archive.list("waivers", resource.waivers);
  archive("label", resource.label);
}

template <typename Archive, Of<Additions> T>
void list_fields(Archive& archive, T& additions) {
  archive("reason", additions.reason);
  archive("help", additions.help);
}

template <typename Archive, Of<std::pair<Text, Value>> T>
void list_fields(Archive& archive, T& row) {
  archive.required("name", row.first);
  archive("value", row.second);
}

template <typename Archive, Of<SourceText> T>
void list_fields(Archive& archive, T& file) {
  archive.required("path", file.path);
}

template <typename Archive, Of<PlacedWaiver> T>
void list_fields(Archive& archive, T& waiver) {
  archive("rules", waiver.rules);
  archive("reason", waiver.reason);
  archive("owner", waiver.owner);
  archive("until", waiver.until);
  archive.required("path", waiver.path);
  archive("position", waiver.position);
  archive("first_line", waiver.first_line);
  archive("last_line", waiver.last_line);
  archive("addresses", waiver.addresses);
  archive("problem", waiver.problem);
  archive("help", waiver.help);
}

template <typename Archive, Of<Missing> T>
void list_fields(Archive& archive, T& missing) {
  archive("what", missing.what);
  archive("help", missing.help);
  archive("cause", missing.cause);
}

template <typename Archive, Of<ExportAnswer> T>
void list_fields(Archive& archive, T& answer) {
  archive("file", answer.file);
  archive("command", answer.command);
  archive("account", answer.account);
  archive("region", answer.region);
  archive("time", answer.time);
  archive("recorded", answer.recorded);
  archive("exit", answer.exit);
  archive("error", answer.error);
  archive("bytes", answer.bytes);
  archive("sha256", answer.sha256);
  archive("sha256_recorded", answer.sha256_recorded);
}

template <typename Archive, Of<TrailStatus> T>
void list_fields(Archive& archive, T& status) {
  archive.required("trail", status.trail);
  archive("region", status.region);
  archive("answer", status.answer);
  archive.object("missing", status.missing);
  archive("seen_by_member", status.seen_by_member);
  archive("logging", status.logging);
  archive("delivered_at", status.delivered_at);
  archive("delivery_attempted_at", status.delivery_attempted_at);
  archive("delivery_error", status.delivery_error);
  archive("digest_delivered_at", status.digest_delivered_at);
  archive("digest_error", status.digest_error);
  archive("log_group_delivered_at", status.log_group_delivered_at);
  archive("log_group_error", status.log_group_error);
  archive("notified_at", status.notified_at);
  archive("notification_error", status.notification_error);
  archive("started_at", status.started_at);
  archive("stopped_at", status.stopped_at);
}

template <typename Archive, Of<DeliveredObject> T>
void list_fields(Archive& archive, T& object) {
  archive.required("bucket", object.bucket);
  archive.required("key", object.key);
  archive("answer", object.answer);
  archive.object("missing", object.missing);
  archive("prefix", object.prefix);
  archive("organization_id", object.organization_id);
  archive("account", object.account);
  archive("folder", object.folder);
  archive("region", object.region);
  archive("trail_name", object.trail_name);
  archive("named_at", object.named_at);
  archive("modified_at", object.modified_at);
  archive("algorithm", object.algorithm);
  archive("key_arn", object.key_arn);
  archive("bucket_key", object.bucket_key);
  archive("is_signed", object.is_signed);
}

template <typename Archive, Of<SecurityHubFinding> T>
void list_fields(Archive& archive, T& finding) {
  archive("id", finding.id);
  archive("answer", finding.answer);
  archive("control", finding.control);
  archive("generator", finding.generator);
  archive("product", finding.product);
  archive("title", finding.title);
  archive("account", finding.account);
  archive("region", finding.region);
  archive("trail", finding.trail);
  archive("status", finding.status);
  archive("record_state", finding.record_state);
  archive("workflow", finding.workflow);
  archive("updated_at", finding.updated_at);
  archive("detailed", finding.detailed);
  archive("key_id", finding.key_id);
  archive("bucket", finding.bucket);
  archive("log_validation", finding.log_validation);
}

template <typename Archive, Of<KeyGrant> T>
void list_fields(Archive& archive, T& grant) {
  archive.required("key", grant.key);
  archive("id", grant.id);
  archive("answer", grant.answer);
  archive("grantee", grant.grantee);
  archive("operations", grant.operations);
  archive("constrained", grant.constrained);
}

template <typename Archive, Of<Observations> T>
void list_fields(Archive& archive, T& observed) {
  archive("schema", observed.schema);
  archive("account", observed.account);
  archive("partition", observed.partition);
  archive("caller", observed.caller);
  archive("collected_at", observed.collected_at);
  archive("cli", observed.cli);
  archive.list("answers", observed.answers);
  archive.list("statuses", observed.statuses);
  archive.list("objects", observed.objects);
  archive.list("findings", observed.findings);
  archive.object("findings_missing", observed.findings_missing);
  archive.list("grants", observed.grants);
}

template <typename Archive, Of<Input> T>
void list_fields(Archive& archive, T& input) {
  archive.required("path", input.path);
  archive("kind", input.kind);
  archive("time", input.time);
  archive("account", input.account);
  archive("region", input.region);
  archive("partition", input.partition);
  archive("organization_id", input.organization_id);
  archive("management_account", input.management_account);
  archive.object("additions", input.additions);
  archive("stack", input.stack);
  archive("sources", input.sources);
  archive.list("source_files", input.source_files);
  archive.list("placed_waivers", input.placed_waivers);
  archive.list("exports", input.exports);
  archive.shared("observed", input.observed);
}

/// Without the stacks within it.
template <typename Archive, Of<Fragment> T>
void list_fields(Archive& archive, T& part) {
  list_fields(archive, part.input);
  archive.resources("resources", part.resources);
  archive.list("warnings", part.warnings);
  archive.list("errors", part.errors);
  archive.list("faults", part.faults);
}

template <typename Archive, Of<ScenarioVariable> T>
void list_fields(Archive& archive, T& variable) {
  archive.required("name", variable.name);
  archive("kind", variable.kind);
  archive("values", variable.values);
  archive("others", variable.others);
  archive("fallback", variable.fallback);
}

template <typename Archive, Of<ScenarioFragment> T>
void list_fields(Archive& archive, T& scenario) {
  archive.choice("choice", scenario.choice);
  archive("refused", scenario.refused);
  archive.object("fragment", scenario.fragment);
  archive.list("nested", scenario.fragment.nested);
}

template <typename Archive, Of<InputSummary> T>
void list_fields(Archive& archive, T& input) {
  archive.object("fragment", input.fragment);
  archive.list("nested", input.fragment.nested);
  archive("declares_trail", input.declares_trail);
  archive("is_template", input.is_template);
  archive("parameters", input.parameters);
  archive("open_parameters", input.open_parameters);
  archive.list("document_warnings", input.document_warnings);
  archive.list("variables", input.variables);
  archive.list("scenarios", input.scenarios);
}

}  // namespace trailseal::summary
