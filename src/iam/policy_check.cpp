// Sources: IAM User Guide, grammar and elements; KMS Developer Guide, "Condition keys"
// (ForAllValues with an encryption context is refused); sizes: S3 20 KB, KMS 32 KiB.
#include "iam/policy_check.hpp"

#include <algorithm>
#include <set>

#include "aws/account.hpp"
#include "aws/arn.hpp"
#include "base/shown_text.hpp"
#include "iam/element_shape.hpp"
#include "iam/match/condition_operators.hpp"
#include "iam/match/policy_variables.hpp"

namespace trailseal::iam {
namespace {

using Effect = Statement::Effect;

/// Can this stand for an account, role or user? IAM User Guide, "AWS JSON policy elements:
/// Principal". `AROA...` and the like are what AWS makes of identities that are deleted.
bool may_name_identity(const std::string& text) {
  if (is_account_id(text)) return true;
  const auto arn = parse_arn(text);
  if (arn) {
    const std::string account = arn->account.literal().value_or("");
    // CloudFront's origin access identities have an ARN of their own.
    const bool somebody = is_account_id(account) || account == "cloudfront";
    return somebody && (arn->service == Text("iam") || arn->service == Text("sts"));
  }
  constexpr std::size_t kShortestUniqueId = 16;
  return text.size() >= kShortestUniqueId && text[0] == 'A' &&
         text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == text.npos;
}

class Checker {
 public:
  explicit Checker(Policy& policy) : policy_(policy) {}

  void check() {
    check_version();
    std::set<std::string> sids;
    for (const Statement& statement : policy_.statements) {
      if (statement.open) continue;
      if (!statement.sid.empty() && !sids.insert(statement.sid).second) {
        add("more than one statement has the `Sid` " + word(statement.sid),
            statement.position, false);
      }
      check_statement(statement);
    }
  }

 private:
  static std::string word(std::string_view text) { return quoted(text); }

  /// The operator or the key of a test.
  static std::string shown(const ConditionTest& test, std::string_view name) {
    return test.hidden ? "`(sensitive)`" : quoted(name);
  }

  void add(std::string message, Position position, bool refused) {
    policy_.problems.push_back(PolicyProblem{
        .message = std::move(message), .position = position, .refused = refused});
  }

  void check_version() {
    const auto version = policy_.version.literal();
    if (!version || version->empty() || *version == "2012-10-17" ||
        *version == "2008-10-17") {
      return;
    }
    add(quoted(policy_.version) + " is not a policy version; use `2012-10-17`", {}, true);
  }

  void check_statement(const Statement& s) {
    check_effect(s);
    check_pair(s, s.principal.present, s.not_principal.present, "Principal");
    check_pair(s, s.action.present, s.not_action.present, "Action");
    if (s.resource.present && s.not_resource.present) {
      add(s.display() + " has both `Resource` and `NotResource`", s.position, true);
    }
    if (s.effect == Effect::Allow && s.not_principal.present) {
      add(s.display() + " allows everyone except those in `NotPrincipal`", s.position,
          false);
    }
    check_principals(s, s.principal);
    check_principals(s, s.not_principal);
    check_actions(s, s.action);
    check_actions(s, s.not_action);
    for (const ConditionTest& test : s.conditions) check_condition(s, test);
  }

  void check_effect(const Statement& s) {
    if (s.effect != Effect::Invalid) return;
    add(s.display() + (s.effect_text.empty()
                           ? " has no `Effect`"
                           : " has the `Effect` " + word(s.effect_text) +
                                 "; it must be exactly `Allow` or `Deny`"),
        s.position, true);
  }

  void check_pair(const Statement& s, bool plain, bool negated, const std::string& name) {
    if (plain == negated) {
      add(s.display() + (plain ? " has both `" + name + "` and `Not" + name + "`"
                               : " has no `" + name + "`"),
          s.position, true);
    }
  }

  void check_principals(const Statement& s, const PrincipalSet& set) {
    for (const PrincipalSet::Entry& entry : set.entries) {
      for (const TextList::Item& item : entry.identifiers.items) {
        if (!item.text) continue;
        const std::string wrong = why_nobody(entry.type, *item.text);
        if (wrong.empty()) continue;
        add("principal " + quoted(*item.text) + " of " + s.display() + ": " + wrong,
            item.position, true);
      }
    }
  }

  /// Why an identifier names nobody; empty where it may name somebody.
  static std::string why_nobody(const std::string& type, const Text& identifier) {
    const std::string variable = unfilled_variable(identifier);
    if (!variable.empty()) return advise_unfilled(variable);
    if (has_variable(identifier)) return "policy variables do not work in a principal";
    const auto literal = identifier.literal();
    if (!literal || (*literal == "*" && type != "Service")) return {};
    if (literal->find_first_of("*?") != std::string::npos) {
      return "only a lone `*` is a wildcard, and not for services";
    }
    if (type == "AWS" && !may_name_identity(*literal)) {
      return "an `AWS` principal is an account id of 12 digits, an ARN of IAM or STS, or `*`";
    }
    if (type == "Service" && literal->find('.') == std::string::npos) {
      return "a service is named as in `cloudtrail.amazonaws.com`";
    }
    return {};
  }

