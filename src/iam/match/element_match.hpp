// Part: what one part of a statement (its principal, action, resource, one condition)
// says to a request, with the reason built beside the verdict.
#pragma once

#include <string>

#include "base/verdict.hpp"
#include "document/source.hpp"

namespace trailseal::iam {

struct Part {
  Verdict verdict = Verdict::Holds;
  /// One sentence with both sides shown; empty for a part that plainly holds.
  std::string reason{};
  /// For Unknown: what is not known, and how to give it.
  std::string missing{};
  std::string help{};
  Position position{};
};

}  // namespace trailseal::iam
