// The words of evidence: one line for people.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/evidence.hpp"
#include "base/text.hpp"

namespace trailseal::iam {

/// `Principal`, `Condition`: an element as a policy spells it.
const char* to_string(Element element);

/// "resource `A` does not cover `B`; the prefix is ...".
std::string words_of(const Comparison& comparison);

/// "statement `Write`: resource `A` does not cover `B`".
std::string line_of(const Evidence& evidence);

/// A line for each.
std::vector<std::string> lines_of(const std::vector<Evidence>& why);

/// A line that sets one value against one other, for a writer that sets them one above
/// the other.
struct TwoSides {
  std::string before{};  ///< "statement `Write`: condition `StringEquals` on `k`: "
  Text wanted{};
  Text given{};
  bool wildcards = false;  ///< `*` and `?` of what is wanted stand for other letters
  bool alike = false;      ///< the two match
  std::string after{};     ///< "; what a person should know", or empty
};

/// The two sides of a line; nullopt for a line of another form.
std::optional<TwoSides> two_sides_of(const Evidence& evidence);

}  // namespace trailseal::iam
