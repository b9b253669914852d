#include "base/problems.hpp"

#include <algorithm>
#include <tuple>

#include "base/suggest.hpp"
#include "base/word_list.hpp"

namespace trailseal {

void Problems::add(Position position, std::string message, std::string help) {
  add(Error{.message = std::move(message),
            .help = std::move(help),
            .path = path_,
            .line = position.line,
            .column = position.column});
}

void Problems::add_unknown(Position position, std::string_view what,
                           std::string_view word,
                           std::span<const std::string_view> known) {
  constexpr std::size_t kMostListed = 12;
  std::string message("unknown ");
  message.append(what).append(" `").append(word).append("`");
  std::string help = did_you_mean(word, known);
  if (help.empty() && !known.empty() && known.size() <= kMostListed) {
    help = "known: " + quoted_list(known);
  }
  add(position, std::move(message), std::move(help));
}

std::vector<Error> Problems::sorted() const {
  std::vector<Error> errors = errors_;
  std::stable_sort(errors.begin(), errors.end(), [](const Error& a, const Error& b) {
    return std::tie(a.line, a.column) < std::tie(b.line, b.column);
  });
  return errors;
}

}  // namespace trailseal
