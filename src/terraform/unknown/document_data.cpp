// Source: hashicorp/terraform-provider-aws,
// internal/service/iam/policy_document_data_source.go.
#include "terraform/unknown/document_data.hpp"

#include <algorithm>
#include <array>

#include "hcl/conversion.hpp"
#include "terraform/unknown/policy_document.hpp"
#include "terraform/unknown/source_document.hpp"

namespace trailseal::terraform {
namespace {

using hcl::Type;

/// Arguments of a statement that are sets of texts; the provider sorts them.
constexpr std::array kSets{"actions", "not_actions", "resources", "not_resources",
                           "identifiers"};

/// A statement with every attribute of the provider's schema.
hcl::Value whole_statement(const hcl::Value& block) {
  if (!block.is_known() || !block.type().is_keyed()) return block;
  hcl::Members members = block.members();
  for (const char* name : {"sid", "effect"}) {
    members.emplace(name, hcl::Value::null(Type::string()));
  }
  for (const char* name : {"actions", "not_actions", "resources", "not_resources"}) {
    members.emplace(name, hcl::Value::null(Type::set(Type::string())));
  }
  for (const char* name : {"principals", "not_principals", "condition"}) {
    members.emplace(name, hcl::Value::tuple({}));
  }
  return hcl::Value::object(std::move(members)).at(block.place());
}

hcl::Value typed_arguments(const hcl::Value& block) {
  if (!block.type().is(Type::Kind::Object) || !block.is_known()) return block;
  hcl::Members members;
  for (const auto& [name, value] : block.members()) {
    const bool is_set = std::find(kSets.begin(), kSets.end(), name) != kSets.end();
    if (is_set) {
      const auto set = hcl::convert(value, Type::set(Type::string()));
      members.emplace(name, set ? set->at(value.place()) : value);
      continue;
    }
    if (name == "values") {
      const auto list = hcl::convert(value, Type::list(Type::string()));
      members.emplace(name, list ? list->at(value.place()) : value);
      continue;
    }
    if (!value.is_known() || !value.type().is_sequence()) {
      members.emplace(name, value);
      continue;
    }
    hcl::Values blocks;
    for (const hcl::Value& inner : value.items()) {
      const hcl::Value typed = typed_arguments(inner);
      blocks.push_back(name == "statement" ? whole_statement(typed) : typed);
    }
    members.emplace(name, hcl::Value::tuple(std::move(blocks)));
  }
  return hcl::Value::object(std::move(members)).at(block.place());
}

bool holds_variable(const Value& value) {
  if (value.is_text()) {
    const auto& pieces = value.as_text().pieces();
    return std::any_of(pieces.begin(), pieces.end(), [](const Text::Piece& piece) {
      return piece.literal.find("&{") != std::string::npos;
    });
  }
  return std::any_of(value.items().begin(), value.items().end(),
                     [](const Value& item) { return holds_variable(item); });
}

Result<void> refusal(const Value& arguments, const DocumentSources& documents) {
  if (arguments["version"].is_literal("2008-10-17") &&
      holds_variable(arguments["statement"])) {
    return Error{
        .message =
            "`&{` is in a document of version 2008-10-17, which has no policy variables"};
  }
  for (const auto* list : {&documents.sources, &documents.overrides}) {
    for (const Value& document : *list) {
      if (!is_refused(as_provider_reads(document))) continue;
      return Error{.message = "`Statement` of a document to merge is not a list"};
    }
  }
  return {};
}

constexpr std::array kElements{"Sid",       "Effect",       "Action",
                               "NotAction", "Resource",     "NotResource",
                               "Principal", "NotPrincipal", "Condition"};

/// A list of one as that one, and the members of a map by name.
Value compact(const Value& value) {
  if (value.is_list()) {
    return value.size() == 1 && value.at(0).is_text() ? value.at(0) : value;
  }
  if (!value.is_map()) return value;
  std::vector<std::string> names;
  for (const Value::Key& key : value.keys()) names.push_back(key.name);
  std::sort(names.begin(), names.end());
  Value map = Value::map(value.position());
  for (const std::string& name : names) map.add(name, compact(value[name]));
  return map;
}

Value statement_in_form(const Value& statement) {
  if (!statement.is_map()) return statement;
  Value formed = Value::map(statement.position());
  for (const char* name : kElements) {
    if (!statement[name].is_absent()) formed.add(name, compact(statement[name]));
  }
  return formed;
}

/// The order of members and the short forms in which the provider writes a document.
Value in_provider_form(const Value& policy) {
  if (!policy.is_map()) return policy;
  Value formed = Value::map(policy.position());
  for (const char* name : {"Version", "Id"}) {
    if (!policy[name].is_absent()) formed.add(name, policy[name]);
  }
  if (policy["Statement"].is_absent()) return formed;
  Value statements = Value::list({}, policy["Statement"].position());
  for (const Value& statement : policy["Statement"].items()) {
    statements.push_back(statement_in_form(statement));
  }
  formed.add("Statement", std::move(statements));
  return formed;
}

std::string minified(const std::string& json) {
  std::string text;
  bool quoted = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (quoted && c == '\\') {
      text += c;
      if (i + 1 < json.size()) text += json[++i];
      continue;
    }
    if (c == '"') quoted = !quoted;
    if (quoted || (c != ' ' && c != '\n')) text += c;
  }
  return text;
}

}  // namespace

std::set<std::string> document_block_types() {
  return {"statement", "principals", "not_principals", "condition"};
}

hcl::Value document_text(const Value& policy, const std::string& id,
                         const SourceFiles& files) {
  const Value formed = in_provider_form(policy);
  return hcl::Value::text(render_json(formed, id))
      .with_encoded(from_document(formed, id, &files));
}

std::vector<Value> documents_in(const Value& texts) {
  std::vector<Value> documents;
  if (texts.is_unset()) return documents;
  const std::vector<Value> items =
      texts.is_list() ? texts.items() : std::vector<Value>{texts};
  for (const Value& item : items) {
    if (!item.is_unset() && !item.is_literal("")) {
      documents.push_back(read_policy_text(item));
    }
  }
  return documents;
}

Result<DocumentData> document_data(const hcl::Members& arguments, const std::string& id,
                                   SourceFiles& files) {
  DocumentData data{.members = typed_arguments(hcl::Value::object(arguments)).members()};
  const Value block = to_document(hcl::Value::object(data.members), files, true);
  DocumentSources documents;
  for (const char* name : {"source_json", "source_policy_documents"}) {
    for (Value& document : documents_in(block[name])) {
      documents.sources.push_back(std::move(document));
    }
  }
  for (const char* name : {"override_policy_documents", "override_json"}) {
    for (Value& document : documents_in(block[name])) {
      documents.overrides.push_back(std::move(document));
    }
  }
  if (auto done = refusal(block, documents); !done) return done.error();
  const Value policy = render_policy_document(block, documents);
  const hcl::Value json = document_text(policy, id + ".json", files);
  data.members.insert_or_assign("json", json);
  if (json.is_known()) {
    data.members.insert_or_assign(
        "minified_json",
        hcl::Value::string(minified(json.as_string())).with_encoded(*json.encoded()));
  } else {
    data.members.insert_or_assign("minified_json", json);
  }
  for (const char* name : {"version", "policy_id", "statement"}) {
    data.members.emplace(name, hcl::Value::null());
  }
  return data;
}

}  // namespace trailseal::terraform
