// `service:Name`, without regard to case; `*` and `?` anywhere in the name; a lone `*` is
// every action. What has no service prefix names nothing, and AWS refuses it; so it does
// a wildcard in the prefix. What such a one covers is not said, nor what `*:*` does.
#include "iam/match/action.hpp"

#include <algorithm>

#include "base/answer.hpp"
#include "base/glob.hpp"
#include "base/shown_text.hpp"
#include "iam/match/literal_match.hpp"
#include "iam/match/missing.hpp"
#include "iam/match/silence.hpp"
#include "iam/match/trial.hpp"

namespace trailseal::iam {
namespace {

bool is_all(std::string_view text) {
  return !text.empty() && text.find_first_not_of('*') == std::string_view::npos;
}

Answer judge_item(const Text& text, const std::string& action) {
  const auto written = plain(text);
  Answer found{.verdict = written
                              ? verdict_of(glob(*written, action, LetterCase::Ignored))
                              : matches_ignoring_case(Pattern::parse(text), action)};
  if (found.verdict == Verdict::Fails) return found;
  if (found.verdict == Verdict::Unknown) {
    found.missing = missing_between(text, action, [&](const SymbolValues& values) {
      return matches_ignoring_case(Pattern::parse(with_values(text, values)), action);
    });
  }
  const auto literal = text.literal();
  if (!literal) return found;
  if (is_all(*literal)) return found;
  const std::size_t colon = literal->find(':');
  if (colon == std::string::npos) return {.verdict = Verdict::Fails};
  if (literal->find_first_of("*?") < colon) {
    return {.verdict = Verdict::Unknown,
            .missing = {.what = not_said("what a wildcard in the service prefix of " +
                                             quoted(text) + " means",
                                         Page::Action)}};
  }
  return found;
}

Answer judge_list(const Statement& statement, const TextList& list,
                  const std::string& action) {
  Answer found{.verdict = Verdict::Fails};
  for (const TextList::Item& item : list.items) {
    found.improve(item.text
                      ? judge_item(*item.text, action)
                      : Answer{.verdict = Verdict::Unknown,
                               .missing = missing_of_item("action", statement, item)});
  }
  if (list.open) {
    found.improve({.verdict = Verdict::Unknown,
                   .missing = missing_of_element("action", statement, list.reason)});
  }
  return found;
}

Comparison compare(const Statement& statement, const TextList& list, bool negated,
                   const std::string& action) {
  Answer found = judge_list(statement, list, action);
  Comparison result{.element = Element::Action,
                    .negated = negated,
                    .verdict = negated ? negate(found.verdict) : found.verdict,
                    .position = position_of(statement, list)};
  if (result.verdict == Verdict::Holds) return result;
  result.wanted = texts_of(list);
  result.given = {Text(action)};
  if (result.verdict == Verdict::Unknown) result.missing = std::move(found.missing);
  return result;
}

/// One letter more, less or other, or two neighbors swapped: `s3:PutObjects`, but not
/// `s3:GetObject`.
bool is_slip(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  const bool swapped = a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0];
  return swapped || (a.size() <= 1 && b.size() <= 1);
}

}  // namespace

Comparison judge_action(const Statement& statement, const std::string& action) {
  if (!statement.action.present && !statement.not_action.present) {
    return {.element = Element::Action,
            .written = false,
            .verdict = Verdict::Fails,
            .position = statement.position};
  }
  Comparison result{.element = Element::Action};
  if (statement.action.present) {
    result = compare(statement, statement.action, false, action);
  }
  if (statement.not_action.present && result.verdict != Verdict::Fails) {
    Comparison other = compare(statement, statement.not_action, true, action);
    if (other.verdict < result.verdict) result = std::move(other);
  }
  return result;
}

bool misspells(const Statement& statement, const std::string& action) {
  const std::string_view name = std::string_view(action).substr(action.find(':') + 1);
  return std::any_of(statement.action.items.begin(), statement.action.items.end(),
                     [&](const TextList::Item& item) {
                       const auto written =
                           item.text ? item.text->literal() : std::nullopt;
                       if (!written || *written == action) return false;
                       // `PutObject` and `s3.PutObject` lack the prefix.
                       return written->ends_with(name) || is_slip(*written, action);
                     });
}

}  // namespace trailseal::iam
