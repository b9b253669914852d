// The words of evidence: one line for people.
#pragma once

#include <string>
#include <vector>

#include "base/evidence.hpp"

namespace trailseal::iam {

/// "statement `Write`: resource `A` does not cover `B`".
std::string line_of(const Evidence& evidence);

/// A line for each.
std::vector<std::string> lines_of(const std::vector<Evidence>& why);

}  // namespace trailseal::iam
