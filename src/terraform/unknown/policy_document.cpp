// How the provider renders aws_iam_policy_document.
// Source: hashicorp/terraform-provider-aws,
// internal/service/iam/policy_document_data_source.go and policy_model.go.
//
//   statement { sid, effect, actions, not_actions, resources, not_resources,
//               principals { type, identifiers }, not_principals, condition { test,
//               variable, values } }
//
//   effect defaults to Allow, version to 2012-10-17; empty elements are left out
//   `&{` becomes `${` in resources, identifiers and condition values
//   principals of one type are put together; a single `*` of `*` becomes "*"
//   conditions of one test are put together, values of one variable too
//   result = sources in order, then the own statements, then the overrides; a statement
//   replaces the one with the same Sid, else it goes to the end
#include "terraform/unknown/policy_document.hpp"

#include <algorithm>

#include "document/json_reader.hpp"
#include "terraform/plan/unknown_overlay.hpp"
#include "terraform/unknown/source_document.hpp"

namespace trailseal::terraform {
namespace {

Text with_variables(const Text& text) {
  Text result;
  for (const Text::Piece& piece : text.pieces()) {
    std::string literal = piece.literal;
    for (std::size_t at = 0; (at = literal.find("&{", at)) != std::string::npos;) {
      literal[at] = '$';
    }
    const Text plain =
        piece.symbol ? Text::of_symbol(*piece.symbol) : Text(std::move(literal));
    result.append(piece.sensitive ? plain.as_sensitive() : plain);
  }
  return result;
}

Value with_variables(const Value& value) {
  if (value.is_text()) {
    return Value::text(with_variables(value.as_text()), value.position());
  }
  if (!value.is_list()) return value;
  Value list = Value::list({}, value.position());
  for (const Value& item : value.items()) list.push_back(with_variables(item));
  return list;
}

bool is_empty(const Value& value) {
  return value.is_unset() || (value.is_list() && value.size() == 0) ||
         value.is_literal("");
}

/// As the provider writes sets of texts; what is half known keeps its place.
Value in_descending_order(const Value& list) {
  const auto& items = list.items();
  const bool known = std::all_of(items.begin(), items.end(), [](const Value& item) {
    return item.literal().has_value();
  });
  if (!list.is_list() || !known) return list;
  std::vector<Value> sorted = items;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Value& a, const Value& b) {
    return *a.literal() > *b.literal();
  });
  return Value::list(std::move(sorted), list.position());
}

void set_unless_empty(Value& map, const char* key, const Value& value) {
  if (is_empty(value)) return;
  const bool single = value.is_list() && value.size() == 1 && !value.at(0).is_unknown();
  map.set(key, single ? value.at(0) : in_descending_order(value));
}

// Adds to the list under `key`; an unknown list swallows what else is there.
void append_under(Value& map, const std::string& key, const Value& values) {
  Value* present = map.find(key);
  if (present == nullptr) {
    map.set(key,
            values.is_list() || values.is_unknown() ? values : Value::list({values}));
    return;
  }
  if (present->is_unknown()) return;
  if (values.is_unknown()) {
    present->push_back(values);
  } else {
    for (const Value& item : values.items()) present->push_back(item);
    *present = in_descending_order(*present);
  }
}

Value render_principals(const Value& blocks) {
  if (blocks.is_unknown()) return blocks;
  Value map = Value::map();
  for (const Value& block : blocks.items()) {
    const Value& type = block["type"];
    if (block.is_unknown() || type.is_unknown()) return block.is_unknown() ? block : type;
    const Value identifiers = with_variables(block["identifiers"]);
    const bool star = identifiers.size() == 1 && identifiers.at(0).is_literal("*");
    if (blocks.size() == 1 && type.is_literal("*") && star) return identifiers.at(0);
    append_under(map, type.literal().value_or(""), in_descending_order(identifiers));
  }
  return map;
}

Value render_conditions(const Value& blocks) {
  if (blocks.is_unknown()) return blocks;
  Value map = Value::map();
  for (const Value& block : blocks.items()) {
    const auto test = block["test"].literal();
    const auto variable = block["variable"].literal();
    if (!test || !variable) {
      for (const Value* part : {&block, &block["test"], &block["variable"]}) {
        if (part->is_unknown()) return *part;
      }
      continue;
    }
    if (map.find(*test) == nullptr) map.set(*test, Value::map());
    append_under(*map.find(*test), *variable, with_variables(block["values"]));
  }
  return map;
}

