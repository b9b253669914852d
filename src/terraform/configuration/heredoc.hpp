// Heredoc: the places of the parts of a document that is written as JSON in a heredoc.
#pragma once

#include <optional>
#include <string_view>

#include "base/text.hpp"
#include "document/value.hpp"

namespace trailseal::terraform {

/// The document that `text` is, at `at`, and each part of it on the line of `source` on
/// which it is written.
/// `at` is where the heredoc or the argument that it is given to begins. Nothing where none begins there, where
/// its lines are not those of the text (a directive makes more or fewer of them), or where
/// the text is no JSON object.
std::optional<Value> read_heredoc(const Text& text, Position at, std::string_view source);

}  // namespace trailseal::terraform
