// {Version, Id, Statement: one or a list of
//   {Sid, Effect, Principal | NotPrincipal, Action | NotAction, Resource | NotResource,
//    Condition: {operator: {key: one or a list}}}}
//
// IAM User Guide, "Grammar of the IAM JSON policy language". Element names are exact. One
// text may stand for a list of one; numbers and booleans count as their text. What is
// unknown opens the smallest part it stands in. A shape that no policy can have is an
// error; what AWS would refuse besides is a problem beside the policy.
#include "iam/policy/policy_reader.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "base/suggest.hpp"

namespace trailseal::iam {
namespace {

using Effect = Statement::Effect;

constexpr std::array<std::string_view, 3> kPolicyElements{"Version", "Id", "Statement"};
constexpr std::array<std::string_view, 9> kStatementElements{
    "Sid",       "Effect",   "Principal",   "NotPrincipal", "Action",
    "NotAction", "Resource", "NotResource", "Condition"};
constexpr std::array<std::string_view, 4> kPrincipalTypes{"AWS", "Service", "Federated",
                                                          "CanonicalUser"};

enum class Secrecy { NoText, Open, Hidden };

/// Hidden: there are texts, and all of them are sensitive, as in a policy whose text is
/// sensitive. Keys cannot be marked, so theirs is told by the texts beside them.
Secrecy secrecy_of(const Value& value) {
  if (value.is_text() || value.is_number() || value.is_bool()) {
    return value.is_sensitive() ? Secrecy::Hidden : Secrecy::Open;
  }
  Secrecy secrecy = Secrecy::NoText;
  for (const Value& item : value.items()) {
    const Secrecy one = secrecy_of(item);
    if (one == Secrecy::Open) return one;
    if (one == Secrecy::Hidden) secrecy = one;
  }
  return secrecy;
}

/// What a thing is called in a problem: `where()`. Few policies have one, so no name is made
/// before it is needed.
class PolicyReader {
 public:
  Result<Policy> read(const Value& document) {
    policy_.hidden = secrecy_of(document) == Secrecy::Hidden;
    check_names(document, kPolicyElements, [] { return std::string("a policy"); });
    read_version(document["Version"]);
    read_statements(document["Statement"]);
    if (error_) return *error_;
    return std::move(policy_);
  }

 private:
  /// A name that stands in the document, for people.
  std::string shown(const std::string& name) const {
    return "`" + (policy_.hidden ? std::string("(sensitive)") : name) + "`";
  }

  void problem(std::string message, Position position, bool refused) {
    policy_.problems.push_back(PolicyProblem{
        .message = std::move(message), .position = position, .refused = refused});
  }

  void fail(std::string message, Position position) {
    if (error_) return;
    error_ = Error{
        .message = std::move(message), .line = position.line, .column = position.column};
  }

  void check_names(const Value& map, std::span<const std::string_view> known,
                   const auto& where) {
    for (const Value::Key& key : map.keys()) {
      if (std::find(known.begin(), known.end(), key.name) != known.end()) continue;
      std::string message = shown(key.name) + " is not an element of " + where();
      const std::string hint = policy_.hidden ? "" : did_you_mean(key.name, known);
      if (!hint.empty()) message += "; " + hint;
      problem(std::move(message), key.position, true);
    }
  }

  void read_version(const Value& value) {
    if (value.is_unset()) return;
    if (const auto text = value.scalar_text()) {
      policy_.version = *text;
    } else if (value.is_unknown()) {
      policy_.version = Text::of_symbol(
          Symbol{.id = "version of this policy", .name = "the policy's version"});
    } else {
      fail("`Version` of a policy must be text", value.position());
    }
  }

  void read_statements(const Value& value) {
    switch (value.kind()) {
      case Value::Kind::Map:
        return read_statement(value);
      case Value::Kind::List:
        for (const Value& item : value.items()) read_statement(item);
        if (value.size() == 0) {
          problem("the policy has no statements", value.position(), true);
        }
        return;
      case Value::Kind::Unknown:
        policy_.open = true;
        policy_.reason = value.as_unknown().reason;
        policy_.help = value.as_unknown().help;
        policy_.origins = value.as_unknown().origins;
        return;
      case Value::Kind::Absent:
      case Value::Kind::Null:
        return problem("the policy has no `Statement`", value.position(), true);
      default:
        return fail("`Statement` of a policy must be an object or a list of objects",
                    value.position());
    }
  }

  void read_statement(const Value& value) {
    Statement statement{.position = value.position(), .index = policy_.statements.size()};
    if (value.is_unknown()) {
      statement.open = true;
      statement.effect = Effect::Unknown;
      statement.reason = value.as_unknown().reason;
      statement.help = value.as_unknown().help;
      policy_.statements.push_back(std::move(statement));
      return;
    }
    if (value.is_null()) return problem("a statement is null", value.position(), true);
    if (!value.is_map()) {
      return fail(statement.display() + " of the policy must be an object",
                  value.position());
    }
    read_sid(value["Sid"], statement);
    check_names(value, kStatementElements, [&] { return statement.display(); });
    read_effect(value["Effect"], statement);
    read_principal(value, "Principal", statement, statement.principal);
    read_principal(value, "NotPrincipal", statement, statement.not_principal);
    read_list(value, "Action", statement, statement.action);
    read_list(value, "NotAction", statement, statement.not_action);
    read_list(value, "Resource", statement, statement.resource);
    read_list(value, "NotResource", statement, statement.not_resource);
    read_conditions(value["Condition"], statement);
    policy_.statements.push_back(std::move(statement));
  }

