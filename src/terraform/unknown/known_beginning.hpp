// known_beginning: unknown texts of which a plan file tells how they begin.
#pragma once

#include <string>

#include "terraform/plan/plan_index.hpp"

namespace trailseal::terraform {

/// Makes a Text of each attribute that is still unknown and whose beginning is known: the
/// beginning, and a symbol for the rest. Left alone are policies, and arguments by which a
/// managed resource names another one, whose origin tells more. `path` tells the inputs of
/// a call apart.
void use_beginnings(PlanResource& planned, const std::string& path);

}  // namespace trailseal::terraform
