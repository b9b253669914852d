// The part that does not fit is what is left of the given value without the beginning and
// the end that both have, as whole words: of `trail/orders` and `trail/payments` it is
// `payments`.
#include "report/terminal/contrast.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>

#include "iam/explain/evidence_line.hpp"

namespace trailseal::report {
namespace {

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
}

void mark_difference(Contrast& found) {
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

std::optional<Contrast> contrast_of(const Evidence& evidence) {
  auto sides = iam::two_sides_of(evidence);
  if (!sides) return std::nullopt;
  const bool resource = evidence.grounds.front().element == Element::Resource;
  Contrast found{.lead = std::move(sides->before),
                 .verb = resource ? "covers" : "wants",
                 .wanted = sides->wanted.display(),
                 .given = sides->given.display(),
                 .rest = std::move(sides->after)};
  if (!is_plain(found.wanted) || !is_plain(found.given)) return std::nullopt;
  mark_difference(found);
  return found;
}

}  // namespace trailseal::report
