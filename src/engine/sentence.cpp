#include "engine/sentence.hpp"

namespace trailseal::engine {
namespace {

// Titles are sentences; behind "whether" they go on in lower case, names excepted.
std::string continued(const std::string& title) {
  for (const std::string_view article :
       {"The ", "A ", "An ", "Deployment ", "Nothing "}) {
    if (title.rfind(article, 0) != 0) continue;
    std::string rest = title;
    rest.front() = static_cast<char>(rest.front() - 'A' + 'a');
    return rest;
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
         (first.reason.empty() ? "`" + first.fact + "` is not known" : first.reason);
}

}  // namespace trailseal::engine