  /// A Sid that is sensitive counts as none: the statement is named by its number.
  static void read_sid(const Value& value, Statement& statement) {
    const auto text = value.scalar_text();
    if (text && !text->is_sensitive()) statement.sid = text->display();
  }

  void read_effect(const Value& value, Statement& statement) {
    if (value.is_unset()) return;
    const auto text = value.scalar_text();
    if (value.is_unknown() || (text && !text->is_literal())) {
      statement.effect = Effect::Unknown;
      statement.reason = value.is_unknown() ? value.as_unknown().reason : text->display();
      statement.help = value.is_unknown() ? value.as_unknown().help : std::string();
    } else if (text) {
      statement.effect_text = text->display();
      const std::string effect = *text->literal();
      if (effect == "Allow") statement.effect = Effect::Allow;
      if (effect == "Deny") statement.effect = Effect::Deny;
    } else {
      fail("`Effect` of " + statement.display() + " must be text", value.position());
    }
  }

  void read_list(const Value& owner, const char* element, const Statement& statement,
                 TextList& list) {
    const Value& value = owner[element];
    if (value.is_absent()) return;
    list = read_texts(value, [&] { return of(element, statement); });
  }

  static std::string of(const char* element, const Statement& statement) {
    return "`" + std::string(element) + "` of " + statement.display();
  }

  /// One text, or a list of texts, for what an error calls `where()`. An empty list of
  /// actions, resources or principals is refused; one of a condition's values is only a
  /// suggestion of IAM's validation ("Empty array condition").
  TextList read_texts(const Value& value, const auto& where, bool refused_empty = true) {
    TextList list;
    list.present = true;
    if (value.is_list()) {
      for (const Value& item : value.items()) read_item(item, where, list);
      if (list.items.empty()) {
        problem(where() + " is empty", value.position(), refused_empty);
      }
    } else {
      if (value.is_unknown()) {
        list.open = true;
        list.reason = value.as_unknown().reason;
      }
      read_item(value, where, list);
    }
    return list;
  }

  void read_item(const Value& value, const auto& where, TextList& list) {
    TextList::Item item{.position = value.position()};
    if (value.is_null()) return problem(where() + " is null", value.position(), true);
    if (value.is_unknown()) {
      item.reason = value.as_unknown().reason;
      item.help = value.as_unknown().help;
      item.origins = value.as_unknown().origins;
    } else if (const auto text = value.scalar_text()) {
      item.text = *text;
    } else {
      return fail(where() + " must be text or a list of texts", value.position());
    }
    list.items.push_back(std::move(item));
  }

  void read_principal(const Value& owner, const char* element, const Statement& statement,
                      PrincipalSet& set) {
    const Value& value = owner[element];
    if (value.is_unset()) return;
    const auto where = [&] { return of(element, statement); };
    set.present = true;
    if (value.is_map()) return read_principal_map(value, where, set);
    if (value.is_unknown()) {
      set.open = true;
      set.reason = value.as_unknown().reason;
      set.help = value.as_unknown().help;
      return;
    }
    const auto text = value.scalar_text();
    if (!text) {
      return fail(where() + " must be `\"*\"` or an object", value.position());
    }
    if (!text->is_literal()) {
      set.open = true;
      set.reason = "it is built from `" + text->display() + "`";
      return;
    }
    const bool star = *text->literal() == "*";
    if (!star) problem(where() + " must be `\"*\"` or an object", value.position(), true);
    // A bare text that is not the star names nobody.
    set.entries.push_back(
        {.type = star ? "*" : "", .identifiers = read_texts(value, where)});
  }

  void read_principal_map(const Value& map, const auto& where, PrincipalSet& set) {
    check_names(map, kPrincipalTypes, where);
    for (std::size_t i = 0; i < map.size(); ++i) {
      set.entries.push_back(
          {.type = map.keys()[i].name, .identifiers = read_texts(map.items()[i], where)});
    }
  }

  void read_conditions(const Value& value, Statement& statement) {
    if (value.is_unset()) return;
    if (value.is_unknown()) {
      statement.condition_open = true;
      statement.reason = value.as_unknown().reason;
      statement.help = value.as_unknown().help;
      return;
    }
    if (!value.is_map()) {
      return fail("`Condition` of " + statement.display() + " must be an object",
                  value.position());
    }
    for (std::size_t i = 0; i < value.size(); ++i) {
      read_tests(value.keys()[i], value.items()[i], statement);
    }
  }

  void read_tests(const Value::Key& op, const Value& keys, Statement& statement) {
    const auto where = [&] { return shown(op.name) + " of " + statement.display(); };
    if (keys.is_unknown()) {
      TextList open;
      open.present = open.open = true;
      open.reason = keys.as_unknown().reason;
      statement.conditions.push_back(ConditionTest{.op = op.name,
                                                   .values = std::move(open),
                                                   .hidden = policy_.hidden,
                                                   .position = keys.position()});
      return;
    }
    if (!keys.is_map()) return fail(where() + " must be an object", keys.position());
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const std::string& key = keys.keys()[i].name;
      statement.conditions.push_back(ConditionTest{
          .op = op.name,
          .key = key,
          .values = read_texts(
              keys.items()[i], [&] { return shown(key) + " in " + where(); }, false),
          .hidden = policy_.hidden,
          .position = keys.items()[i].position()});
    }
  }

  Policy policy_;
  std::optional<Error> error_;
};

}  // namespace

Result<Policy> read_policy(const Value& object) { return PolicyReader().read(object); }

}  // namespace trailseal::iam
