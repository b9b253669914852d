// TemplateText: the template that a text of a source is.
#pragma once

#include <optional>

#include "patch/cover.hpp"
#include "patch/spot.hpp"

namespace trailseal::patch {

/// The template that a text is written as, with the quotes off; nothing where it is none.
std::optional<Phrase> template_at(const Spot& spot);

}  // namespace trailseal::patch
