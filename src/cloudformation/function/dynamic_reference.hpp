// Dynamic references: `{{resolve:ssm:/logs/bucket}}` inside a text.
#pragma once

#include "base/text.hpp"

namespace trailseal::cloudformation {

bool has_dynamic_reference(const Text& text);

/// The text with a symbol in the place of every dynamic reference. What looks like one
/// but names no service that keeps values stays as it is.
Text with_dynamic_symbols(const Text& text);

}  // namespace trailseal::cloudformation
