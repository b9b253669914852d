#include "engine/sentence.hpp"

#include <algorithm>
#include <cstddef>

namespace trailseal::engine {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

/// Does only its place make the first word begin with a capital? `CloudTrail` has others,
/// and a name of several words (`Security Hub`) goes on with one; behind a word as short
/// as an article any name may stand.
bool begins_plainly(const std::string& title) {
  constexpr std::size_t kLongestArticle = 3;
  const std::size_t end = std::min(title.find(' '), title.size());
  if (end == 0 || !is_upper(title.front())) return false;
  if (!std::all_of(title.begin() + 1, title.begin() + static_cast<std::ptrdiff_t>(end),
                   is_lower)) {
    return false;
  }
  return end <= kLongestArticle || end + 1 >= title.size() || !is_upper(title[end + 1]);
}

/// Titles are sentences; behind "whether" they go on in lower case, names excepted.
std::string continued(std::string title) {
  if (begins_plainly(title)) {
    title.front() = static_cast<char>(title.front() - 'A' + 'a');
  }
  return title;
}

}  // namespace

std::string fill_in(std::string_view message, const Value& facts) {
  std::string filled;
  while (!message.empty()) {
    const std::size_t open = message.find('{');
    const std::size_t close =
        open == std::string_view::npos ? open : message.find('}', open);
    if (close == std::string_view::npos) return filled.append(message);
    filled.append(message.substr(0, open));
    filled += facts.at_path(message.substr(open + 1, close - open - 1)).display();
    message.remove_prefix(close + 1);
  }
  return filled;
}

std::string cannot_tell(const rule::Rule& rule, const std::vector<MissingFact>& missing) {
  std::string sentence = "cannot tell whether " + continued(rule.title);
  if (missing.empty()) return sentence;
  const MissingFact& first = missing.front();
  return sentence + ": " +
         (first.missing.empty() ? "`" + first.fact + "` is not known"
                                : first.missing.what);
}

}  // namespace trailseal::engine
