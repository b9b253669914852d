// What a text is, by its content. A file's name says nothing here.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.hpp"

namespace trailseal::load {

/// What a glance at the text tells.
struct Glance {
  bool json = false;      ///< the first character that is not white space is `{`
  bool plan = false;      ///< it has the version that every plan and state has
  bool possible = false;  ///< it may be a plan or a template: worth parsing
  bool claims = false;    ///< it says it is one: if it cannot be parsed, that is an error
};

/// Looks for the words that every plan or template contains; a plain search of the text,
/// so that a directory of thousands of other files costs little.
Glance glance_at(std::string_view text);

/// The error for a file that a user named and that is neither a plan nor a template, with
/// advice for what it seems to be.
Error neither_error(std::string_view path, std::string_view text);

}  // namespace trailseal::load
