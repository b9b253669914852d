// What the expressions in a template yield, told from the text that came out of it:
//
//   "arn:aws:s3:::${local.bucket}/AWSLogs/${local.account}/*"
//    arn:aws:s3:::acme-logs      /AWSLogs/<account>       /*
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "patch/cover.hpp"

namespace trailseal::patch {

/// A template taken apart; nothing where it has directives. `is_sub`: of `Fn::Sub`, where
/// `${!x}` is no reference.
std::optional<Phrase> parts_of_template(std::string_view text, bool is_sub);

/// The text of each part; nothing where the text cannot have come out, or where two
/// expressions stand side by side.
std::optional<std::vector<Text>> match_parts(const Phrase& parts, const Text& text);

/// A phrase for `after` that keeps as much of the template `before` as both texts have in
/// common at their beginning and at their end; what is between is said by `cover`.
std::optional<Phrase> rewritten(const Phrase& template_before, const Text& before,
                                const Text& after, const Cover& cover,
                                const Cover::Allowed& allowed);

}  // namespace trailseal::patch
