// Matching an ARN against a pattern, as IAM does: each of the six segments by itself.
#pragma once

#include <string_view>

#include "iam/match/policy_variables.hpp"

namespace trailseal::iam {

struct ArnMatch {
  Verdict verdict = Verdict::Fails;
  /// The first segment that differs, or is not known: 0 partition ... 5 resource, counted
  /// as `arn` 0; -1 where the match was not made by segments.
  int segment = -1;
  /// The two sides of that segment (of the whole, where it was not made by segments).
  Text wanted{};
  Text found{};
};

/// "arn:partition:service:region:account:resource": the name of a segment.
const char* segment_name(int segment);

/// Whether the pattern is `*` and nothing else.
bool is_lone_star(const Expansion& pattern);

/// `*` and `?` stay inside their segment, the last of which is all that is left. A lone
/// `*` matches anything; a pattern of fewer than six segments at best unknown.
/// `surely_arn`: the text is an ARN even where a symbol hides its segments, as a
/// request's resource is.
ArnMatch match_arn(const Expansion& pattern, const Text& arn, bool surely_arn);

/// Whether a Resource that does not match segment by segment may do so if a `*` at the end
/// of a segment covers the next segments as well: IAM's page on Resource says that it can,
/// S3's page on wildcards in ARNs that none can.
bool may_span_segments(const Expansion& pattern, const Text& arn);

/// Whether a `*` stands before a colon, as it has to for that.
bool has_star_before_colon(std::string_view pattern);

}  // namespace trailseal::iam
