// IAM User Guide, "IAM JSON policy elements: Resource"; for keys, KMS Developer Guide,
// "Key policies": `*` is the key that the policy hangs on, the ARN of something else (an
// alias, another key) has no effect, and a statement without Resource has none either.
//
// `*` at the end of a segment may cover the next ones: IAM's page says that it can, S3's
// ("How Amazon S3 works with IAM") that a wildcard cannot span segments. Unknown.
//
// An unresolvable policy variable makes its text match no resource. AWS says that of
// NotResource too, which can be read in two ways there: unknown. So is a variable there
// whose value is not known, for it may turn out to have none.
//
// IAM User Guide, "IAM identifiers", ARNs: no wildcard may stand in the part of an ARN that
// names the type of the resource (`key`). What such a one covers in a key policy is not
// said. A bucket's ARN has no type.
#include "iam/match/resource_match.hpp"

#include <string>
#include <utility>

#include "aws/arn.hpp"
#include "base/answer.hpp"
#include "base/shown_text.hpp"
#include "iam/match/arn_match.hpp"
#include "iam/match/literal_match.hpp"
#include "iam/match/missing.hpp"
#include "iam/match/silence.hpp"
#include "iam/match/trial.hpp"

namespace trailseal::iam {
namespace {

struct ResourceQuestion {
  const Statement& statement;
  const Request& request;
  PolicyKind kind;
  VariableMode mode;
  bool negated = false;
};

/// Whether a wildcard stands, or may stand, where a key's ARN names the type. A lone star
/// in the place of type and id is none.
bool hides_type(const Text& text) {
  std::string last;  // behind the fifth colon, or behind a symbol that may hide it
  int colons = 0;
  for (const Text::Piece& piece : text.pieces()) {
    if (piece.symbol) {
      const bool any = piece.symbol->cls == SymbolClass::Anything && colons < kArnColons;
      last = any ? "symbol" : last + "symbol";
    }
    for (const char c : piece.literal) {
      const bool cuts = c == ':' && colons < kArnColons;
      if (cuts) ++colons;
      last = cuts ? std::string() : last + c;
    }
  }
  const std::string type = last.substr(0, last.find('/'));
  return !is_lone_star(last) && type.find_first_of("*?") != std::string::npos;
}

/// A text of NotResource with a variable that has no value, or may have none.
Answer without_value(const Expansion& wanted) {
  Missing missing{.what = wanted.missing};
  if (wanted.state == Expansion::State::Unresolvable) {
    missing.what =
        not_said("what `NotResource` with a policy variable that has no value means",
                 Page::Variables);
  }
  return {.verdict = Verdict::Unknown, .missing = std::move(missing)};
}

Verdict match_in_any_reading(const Expansion& wanted, const Text& resource) {
  const Verdict verdict = match_arn(wanted, resource, true).verdict;
  const bool spans = verdict == Verdict::Fails && may_span_segments(wanted, resource);
  return spans ? Verdict::Unknown : verdict;
}

/// What keeps a resource from being matched. The whole of it is tried: what one segment
/// lacks may not be all.
Missing missing_of(const Expansion& wanted, const ArnMatch& match, const Text& resource) {
  if (!wanted.missing.empty()) return {.what = wanted.missing};
  const auto judge = [&](const SymbolValues& values) {
    return match_in_any_reading(with_values(wanted, values),
                                with_values(resource, values));
  };
  Missing missing = missing_between(wanted.text(), resource, judge);
  if (missing.empty()) missing = missing_between(match.wanted, match.found);
  return missing.empty() ? missing_of_pattern(wanted.text(), resource) : missing;
}

Answer match_item(const ResourceQuestion& q, const Text& text) {
  const auto pattern = plain_without_variables(text);
  if (pattern) {
    const Verdict verdict = glob_resource(*pattern, q.request.resource);
    const bool spans = verdict == Verdict::Fails && has_star_before_colon(*pattern);
    if (verdict != Verdict::Unknown && !spans) return {.verdict = verdict};
  }
  const Expansion wanted = expand_resource(text, q.request, q.mode);
  if (q.negated && wanted.state != Expansion::State::Resolved) {
    return without_value(wanted);
  }
  const ArnMatch match = match_arn(wanted, q.request.resource, true);
  Answer found{.verdict = match.verdict};
  if (match.verdict == Verdict::Fails && may_span_segments(wanted, q.request.resource)) {
    found = {.verdict = Verdict::Unknown,
             .missing = missing_of_span(text, q.request.resource)};
  } else if (match.verdict == Verdict::Unknown) {
    found.missing = missing_of(wanted, match, q.request.resource);
  }
  return found;
}

Answer judge_item(const ResourceQuestion& q, const Text& text) {
  Answer found = match_item(q, text);
  if (q.kind != PolicyKind::Key || found.verdict != Verdict::Holds) return found;
  const auto written = plain(text);
  if ((written && is_lone_star(*written)) || !hides_type(text)) return found;
  return {.verdict = Verdict::Unknown,
          .missing = {
              .what = not_said("what a wildcard covers in the part of " + quoted(text) +
                                   " that names the type of the resource",
                               Page::Identifiers),
              .help = "write `\"Resource\": \"*\"`, which in a key policy is the key "
                      "itself"}};
}

Answer judge_list(const ResourceQuestion& q, const TextList& list) {
  Answer found{.verdict = Verdict::Fails};
  for (const TextList::Item& item : list.items) {
    found.improve(
        item.text ? judge_item(q, *item.text)
                  : Answer{.verdict = Verdict::Unknown,
                           .missing = missing_of_item("resource", q.statement, item)});
    if (found.verdict == Verdict::Holds) return found;
  }
  if (list.open) {
    found.improve({.verdict = Verdict::Unknown,
                   .missing = missing_of_element("resource", q.statement, list.reason)});
  }
  return found;
}

Comparison compare(const ResourceQuestion& q, const TextList& list) {
  Answer found = judge_list(q, list);
  Comparison result{.element = Element::Resource,
                    .negated = q.negated,
                    .verdict = q.negated ? negate(found.verdict) : found.verdict,
                    .position = position_of(q.statement, list)};
  if (result.verdict == Verdict::Holds) return result;
  result.wanted = texts_of(list);
  if (q.request.resource.empty()) {
    result.state = Comparison::Given::Absent;
  } else {
    result.given = {q.request.resource};
  }
  if (result.verdict == Verdict::Unknown) result.missing = std::move(found.missing);
  return result;
}

/// A key policy's NotResource is not documented beyond the key itself being listed.
Comparison judge_not_resource(const ResourceQuestion& q) {
  Comparison result = compare(q, q.statement.not_resource);
  if (q.kind == PolicyKind::Key && result.verdict == Verdict::Holds) {
    result.verdict = Verdict::Unknown;
    result.missing.what =
        not_said("what `NotResource` means in a key policy", Page::KeyPolicies);
  }
  return result;
}

}  // namespace

Comparison judge_resource(const Statement& statement, const Request& request,
                          PolicyKind kind, VariableMode mode) {
  if (!statement.resource.present && !statement.not_resource.present) {
    return {.element = Element::Resource,
            .written = false,
            .verdict = Verdict::Fails,
            .position = statement.position};
  }
  const ResourceQuestion q{
      .statement = statement, .request = request, .kind = kind, .mode = mode};
  if (!statement.not_resource.present) return compare(q, statement.resource);
  Comparison other = judge_not_resource({.statement = statement,
                                         .request = request,
                                         .kind = kind,
                                         .mode = mode,
                                         .negated = true});
  if (!statement.resource.present) return other;
  Comparison result = compare(q, statement.resource);
  return other.verdict < result.verdict ? other : result;
}

}  // namespace trailseal::iam
