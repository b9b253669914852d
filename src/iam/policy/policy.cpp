// A policy comes as an object (a template, or a plan whose text was taken apart), as JSON
// text (a plan's attribute), or as something unknown. All end as one Policy.
#include "iam/policy/policy.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "base/shown_text.hpp"
#include "document/json_reader.hpp"
#include "document/marked_text.hpp"
#include "iam/policy/policy_reader.hpp"

namespace trailseal::iam {
namespace {

/// Length of the shortest JSON that says `value`; unknown parts count nothing.
std::size_t json_size(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::Absent:
    case Value::Kind::Unknown:
      return 0;
    case Value::Kind::Null:
      return 4;
    case Value::Kind::Bool:
      return value.as_bool() ? 4 : 5;
    case Value::Kind::Number:
      return value.as_text().literal().value_or("").size();
    case Value::Kind::Text:
      break;
    case Value::Kind::List:
    case Value::Kind::Map: {
      std::size_t size = value.size() < 2 ? 2 : value.size() + 1;
      for (const Value& item : value.items()) size += json_size(item);
      for (const Value::Key& key : value.keys()) size += key.name.size() + 3;
      return size;
    }
  }
  std::size_t size = 2;
  for (const Text::Piece& piece : value.as_text().pieces()) size += piece.literal.size();
  return size;
}

Policy open_policy(const Unknown& why) {
  Policy policy;
  policy.open = true;
  policy.reason = why.reason;
  policy.help = why.help;
  policy.cause = why.cause;
  policy.origins = why.origins;
  return policy;
}

/// A text of which the symbols hide how the document is made.
Policy open_policy(const Text& text) {
  Policy policy;
  policy.open = true;
  std::vector<std::string> words;
  std::vector<std::string> options;
  for (const Text::Piece& piece : text.pieces()) {
    if (!piece.symbol || piece.sensitive) continue;
    policy.origins.push_back(piece.symbol->name);
    words.push_back(quoted(std::string_view(piece.symbol->name)));
    if (!piece.symbol->option.empty()) options.push_back(piece.symbol->option);
  }
  policy.reason = words.empty() ? "its text is only partly known"
                                : "its text is built from " + listed(words);
  if (!options.empty()) policy.help = "pass " + listed(options);
  return policy;
}

Result<Policy> read_object(const Value& value) {
  Result<Policy> policy = read_policy(value);
  if (!policy) return policy;
  policy->bytes = json_size(value);
  return policy;
}

Result<Policy> read_text(const Value& value) {
  const Text& text = value.as_text();
  const auto literal = text.literal();
  if (!literal) {
    if (const auto half_known = read_half_known(text, value.position())) {
      return read_object(half_known->as_sensitive(text.is_sensitive()));
    }
    return open_policy(text);
  }
  Result<Document> document = read_json_text(*literal, value.position());
  if (!document) {
    Error error = document.error();
    error.message = "the policy is not JSON: " + error.message;
    return error;
  }
  if (!document->root.is_map()) {
    return Error{.message = "a policy must be a JSON object",
                 .line = value.position().line,
                 .column = value.position().column};
  }
  Result<Policy> policy = read_object(document->root.as_sensitive(text.is_sensitive()));
  if (!policy) return policy;
  policy->bytes = literal->size();
  for (const Error& warning : document->warnings) {
    policy->problems.push_back(PolicyProblem{
        .message = policy->hidden ? "an object has a key twice: the last one counts"
                                  : warning.message,
        .position = {.line = warning.line, .column = warning.column},
        .refused = true});
  }
  return policy;
}

}  // namespace

std::vector<std::optional<Text>> texts_of(const TextList& list) {
  std::vector<std::optional<Text>> texts;
  texts.reserve(list.items.size());
  for (const TextList::Item& item : list.items) texts.push_back(item.text);
  if (list.open && texts.empty()) texts.emplace_back();
  return texts;
}

std::string statement_name(const std::string& sid, std::size_t number) {
  return "statement " + (sid.empty() ? std::to_string(number) : "`" + sid + "`");
}

std::string Statement::display() const { return statement_name(sid, index + 1); }

Position position_of(const Statement& statement, const TextList& list) {
  return list.items.empty() ? statement.position : list.items.front().position;
}

Result<Policy> parse_policy(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::Map:
      return read_object(value);
    case Value::Kind::Text:
      return read_text(value);
    case Value::Kind::Unknown:
      return open_policy(value.as_unknown());
    default:
      return Error{.message = "a policy must be an object or JSON text",
                   .line = value.position().line,
                   .column = value.position().column};
  }
}

bool may_ask_for(const Policy& policy, std::string_view key) {
  const auto has_variable = [](const TextList& list) {
    return std::any_of(list.items.begin(), list.items.end(), [](const auto& item) {
      if (!item.text) return false;
      const auto& pieces = item.text->pieces();
      return std::any_of(pieces.begin(), pieces.end(), [](const Text::Piece& piece) {
        return piece.literal.find("${") != std::string::npos;
      });
    });
  };
  const auto asks = [&](const ConditionTest& test) {
    return same_ignoring_case(test.key, key) || has_variable(test.values);
  };
  return std::any_of(
      policy.statements.begin(), policy.statements.end(), [&](const Statement& one) {
        return has_variable(one.resource) || has_variable(one.not_resource) ||
               std::any_of(one.conditions.begin(), one.conditions.end(), asks);
      });
}

}  // namespace trailseal::iam
