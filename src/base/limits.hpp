// Every bound of the program, with its reason.
#pragma once

#include <cstddef>

namespace trailseal {

/// Nesting of objects and lists in a document. Terraform and CloudFormation stay below
/// 50; deeper input is hostile, and recursion would end in a stack overflow.
inline constexpr std::size_t kMaxDepth = 256;

/// Nodes that YAML aliases, or the functions of a template, may expand to: "billion
/// laughs" ends here, below 100 MB. A template of the full megabyte has 100,000.
inline constexpr std::size_t kMaxNodes = 400'000;

/// Bytes of one input. Terraform plans beyond this have not been seen.
inline constexpr std::size_t kMaxInputBytes = std::size_t{2} << 30;

/// Bytes of a YAML template: the service takes 1 MB; ten times that is a mistake.
inline constexpr std::size_t kMaxYamlBytes = std::size_t{10} << 20;

/// Product of pattern and text length (after symbols are spread out) up to which a
/// half-known match is worked out; beyond it the answer is "unknown".
inline constexpr std::size_t kMaxGlobWork = 50'000'000;

/// Characters of one text shown to a person before it is cut.
inline constexpr std::size_t kMaxShownText = 400;

}  // namespace trailseal
