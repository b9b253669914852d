// Two forms of the evaluator's lines set a value against another:
//
//   LEAD: wants `A`, the request has `B`REST
//   LEAD: resource `A` does not cover `B`REST
//
// The part that does not fit is what is left of B without the beginning and the end that
// both have, as whole words: of `trail/orders` and `trail/payments` it is `payments`.
#include "report/terminal/comparison.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace trailseal::report {
namespace {

using namespace std::string_view_literals;

struct Form {
  std::string_view before;   ///< in front of the wanted value
  std::string_view between;  ///< between the two
  std::string_view verb;
};

constexpr std::array kForms{
    Form{"wants `"sv, "`, the request has `"sv, "wants"sv},
    Form{"resource `"sv, "` does not cover `"sv, "covers"sv},
};

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
}

void mark_difference(Comparison& found) {
  const std::string& a = found.wanted;
  const std::string& b = found.given;
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t head = 0;
  while (head < shorter && a[head] == b[head]) ++head;
  std::size_t tail = 0;
  while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) {
    ++tail;
  }
  std::size_t end = b.size() - tail;
  while (head > 0 && is_word(b[head - 1])) --head;
  while (end < b.size() && end > head && is_word(b[end]) && is_word(b[end - 1])) ++end;
  found.mark = head;
  found.length = end - head;
}

bool is_plain(std::string_view value) {
  return std::all_of(value.begin(), value.end(),
                     [](char c) { return c >= ' ' && c < '\x7f'; });
}

}  // namespace

std::optional<Comparison> comparison_in(std::string_view line) {
  for (const Form& form : kForms) {
    const std::size_t between = line.find(form.between);
    const std::size_t before = line.rfind(form.before, between);
    if (between == std::string_view::npos || before == std::string_view::npos) continue;
    const std::size_t first = before + form.before.size();
    const std::size_t second = between + form.between.size();
    const std::size_t end = line.find('`', second);
    if (first > between || end == std::string_view::npos) continue;
    Comparison found{.lead = std::string(line.substr(0, before)),
                     .verb = std::string(form.verb),
                     .wanted = std::string(line.substr(first, between - first)),
                     .given = std::string(line.substr(second, end - second)),
                     .rest = std::string(line.substr(end + 1))};
    const bool several = found.wanted.find('`') != std::string::npos;
    if (several || !is_plain(found.wanted) || !is_plain(found.given)) continue;
    mark_difference(found);
    return found;
  }
  return std::nullopt;
}

}  // namespace trailseal::report