  void check_actions(const Statement& s, const TextList& list) {
    for (const TextList::Item& item : list.items) {
      const auto literal = item.text ? item.text->literal() : std::nullopt;
      if (!literal) continue;
      const ShapeError error = shape_error_of_action(*literal);
      if (error.empty()) continue;
      add("action " + quoted(*item.text) + " of " + s.display() + " " + error.refusal,
          item.position, true);
    }
  }

  void check_condition(const Statement& s, const ConditionTest& test) {
    const auto op = parse_operator(test.op);
    if (!op) {
      const std::string hint = test.hidden ? "" : suggest_operator(test.op);
      add(shown(test, test.op) + " in " + s.display() + " is not a condition operator" +
              (hint.empty() ? "" : "; " + hint),
          test.position, true);
      return;
    }
    const std::string_view key = test.key;
    constexpr std::string_view kContext = "kms:encryptioncontext:";
    const bool context =
        key.size() > kContext.size() &&
        std::equal(kContext.begin(), kContext.end(), key.begin(), [](char a, char b) {
          return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b);
        });
    if (context && op->set == Operator::Set::ForAllValues) {
      add("`ForAllValues` with " + shown(test, test.key) + " in " + s.display() +
              ": KMS rejects it as overly permissive",
          test.position, true);
    }
    check_values(s, test, *op);
  }

  void check_values(const Statement& s, const ConditionTest& test, const Operator& op) {
    const bool exact = op.spec->name.starts_with("String") && !op.spec->wildcards;
    for (const TextList::Item& item : test.values.items) {
      const auto literal = item.text ? item.text->literal() : std::nullopt;
      if (!literal || !exact) continue;
      // `${*}` is meant, and a lone star may be a value, as of `aws:RequestTag`.
      if (literal->size() < 2 || literal->find('*') == std::string::npos) continue;
      if (has_variable(*item.text)) continue;
      add(shown(test, test.op) + " on " + shown(test, test.key) + " in " + s.display() +
              " compares the `*` of " + quoted(*item.text) + " literally",
          item.position, false);
    }
  }

  Policy& policy_;
};

/// What is wrong with the form of a statement's resources. A key policy with such a one is
/// saved; it has no effect.
void add_resource_problems(const Statement& statement, const TextList& list,
                           PolicyKind kind, std::vector<PolicyProblem>& problems) {
  for (const TextList::Item& item : list.items) {
    const auto literal = item.text ? item.text->literal() : std::nullopt;
    if (!literal) continue;
    const ShapeError error = shape_error_of_resource(*literal);
    if (error.empty()) continue;
    const bool refused = !error.refusal.empty();
    problems.push_back(PolicyProblem{.message = "resource " + quoted(*item.text) +
                                                " of " + statement.display() + " " +
                                                (refused ? error.refusal : error.remark),
                                     .position = item.position,
                                     .refused = refused && kind != PolicyKind::Key});
  }
}

}  // namespace

Result<Policy> parse_checked_policy(const Value& value) {
  Result<Policy> policy = parse_policy(value);
  if (policy) Checker(*policy).check();
  return policy;
}

std::vector<PolicyProblem> problems_of(const Policy& policy, PolicyKind kind) {
  constexpr std::size_t kBucketPolicyBytes = 20UL * 1024;
  constexpr std::size_t kKeyPolicyBytes = 32UL * 1024;
  std::vector<PolicyProblem> problems = policy.problems;
  const bool key = kind == PolicyKind::Key;
  const std::size_t limit = key ? kKeyPolicyBytes : kBucketPolicyBytes;
  if (policy.bytes > limit) {
    problems.push_back(
        PolicyProblem{.message = "the policy has " + std::to_string(policy.bytes) +
                                 " bytes, " + std::to_string(limit) + " are allowed",
                      .refused = true});
  }
  for (const Statement& statement : policy.statements) {
    add_resource_problems(statement, statement.resource, kind, problems);
    add_resource_problems(statement, statement.not_resource, kind, problems);
    if (statement.open || statement.resource.present || statement.not_resource.present) {
      continue;
    }
    problems.push_back(
        PolicyProblem{.message = statement.display() + " has no `Resource`" +
                                 (key ? ": in a key policy it has no effect" : ""),
                      .position = statement.position,
                      .refused = !key});
  }
  return problems;
}

}  // namespace trailseal::iam
