// The control statement of a pack: the standard, and what came of it.
#pragma once

#include <string>

#include "evidence/pack.hpp"

namespace trailseal::evidence {

std::string control_statement(const Pack& pack);

}  // namespace trailseal::evidence
