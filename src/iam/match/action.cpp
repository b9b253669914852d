// `service:Name`, without regard to case; `*` and `?` anywhere in the name; a lone `*` is
// every action. What has no service prefix names nothing, and AWS refuses it; so it does
// a wildcard in the prefix, except in `*:*`.
#include "iam/match/action.hpp"

#include <algorithm>

#include "base/glob.hpp"
#include "iam/explain/wording.hpp"
#include "iam/match/literal_match.hpp"

namespace trailseal::iam {
namespace {

struct Found {
  Verdict verdict = Verdict::Fails;
  Doubt doubt{};
};

Found better(Found a, Found b) { return b.verdict > a.verdict ? b : a; }

bool is_all(std::string_view text) {
  return !text.empty() && text.find_first_not_of('*') == std::string_view::npos;
}

Found judge_item(const Text& text, const std::string& action) {
  const auto written = plain(text);
  Found found{.verdict = written ? verdict_of(glob(*written, action, LetterCase::Ignored))
                                 : matches_ignoring_case(Pattern::parse(text), action)};
  if (found.verdict == Verdict::Fails) return found;
  if (found.verdict == Verdict::Unknown) found.doubt = doubt_between(text, action);
  const auto literal = text.literal();
  if (!literal) return found;
  if (is_all(*literal) || *literal == "*:*") return found;
  const std::size_t colon = literal->find(':');
  if (colon == std::string::npos) return {};
  if (literal->find_first_of("*?") < colon) {
    return {.verdict = Verdict::Unknown,
            .doubt = {.missing = "AWS does not say what a wildcard in the service prefix "
                                 "of " +
                                 quoted(text) + " means"}};
  }
  return found;
}

Found judge_list(const Statement& statement, const TextList& list,
                 const std::string& action) {
  Found found;
  for (const TextList::Item& item : list.items) {
    found =
        better(found, item.text ? judge_item(*item.text, action)
                                : Found{.verdict = Verdict::Unknown,
                                        .doubt = doubt_about("action", statement, item)});
  }
  if (list.open) {
    found = better(found, {.verdict = Verdict::Unknown,
                           .doubt = doubt_about("action", statement, list.reason)});
  }
  return found;
}

Position place_of(const Statement& statement, const TextList& list) {
  return list.items.empty() ? statement.position : list.items.front().position;
}

Part part_of(const Statement& statement, const TextList& list, bool negated,
             const std::string& action) {
  Found found = judge_list(statement, list, action);
  Part part{.verdict = negated ? negate(found.verdict) : found.verdict,
            .position = place_of(statement, list)};
  if (part.verdict == Verdict::Holds) return part;
  const std::string asked = quoted(std::string_view(action));
  const std::string shown = listed(shown_items(list), "or");
  part.reason = negated
                    ? "`NotAction` lists " + shown
                    : "action " + (shown.empty() ? "list" : shown) + " is not " + asked;
  if (part.verdict == Verdict::Unknown) {
    part.reason = "action " + shown + " may or may not be " + asked;
    if (!found.doubt.missing.empty()) part.reason += ": " + found.doubt.missing;
    part.missing = std::move(found.doubt.missing);
    part.help = std::move(found.doubt.help);
  }
  return part;
}

/// One letter more, less or other, or two neighbours swapped: `s3:PutObjects`, but not
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

Part judge_action(const Statement& statement, const std::string& action) {
  if (!statement.action.present && !statement.not_action.present) {
    return {.verdict = Verdict::Fails,
            .reason = "the statement has no `Action`",
            .position = statement.position};
  }
  Part part;
  if (statement.action.present) {
    part = part_of(statement, statement.action, false, action);
  }
  if (statement.not_action.present && part.verdict != Verdict::Fails) {
    Part other = part_of(statement, statement.not_action, true, action);
    if (other.verdict < part.verdict) part = std::move(other);
  }
  return part;
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
