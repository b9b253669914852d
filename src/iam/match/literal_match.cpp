// Greedy matching with one point of return: a later `*` makes every earlier one final, so
// only the last has to be tried longer. Bytes are compared, whole characters are skipped:
// `?` takes one character of UTF-8, and a `*` never ends inside one.
#include "iam/match/literal_match.hpp"

#include <algorithm>
#include <cstddef>

#include "aws/arn.hpp"
#include "base/ascii.hpp"
#include "base/glob.hpp"
#include "base/utf8.hpp"

namespace trailseal::iam {
namespace {

/// Takes what stands before the next colon, and the colon; nullopt where there is none.
std::optional<std::string_view> take_segment(std::string_view& text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view segment = text.substr(0, colon);
  text.remove_prefix(colon + 1);
  return segment;
}

}  // namespace

bool is_lone_star(std::string_view pattern) {
  return !pattern.empty() && pattern.find_first_not_of('*') == std::string_view::npos;
}

std::optional<std::string_view> plain(const Text& text) { return text.plain(); }

std::optional<std::string_view> plain_without_variables(const Text& text) {
  const auto literal = plain(text);
  if (!literal || literal->find("${") != std::string_view::npos) return std::nullopt;
  return literal;
}

bool glob(std::string_view pattern, std::string_view text, LetterCase letter_case) {
  const bool fold = letter_case == LetterCase::Ignored;
  const auto same = [fold](char p, char t) {
    return p == t || (fold && ascii_lower(p) == ascii_lower(t));
  };
  constexpr std::size_t kNone = std::string_view::npos;
  std::size_t p = 0;
  std::size_t star = kNone;
  std::size_t resume = 0;
  for (std::size_t t = 0; t < text.size();) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && pattern[p] == '?') {
      ++p;
      t += character_size(text, t);
    } else if (p < pattern.size() && same(pattern[p], text[t])) {
      ++p;
      ++t;
    } else if (star != kNone) {
      p = star + 1;
      resume += character_size(text, resume);
      t = resume;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == kNone;
}

Verdict glob_arn(std::string_view pattern, std::string_view arn) {
  if (is_lone_star(pattern)) return Verdict::Holds;
  for (int i = 0; i < kArnColons; ++i) {
    const auto found = take_segment(arn);
    if (!found) return Verdict::Fails;
    const auto wanted = take_segment(pattern);
    if (!glob(wanted.value_or(pattern), *found, LetterCase::Kept)) return Verdict::Fails;
    // Unfinished: whether AWS completes it is not said. What follows must be an ARN
    // still.
    if (!wanted) {
      const auto left = static_cast<std::ptrdiff_t>(kArnColons - 1 - i);
      return std::count(arn.begin(), arn.end(), ':') < left ? Verdict::Fails
                                                            : Verdict::Unknown;
    }
  }
  return verdict_of(glob(pattern, arn, LetterCase::Kept));
}

Verdict glob_resource(std::string_view pattern, const Text& arn) {
  if (const auto known = plain(arn)) return glob_arn(pattern, *known);
  if (is_lone_star(pattern)) return Verdict::Holds;
  const std::string_view beginning = arn.literal_prefix();
  std::string_view left = beginning;
  for (int i = 0; i < kArnColons; ++i) {
    const auto found = take_segment(left);
    const auto wanted = found ? take_segment(pattern) : std::nullopt;
    if (!wanted) return Verdict::Unknown;
    if (!glob(*wanted, *found, LetterCase::Kept)) return Verdict::Fails;
  }
  return matches(pattern, arn, beginning.size() - left.size());
}

}  // namespace trailseal::iam
