// A statement is followed element by element, as the evaluator does it: what does not match
// is changed, and the statement is judged again, until it matches or nothing helps.
//
//   principal   the service is added, where the actions are CloudTrail's
//   action      the action is added
//   resource    the path is replaced (`logs/AWSLogs/...` by `logs/audit/AWSLogs/...`), or a
//               further one is added
//   condition   the value is replaced or a further one is added; a condition on a key that
//               the request does not have gives way to one that binds the statement
#include "repair/statement_mend.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "base/ascii.hpp"
#include "base/shown_text.hpp"
#include "base/word_list.hpp"
#include "iam/evaluator.hpp"
#include "repair/condition_mend.hpp"

namespace trailseal::repair {
namespace {

using iam::Statement;

/// Changes of one statement at most.
constexpr int kMaxMends = 4;

/// Actions of which a statement may have any number and still be CloudTrail's.
constexpr std::array<std::string_view, 12> kAsked{
    "s3:getbucketacl", "s3:putobject",   "kms:generatedatakey*", "kms:generatedatakey",
    "kms:decrypt",     "kms:decrypt*",   "kms:describekey",      "kms:describe*",
    "kms:encrypt*",    "kms:reencrypt*", "sns:publish",          "sts:assumerole"};

bool asks_only_what_cloudtrail_needs(const Statement& statement) {
  const auto& items = statement.action.items;
  return !items.empty() && std::all_of(items.begin(), items.end(), [](const auto& item) {
    const auto literal = item.text ? item.text->literal() : std::nullopt;
    return literal && has_word(kAsked, ascii_lower(*literal));
  });
}

/// The text behind `beginning`; nothing where it does not begin so.
std::optional<Text> without_beginning(const Text& text, const Text& beginning) {
  Text rest;
  std::size_t at = 0;
  const auto& pieces = text.pieces();
  const auto& first = beginning.pieces();
  for (; at < first.size(); ++at) {
    if (at >= pieces.size()) return std::nullopt;
    if (first[at].symbol || pieces[at].symbol) {
      const bool same = first[at].symbol && pieces[at].symbol &&
                        first[at].symbol->id == pieces[at].symbol->id;
      if (!same) return std::nullopt;
      continue;
    }
    const std::string& literal = pieces[at].literal;
    if (!literal.starts_with(first[at].literal)) return std::nullopt;
    const bool last = at + 1 == first.size();
    if (!last && literal != first[at].literal) return std::nullopt;
    rest = Text(literal.substr(first[at].literal.size()));
  }
  for (; at < pieces.size(); ++at) {
    const Text::Piece& piece = pieces[at];
    const Text part = piece.symbol ? Text::of_symbol(*piece.symbol) : Text(piece.literal);
    rest.append(piece.sensitive ? part.as_sensitive() : part);
  }
  return rest;
}

/// One way through a statement.
class StatementMend {
 public:
  StatementMend(const Refusal& refusal, std::size_t statement, Manner manner)
      : refusal_(refusal), at_(statement), manner_(manner), site_(*refusal.site) {}

  std::optional<Change> run() {
    for (int i = 0; i <= kMaxMends; ++i) {
      const iam::Policy policy = site_.policy();
      if (at_ >= policy.statements.size()) return std::nullopt;
      const iam::StatementTrace trace =
          iam::evaluate(policy, *refusal_.request, refusal_.kind).trace[at_];
      if (trace.matched == Verdict::Holds) {
        return change_.edits.empty() ? std::nullopt : std::optional(std::move(change_));
      }
      if (trace.matched == Verdict::Unknown || !trace.unmet) return std::nullopt;
      if (!mend(policy.statements[at_], *trace.unmet)) return std::nullopt;
    }
    return std::nullopt;
  }

 private:
  bool mend(const Statement& statement, const Comparison& unmet) {
    if (unmet.negated) return false;
    switch (unmet.element) {
      case Element::Principal:
        return mend_principal(statement);
      case Element::Action:
        return mend_action(statement);
      case Element::Resource:
        return mend_resource(statement, unmet);
      case Element::Condition:
        return mend_condition(statement, unmet);
      default:
        return false;
    }
  }

  void take(Edit edit, std::string phrase, int size) {
    site_ = site_.after(edit);
    change_.add(
        {.edits = {std::move(edit)}, .phrases = {std::move(phrase)}, .size = size});
  }

  bool mend_principal(const Statement& statement) {
    if (!asks_only_what_cloudtrail_needs(statement) || !statement.principal.present) {
      return false;
    }
    const auto steps = site_.steps_to(at_, {{.member = "Principal"}});
    const Text service = refusal_.service();
    Value only = Value::map();
    only.set("Service", Value::text(service));
    const bool by_account = std::any_of(
        statement.principal.entries.begin(), statement.principal.entries.end(),
        [&](const auto& entry) { return entry.type != "Service"; });
    if (by_account) {
      if (!names_service_wrongly(statement)) return false;
      take(site_.edit(Edit::Kind::Replace, steps, only),
           "let " + name_of(statement) + " name the service " + quoted(service),
           size::kPrincipal);
      return true;
    }
    auto services = steps;
    services.push_back({.member = "Service"});
    take(site_.edit(Edit::Kind::Append, services, Value::text(service)),
         "add the service " + quoted(service) + " to " + name_of(statement),
         size::kPrincipal);
    return true;
  }

  /// `{"AWS": "cloudtrail.amazonaws.com"}`, which is nobody.
  bool names_service_wrongly(const Statement& statement) const {
    return std::all_of(statement.principal.entries.begin(),
                       statement.principal.entries.end(), [&](const auto& entry) {
                         return entry.identifiers.items.size() == 1 &&
                                entry.identifiers.items.front().text ==
                                    refusal_.service();
                       });
  }

