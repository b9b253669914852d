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

template <typename Archive, Of<Input> T>
void list_fields(Archive& archive, T& input) {
  archive.required("path", input.path);
  archive("kind", input.kind);
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