bool has_blocks(const Value& blocks) { return blocks.is_unknown() || blocks.size() > 0; }

Value render_statement(const Value& block) {
  if (!block.is_map()) return block;
  Value statement = Value::map(block.position());
  set_unless_empty(statement, "Sid", block["sid"]);
  statement.set("Effect",
                is_empty(block["effect"]) ? Value::text("Allow") : block["effect"]);
  set_unless_empty(statement, "Action", block["actions"]);
  set_unless_empty(statement, "NotAction", block["not_actions"]);
  set_unless_empty(statement, "Resource", with_variables(block["resources"]));
  set_unless_empty(statement, "NotResource", with_variables(block["not_resources"]));
  if (has_blocks(block["principals"])) {
    statement.set("Principal", render_principals(block["principals"]));
  }
  if (has_blocks(block["not_principals"])) {
    statement.set("NotPrincipal", render_principals(block["not_principals"]));
  }
  if (has_blocks(block["condition"])) {
    statement.set("Condition", render_conditions(block["condition"]));
  }
  return statement;
}

/// Statements as they are merged.
class Merge {
 public:
  void add_statement(Value statement) {
    const auto sid = statement["Sid"].literal();
    for (Value& own : statements_) {
      if (sid && !sid->empty() && own["Sid"].literal() == sid) {
        own = std::move(statement);
        return;
      }
    }
    statements_.push_back(std::move(statement));
  }

  void add_document(const Value& document) {
    const Value& statement = document["Statement"];
    if (statement.is_list()) {
      for (const Value& item : statement.items()) add_statement(item);
    } else if (!statement.is_unset()) {
      add_statement(statement);
    }
    const auto version = document["Version"].literal();
    if (version && *version > version_) version_ = *version;
    if (!is_empty(document["Id"])) id_ = document["Id"];
  }

  Value result() && {
    Value policy = Value::map();
    if (!version_.empty()) policy.set("Version", Value::text(version_));
    if (!id_.is_absent()) policy.set("Id", id_);
    if (!statements_.empty())
      policy.set("Statement", Value::list(std::move(statements_)));
    return policy;
  }

 private:
  std::vector<Value> statements_;
  std::string version_;
  Value id_{};
};

}  // namespace

Value read_policy_text(const Value& text) {
  const auto literal = text.literal();
  if (!literal) {
    return text.is_map() || text.is_unknown()
               ? text
               : Value::unknown({.reason = "it is not a policy document"});
  }
  if (literal->empty()) return Value::map();
  Result<Document> document = read_json_text(*literal, {});
  if (!document || !document->root.is_map()) {
    return Value::unknown({.reason = "it is not a policy document"});
  }
  const Value policy = without_positions(document->root);
  return text.as_text().is_sensitive() ? overlay_sensitive(policy, Value::boolean(true))
                                       : policy;
}

namespace {

Value refused_document() {
  return Value::unknown(
      {.reason =
           "the provider rejects a document to merge whose `Statement` is not a list",
       .help = "write its statement as a list with one item"});
}

}  // namespace

Value render_policy_document(const Value& arguments, const DocumentSources& documents) {
  // What an unreadable override replaces cannot be told.
  for (const Value& document : documents.overrides) {
    if (document.is_unknown()) return document;
    if (is_refused(as_provider_reads(document))) return refused_document();
  }
  Merge merge;
  for (const Value& document : documents.sources) {
    const Value read = as_provider_reads(document);
    if (document.is_unknown()) {
      merge.add_statement(document);
    } else if (is_refused(read)) {
      merge.add_statement(refused_document());
    } else {
      merge.add_document(read);
    }
  }
  const Value& blocks = arguments["statement"];
  Value own = Value::map();
  own.set("Version", is_empty(arguments["version"]) ? Value::text("2012-10-17")
                                                    : arguments["version"]);
  set_unless_empty(own, "Id", arguments["policy_id"]);
  Value statements = Value::list();
  if (blocks.is_unknown()) statements.push_back(blocks);
  for (const Value& block : blocks.items()) statements.push_back(render_statement(block));
  own.set("Statement", std::move(statements));
  merge.add_document(own);
  for (const Value& document : documents.overrides) {
    merge.add_document(as_provider_reads(document));
  }
  return std::move(merge).result();
}

}  // namespace trailseal::terraform