  bool mend_action(const Statement& statement) {
    if (!statement.action.present || !is_only_for(statement, refusal_.service())) {
      return false;
    }
    const std::string& own = refusal_.request->action;
    const std::string action = own == "kms:GenerateDataKey" ? own + "*" : own;
    take(site_.edit(Edit::Kind::Append, site_.steps_to(at_, {{.member = "Action"}}),
                    Value::text(action)),
         "add " + in_backticks(action) + " to the actions of " + name_of(statement),
         size::kAction);
    return true;
  }

  bool mend_resource(const Statement& statement, const Comparison& unmet) {
    const bool of_role = refusal_.kind == iam::PolicyKind::Trust ||
                         refusal_.kind == iam::PolicyKind::Identity;
    if (!of_role && !is_only_for(statement, refusal_.service())) return false;
    const auto steps = site_.steps_to(at_, {{.member = "Resource"}});
    if (!unmet.written) {
      if (statement.not_resource.present || refusal_.resources.empty()) return false;
      take(site_.edit(Edit::Kind::AddMember, site_.steps_to(at_),
                      Value::text(refusal_.resources.front()), "Resource"),
           "add `\"Resource\": \"*\"` to " + name_of(statement), size::kResource);
      return true;
    }
    return manner_ == Manner::Replace ? replace_resource(statement, steps)
                                      : append_resource(statement, steps);
  }

  bool covers_now(const PolicySite& site) const {
    const iam::StatementTrace trace =
        iam::evaluate(site.policy(), *refusal_.request, refusal_.kind).trace[at_];
    return !trace.unmet || trace.matched_parts > resource_part();
  }

  int resource_part() const { return refusal_.kind == iam::PolicyKind::Identity ? 1 : 2; }

  bool replace_resource(const Statement& statement, std::vector<EditStep> steps) {
    const Value& value = site_.at(steps);
    if (value.is_list()) {
      if (value.size() != 1) return false;
      steps.push_back({.member = "", .index = 0});
    }
    const Value& old = site_.at(steps);
    if (!old.is_text()) return false;
    if (insert_prefix(statement, steps, old.as_text())) return true;
    for (const Text& resource : refusal_.resources) {
      const Edit edit = site_.edit(Edit::Kind::Replace, steps, Value::text(resource));
      if (!covers_now(site_.after(edit))) continue;
      take(edit, "set the resource of " + name_of(statement) + " to " + quoted(resource),
           size::kResource);
      return true;
    }
    return false;
  }

  bool insert_prefix(const Statement& statement, const std::vector<EditStep>& steps,
                     const Text& old) {
    if (refusal_.prefix.empty() || refusal_.bucket_arn.empty()) return false;
    const Text bucket = refusal_.bucket_arn + Text("/");
    const auto rest = without_beginning(old, bucket);
    if (!rest || !rest->literal_prefix().starts_with("AWSLogs/")) return false;
    const Text added = refusal_.prefix + Text("/");
    const Edit edit =
        site_.edit(Edit::Kind::Replace, steps, Value::text(bucket + added + *rest));
    if (!covers_now(site_.after(edit))) return false;
    take(edit, "add " + quoted(added) + " to the resource of " + name_of(statement),
         size::kResource);
    return true;
  }

  bool append_resource(const Statement& statement, const std::vector<EditStep>& steps) {
    for (const Text& resource : refusal_.resources) {
      const Edit edit = site_.edit(Edit::Kind::Append, steps, Value::text(resource));
      if (!covers_now(site_.after(edit))) continue;
      take(edit, "add the resource " + quoted(resource) + " to " + name_of(statement),
           size::kResource);
      return true;
    }
    return false;
  }

  bool mend_condition(const Statement& statement, const Comparison& unmet) {
    if (unmet.hidden || !is_only_for(statement, refusal_.service())) return false;
    auto mended = condition_mend(refusal_, site_, statement, unmet, manner_);
    if (!mended) return false;
    for (const Edit& edit : mended->edits) site_ = site_.after(edit);
    change_.add(std::move(*mended));
    return true;
  }

  const Refusal& refusal_;
  std::size_t at_;
  Manner manner_;
  PolicySite site_;
  Change change_{};
};

}  // namespace

bool is_only_for(const Statement& statement, const Text& service) {
  const iam::PrincipalSet& principal = statement.principal;
  if (!principal.present || principal.open || principal.entries.empty()) return false;
  if (statement.not_principal.present) return false;
  return std::all_of(
      principal.entries.begin(), principal.entries.end(), [&](const auto& entry) {
        const auto& items = entry.identifiers.items;
        return entry.type == "Service" && !entry.identifiers.open && !items.empty() &&
               std::all_of(items.begin(), items.end(),
                           [&](const auto& item) { return item.text == service; });
      });
}

std::string name_of(const Statement& statement) {
  return iam::statement_name(statement.sid, statement.index + 1);
}

std::vector<Change> mends_of(const Refusal& refusal) {
  std::vector<Change> changes;
  if (!refusal.site || refusal.outcome == iam::Outcome::Denied) return changes;
  const iam::Policy policy = refusal.site->policy();
  for (const Statement& statement : policy.statements) {
    if (statement.effect != Statement::Effect::Allow || statement.open) continue;
    for (const Manner manner : {Manner::Replace, Manner::Append}) {
      auto change = StatementMend(refusal, statement.index, manner).run();
      if (change) changes.push_back(std::move(*change));
    }
  }
  return changes;
}

}  // namespace trailseal::repair
