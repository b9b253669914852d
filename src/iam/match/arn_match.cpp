//   arn : aws : s3 :        :              : acme-logs/AWSLogs/*
//    0     1    2      3           4               5
//
// Both sides are cut at their first five colons and compared piece by piece (IAM User
// Guide, "ARN condition operators"; for Resource, wildcards do not cross segments).
//
// Of a pattern with fewer segments AWS says only that identity policies complete it with
// stars; elsewhere it is unknown, unless a segment that is there fails.
//
// Whether a `*` at the end of a segment of Resource goes past the colon, pages disagree
// (may_span_segments):
//
//   arn:aws:s3:*:acme-logs/*      `*` would cover the region and the account
//   arn:aws:s3:  :  :acme-logs/AWSLogs/x
//
// A symbol that may be any string may hide colons, so cuts behind it are not certain:
//  * a whole-text glob that fails settles it, for matching by segments is stricter;
//  * where both sides are sure to be ARNs and begin with the same pieces up to their last
//    such symbol, cuts are the same on both sides, and the rest decides;
//  * otherwise the answer is unknown.
#include "iam/match/arn_match.hpp"

#include <algorithm>
#include <array>

#include "iam/match/text_piece.hpp"

namespace trailseal::iam {
namespace {

constexpr std::size_t kSegments = 6;

using Parts = std::vector<Expansion::Part>;

struct Cut {
  std::vector<Parts> segments{};
  bool certain = true;  ///< no symbol stands where it could hide a cut
};

void cut_piece(Cut& cut, const Text::Piece& piece, bool wildcards) {
  std::string_view rest = piece.literal;
  while (cut.segments.size() < kSegments) {
    if (may_hide_colon(piece)) cut.certain = false;
    const std::size_t colon = piece.symbol ? std::string_view::npos : rest.find(':');
    if (colon == std::string_view::npos) break;
    cut.segments.back().push_back(
        {.text = piece_text(piece, rest.substr(0, colon)), .wildcards = wildcards});
    rest.remove_prefix(colon + 1);
    cut.segments.emplace_back();
  }
  cut.segments.back().push_back(
      {.text = piece_text(piece, rest), .wildcards = wildcards});
}

Cut cut(const Parts& parts) {
  Cut result;
  result.segments.emplace_back();
  for (const Expansion::Part& part : parts) {
    for (const Text::Piece& piece : part.text.pieces()) {
      cut_piece(result, piece, part.wildcards);
    }
  }
  return result;
}

Expansion joined(const Parts& parts) { return {.parts = parts}; }

ArnMatch match_segments(const Cut& pattern, const Cut& arn) {
  ArnMatch result{.verdict = Verdict::Holds};
  for (std::size_t i = 0; i < pattern.segments.size(); ++i) {
    const Expansion wanted = joined(pattern.segments[i]);
    const Text found = joined(arn.segments[i]).text();
    const Verdict verdict = matches(wanted.pattern(), found);
    if (verdict >= result.verdict) continue;
    result = {.verdict = verdict,
              .segment = static_cast<int>(i),
              .wanted = wanted.text(),
              .found = found};
    if (verdict == Verdict::Fails) break;
  }
  return result;
}

bool same_piece(const Text::Piece& a, const Text::Piece& b) {
  if (!a.symbol || !b.symbol) return !a.symbol && !b.symbol && a.literal == b.literal;
  return a.symbol->id == b.symbol->id;
}

/// Whether both texts have the same pieces up to the last symbol that may hide a colon,
/// and no colon behind it.
bool same_cuts(const Text& pattern, const Text& arn) {
  const auto& left = pattern.pieces();
  const auto& right = arn.pieces();
  std::size_t common = 0;
  while (common < left.size() && common < right.size() &&
         same_piece(left[common], right[common])) {
    ++common;
  }
  const auto settled = [common](std::span<const Text::Piece> pieces) {
    return std::none_of(pieces.begin() + static_cast<std::ptrdiff_t>(common),
                        pieces.end(), [](const Text::Piece& piece) {
                          return may_hide_colon(piece) ||
                                 piece.literal.find(':') != std::string::npos;
                        });
  };
  return common > 0 && settled(left) && settled(right);
}

bool ends_with_star(const Parts& segment) {
  if (segment.empty() || !segment.back().wildcards) return false;
  return segment.back().text.literal_suffix().ends_with('*');
}

/// What is left of an ARN from a segment on.
Text rest_of(const Cut& arn, std::size_t segment) {
  Text rest = joined(arn.segments[segment]).text();
  while (++segment < kSegments) {
    rest.append(":").append(joined(arn.segments[segment]).text());
  }
  return rest;
}

/// The segments of an ARN where the next segment of a pattern may begin.
using Starts = std::array<bool, kSegments + 1>;

Starts starts_behind(const Parts& segment, const Cut& arn, const Starts& starts) {
  Starts next{};
  const Pattern pattern = joined(segment).pattern();
  for (std::size_t i = 0; i < kSegments; ++i) {
    if (!starts[i]) continue;
    if (matches(pattern, joined(arn.segments[i]).text()) == Verdict::Fails) continue;
    const std::size_t last = ends_with_star(segment) ? kSegments : i + 1;
    for (std::size_t behind = i + 1; behind <= last; ++behind) next[behind] = true;
  }
  return next;
}

}  // namespace

bool has_star_before_colon(std::string_view pattern) {
  return pattern.find("*:") != std::string_view::npos;
}

bool may_span_segments(const Expansion& pattern, const Text& arn) {
  if (pattern.state == Expansion::State::Unresolvable) return false;
  const Cut wanted = cut(pattern.parts);
  const Cut found = cut({{.text = arn, .wildcards = false}});
  // Where cuts are not certain, match_arn has asked the whole texts.
  if (!wanted.certain || !found.certain || found.segments.size() < kSegments) {
    return false;
  }
  const bool has_star =
      std::any_of(wanted.segments.begin(), wanted.segments.end() - 1, ends_with_star);
  if (!has_star) return false;
  Starts starts{true};
  for (std::size_t i = 0; i + 1 < wanted.segments.size(); ++i) {
    starts = starts_behind(wanted.segments[i], found, starts);
  }
  const Pattern last = joined(wanted.segments.back()).pattern();
  for (std::size_t i = 0; i < kSegments; ++i) {
    if (starts[i] && matches(last, rest_of(found, i)) != Verdict::Fails) return true;
  }
  return false;
}

const char* segment_name(int segment) {
  constexpr std::array<const char*, kSegments> kNames{"prefix", "partition", "service",
                                                      "region", "account",   "resource"};
  return segment >= 0 && segment < static_cast<int>(kSegments)
             ? kNames[static_cast<std::size_t>(segment)]
             : "ARN";
}

bool is_lone_star(const Expansion& pattern) {
  bool star = false;
  for (const Expansion::Part& part : pattern.parts) {
    for (const Text::Piece& piece : part.text.pieces()) {
      if (piece.symbol || !part.wildcards) return false;
      if (piece.literal.find_first_not_of('*') != std::string::npos) return false;
      star = true;
    }
  }
  return star;
}

ArnMatch match_arn(const Expansion& pattern, const Text& arn, bool surely_arn) {
  if (is_lone_star(pattern)) return {.verdict = weigh(pattern, Verdict::Holds)};
  const Cut wanted = cut(pattern.parts);
  const Cut found = cut({{.text = arn, .wildcards = false}});
  if (wanted.certain && found.certain) {
    if (found.segments.size() < kSegments) {
      return {.verdict = Verdict::Fails, .wanted = pattern.text(), .found = arn};
    }
    ArnMatch result = match_segments(wanted, found);
    if (wanted.segments.size() < kSegments && result.verdict == Verdict::Holds) {
      result = {.verdict = Verdict::Unknown, .wanted = pattern.text(), .found = arn};
    }
    result.verdict = weigh(pattern, result.verdict);
    return result;
  }
  const Text whole = pattern.text();
  Verdict verdict = matches(pattern.pattern(), arn);
  // AWS may complete a pattern of fewer than six segments with `*`; only what fails even
  // then fails.
  const bool complete = wanted.certain && wanted.segments.size() >= kSegments;
  if (!complete && verdict == Verdict::Fails) {
    Pattern completed = pattern.pattern();
    completed.append_wildcards(Text(":*"));
    if (matches(completed, arn) != Verdict::Fails) verdict = Verdict::Unknown;
  }
  if (!surely_arn || !same_cuts(whole, arn)) verdict = both(verdict, Verdict::Unknown);
  return {.verdict = weigh(pattern, verdict), .wanted = whole, .found = arn};
}

}  // namespace trailseal::iam
