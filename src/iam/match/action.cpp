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

Verdict judge_literal(std::string_view written, std::string_view action) {
  if (!glob(written, action, LetterCase::Ignored)) return Verdict::Fails;
  if (is_lone_star(written)) return Verdict::Holds;
  const std::size_t colon = written.find(':');
  if (colon == std::string_view::npos) return Verdict::Fails;
  return written.find_first_of("*?") < colon ? Verdict::Unknown : Verdict::Holds;
}

Answer judge_item(const Text& text, const std::string& action) {
  const auto judge = [&](const Text& written) {
    if (const auto literal = written.literal()) return judge_literal(*literal, action);
    return matches_ignoring_case(Pattern::parse(written), action);
  };
  Answer found{.verdict = judge(text)};
  if (found.verdict != Verdict::Unknown) return found;
  if (text.is_literal()) {
    found.missing.what =
        not_said("what a wildcard in the service prefix of " + quoted(text) + " means",
                 Page::Action);
  } else {
    found.missing = missing_between(text, action, [&](const SymbolValues& values) {
      return judge(with_values(text, values));
    });
  }
  return found;
}

Answer judge_list(const Statement& statement, const TextList& list,
                  const std::string& action) {
  Answer found{.verdict = Verdict::Fails};
  for (const TextList::Item& item : list.items) {
    const auto written = item.text ? plain(*item.text) : std::nullopt;
    const Verdict verdict = written ? judge_literal(*written, action) : Verdict::Unknown;
    if (verdict == Verdict::Fails) continue;
    if (verdict == Verdict::Holds) return {.verdict = verdict};
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
  if (!statement.not_action.present) {
    return compare(statement, statement.action, false, action);
  }
  Comparison other = compare(statement, statement.not_action, true, action);
  if (!statement.action.present) return other;
  Comparison result = compare(statement, statement.action, false, action);
  return other.verdict < result.verdict ? other : result;
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
