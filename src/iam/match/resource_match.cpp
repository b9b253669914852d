// IAM User Guide, "IAM JSON policy elements: Resource"; for keys, KMS Developer Guide,
// "Key policies": `*` is the key that the policy hangs on, the ARN of something else (an
// alias, another key) has no effect, and a statement without Resource has none either.
//
// An unresolvable policy variable makes its text match no resource. AWS says that of
// NotResource too, which can be read in two ways there: unknown.
#include "iam/match/resource_match.hpp"

#include "iam/explain/advice.hpp"
#include "iam/explain/wording.hpp"
#include "iam/match/arn_match.hpp"
#include "iam/match/literal_match.hpp"

namespace trailseal::iam {
namespace {

struct Found {
  Verdict verdict = Verdict::Fails;
  Doubt doubt{};
};

struct Question {
  const Statement& statement;
  const Request& request;
  VariableMode mode;
  bool negated = false;
};

Found judge_item(const Question& q, const Text& text) {
  const auto pattern = plain_without_variables(text);
  const auto arn = plain(q.request.resource);
  if (pattern && arn) {
    const Verdict verdict = glob_arn(*pattern, *arn);
    if (verdict != Verdict::Unknown) return {.verdict = verdict};
  }
  const Expansion wanted = expand_resource(text, q.request.context, q.mode);
  if (q.negated && wanted.state == Expansion::State::Unresolvable) {
    return {.verdict = Verdict::Unknown,
            .doubt = {.missing = "AWS does not say what `NotResource` with a policy "
                                 "variable that has no value means"}};
  }
  const ArnMatch match = match_arn(wanted, q.request.resource, true);
  Found found{.verdict = match.verdict};
  if (match.verdict == Verdict::Unknown) {
    found.doubt = wanted.missing.empty() ? doubt_between(match.wanted, match.found)
                                         : Doubt{.missing = wanted.missing};
    if (found.doubt.missing.empty() && text.is_literal()) {
      found.doubt.missing = doubt_about_unfinished(text);
    }
  }
  return found;
}

Found judge_list(const Question& q, const TextList& list) {
  Found found;
  const auto consider = [&found](Found one) {
    if (one.verdict > found.verdict) found = std::move(one);
  };
  for (const TextList::Item& item : list.items) {
    consider(item.text ? judge_item(q, *item.text)
                       : Found{.verdict = Verdict::Unknown,
                               .doubt = doubt_about("resource", q.statement, item)});
    if (found.verdict == Verdict::Holds) return found;
  }
  if (list.open) {
    consider({.verdict = Verdict::Unknown,
              .doubt = doubt_about("resource", q.statement, list.reason)});
  }
  return found;
}

/// What to say of a list of which nothing covers the request: lists go from the bucket to
/// its objects, so the last one with something to say.
std::string advise_list(const Question& q, const TextList& list) {
  std::string hint;
  for (const TextList::Item& item : list.items) {
    if (!item.text) continue;
    const Expansion wanted = expand_resource(*item.text, q.request.context, q.mode);
    const ArnMatch match = match_arn(wanted, q.request.resource, true);
    std::string one = advise_resource(wanted, match, q.request, q.mode);
    if (!one.empty()) hint = std::move(one);
  }
  return hint;
}

Position place_of(const Statement& statement, const TextList& list) {
  return list.items.empty() ? statement.position : list.items.front().position;
}

std::string shown_resource(const Request& request) {
  return request.resource.empty() ? "the request's resource" : quoted(request.resource);
}

Part part_of(const Question& q, const TextList& list) {
  Found found = judge_list(q, list);
  Part part{.verdict = q.negated ? negate(found.verdict) : found.verdict,
            .position = place_of(q.statement, list)};
  if (part.verdict == Verdict::Holds) return part;
  const std::vector<std::string> words = shown_items(list);
  const std::string shown = words.empty() ? "(none)" : listed(words, "or");
  const std::string asked = shown_resource(q.request);
  if (part.verdict == Verdict::Unknown) {
    part.reason = (q.negated ? "`NotResource` " : "resource ") + shown +
                  " may or may not cover " + asked;
    if (!found.doubt.missing.empty()) part.reason += ": " + found.doubt.missing;
    part.missing = std::move(found.doubt.missing);
    part.help = std::move(found.doubt.help);
    return part;
  }
  part.reason = q.negated ? "`NotResource` " + shown + " covers " + asked
                          : "resource " + shown + " does not cover " + asked;
  const std::string hint = q.negated ? std::string() : advise_list(q, list);
  if (!hint.empty()) part.reason += "; " + hint;
  return part;
}

Part without_resource(const Statement& statement, PolicyKind kind) {
  return {.verdict = Verdict::Fails,
          .reason = kind == PolicyKind::Key
                        ? "the statement has no `Resource`: in a key policy it has no "
                          "effect; write `\"Resource\": \"*\"`"
                        : "the statement has no `Resource`",
          .position = statement.position};
}

/// A key policy's NotResource is not documented beyond the key itself being listed.
Part judge_not_resource(const Question& q, PolicyKind kind) {
  Part part = part_of(q, q.statement.not_resource);
  if (kind == PolicyKind::Key && part.verdict == Verdict::Holds) {
    part.verdict = Verdict::Unknown;
    part.missing = "AWS does not say what `NotResource` means in a key policy";
    part.reason = part.missing;
  }
  return part;
}

}  // namespace

Part judge_resource(const Statement& statement, const Request& request, PolicyKind kind,
                    VariableMode mode) {
  if (!statement.resource.present && !statement.not_resource.present) {
    return without_resource(statement, kind);
  }
  Part part;
  if (statement.resource.present) {
    const Question q{.statement = statement, .request = request, .mode = mode};
    part = part_of(q, statement.resource);
  }
  if (statement.not_resource.present && part.verdict != Verdict::Fails) {
    const Question q{
        .statement = statement, .request = request, .mode = mode, .negated = true};
    Part other = judge_not_resource(q, kind);
    if (other.verdict < part.verdict) part = std::move(other);
  }
  return part;
}

}  // namespace trailseal::iam
