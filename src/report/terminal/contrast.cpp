// The part that does not fit is what is left of a side without the beginning and the end
// that fit, as whole words:
//
//   requires trail/orders                covers   acme-logs/audit/AWSLogs/*
//   request  trail/payments                                 ^~~~~~
//                  ^~~~~~~~              request  acme-logs/AWSLogs/111122223333/...
//
// A `*` takes whatever it may, so the beginning that fits is the one that uses up the most
// of the pattern, and of those the shortest; the end likewise, within what is left.
#include "report/terminal/contrast.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>
#include <vector>

#include "iam/explain/evidence_line.hpp"

namespace trailseal::report {
namespace {

bool is_name_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
}

bool is_plain(std::string_view value) {
  return std::all_of(value.begin(), value.end(),
                     [](char c) { return c >= ' ' && c < '\x7f'; });
}

/// How far two sides fit from their beginning: so much of the pattern is used up by so
/// much of the text.
struct Fit {
  std::size_t pattern = 0;
  std::size_t text = 0;
};

/// The texts' beginnings that fit a beginning of the pattern grow with each of its letters:
/// `ends` are their lengths. The last of these sets that has a member is the fit.
Fit fit_beginning(std::string_view pattern, std::string_view text, bool wildcards) {
  std::vector<bool> ends(text.size() + 1, false);
  ends[0] = true;
  Fit best;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool star = wildcards && pattern[i] == '*';
    const bool any = wildcards && pattern[i] == '?';
    std::vector<bool> next(text.size() + 1, false);
    bool before = false;
    for (std::size_t k = 0; k <= text.size(); ++k) {
      before = before || ends[k];
      if (star) {
        next[k] = before;
      } else if (k > 0) {
        next[k] = ends[k - 1] && (any || text[k - 1] == pattern[i]);
      }
    }
    const auto first = std::find(next.begin(), next.end(), true);
    if (first == next.end()) break;
    best = {.pattern = i + 1, .text = static_cast<std::size_t>(first - next.begin())};
    ends = std::move(next);
  }
  return best;
}

/// A side without its fitting ends: [begin, end).
struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The part as whole words.
Part as_words(std::string_view side, Part part) {
  while (part.begin > 0 && is_name_character(side[part.begin - 1]) &&
         part.begin < side.size() && is_name_character(side[part.begin])) {
    --part.begin;
  }
  while (part.end < side.size() && part.end > part.begin &&
         is_name_character(side[part.end]) && is_name_character(side[part.end - 1])) {
    ++part.end;
  }
  return part;
}

void mark_difference(Contrast& found, bool wildcards) {
  const std::string_view a = found.wanted;
  const std::string_view b = found.given;
  const Fit head = fit_beginning(a, b, wildcards);
  std::string back_a(a.substr(head.pattern));
  std::string back_b(b.substr(head.text));
  std::reverse(back_a.begin(), back_a.end());
  std::reverse(back_b.begin(), back_b.end());
  Fit tail = fit_beginning(back_a, back_b, wildcards);
  if (tail.text == 0) tail = {};  // a `*` that takes nothing belongs to the difference
  Part wanted{head.pattern, a.size() - tail.pattern};
  Part given{head.text, b.size() - tail.text};
  // One side may be the other with something more.
  const bool lacks = given.begin == given.end && wanted.begin < wanted.end;
  found.marked = lacks ? Contrast::Marked::Wanted : Contrast::Marked::Given;
  const Part part = lacks ? as_words(a, wanted) : as_words(b, given);
  found.mark = part.begin;
  found.length = part.end - part.begin;
}

}  // namespace

std::optional<Contrast> contrast_of(const Evidence& evidence) {
  auto sides = iam::two_sides_of(evidence);
  if (!sides) return std::nullopt;
  const bool resource = evidence.grounds.front().element == Element::Resource;
  Contrast found{.lead = std::move(sides->before),
                 .verb = resource ? "covers" : "requires",
                 .wanted = sides->wanted.display(),
                 .given = sides->given.display(),
                 .rest = std::move(sides->after)};
  if (!is_plain(found.wanted) || !is_plain(found.given)) return std::nullopt;
  if (sides->alike) {
    found.marked = Contrast::Marked::Nothing;
  } else {
    mark_difference(found, sides->wildcards);
  }
  return found;
}

}  // namespace trailseal::report
