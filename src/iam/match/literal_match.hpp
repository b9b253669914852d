// Plain texts, wholly literal and in one piece, are what evaluations meet most: they are
// compared where they stand, without patterns being built. Everything else takes the way
// of base/glob, with the same answers.
#pragma once

#include <optional>
#include <string_view>

#include "base/text.hpp"
#include "base/verdict.hpp"

namespace trailseal::iam {

/// The string of a plain text; nullopt for one with symbols or several pieces.
std::optional<std::string_view> plain(const Text& text);

/// The same for a text of a policy, where policy variables are not plain.
std::optional<std::string_view> plain_without_variables(const Text& text);

enum class LetterCase { Kept, Ignored };

/// Matches `*` and `?` in `pattern`; `Ignored` ignores the case of ASCII letters only, as
/// is enough for names of actions.
bool glob(std::string_view pattern, std::string_view text, LetterCase letter_case);

/// Whether the pattern is `*` and nothing else.
bool is_lone_star(std::string_view pattern);

/// As match_arn.
Verdict glob_arn(std::string_view pattern, std::string_view arn);

/// The same for an ARN with symbols. Unknown also where they stand in its first segments,
/// or the pattern has fewer: match_arn has the answer then.
Verdict glob_resource(std::string_view pattern, const Text& arn);

}  // namespace trailseal::iam
