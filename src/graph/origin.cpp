#include "graph/origin.hpp"

#include <algorithm>
#include <vector>

namespace trailseal {
namespace {

/// The steps of a path without their instance keys, in which dots may stand.
std::vector<std::string> steps_of(std::string_view text) {
  std::vector<std::string> steps(1);
  bool quoted = false;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\') {
      ++i;
    } else if (c == '"' && depth > 0) {
      quoted = !quoted;
    } else if (!quoted && c == '[') {
      ++depth;
    } else if (!quoted && c == ']') {
      depth = std::max(0, depth - 1);
    } else if (depth == 0 && c == '.') {
      steps.emplace_back();
    } else if (depth == 0) {
      steps.back() += c;
    }
  }
  return steps;
}

}  // namespace

Origin parse_origin(std::string_view text) {
  const std::vector<std::string> steps = steps_of(text);
  Origin origin;
  std::size_t at = 0;
  while (at + 2 < steps.size() && steps[at] == "module") at += 2;
  const std::size_t left = steps.size() - at;
  const std::string& first = steps[at];
  if (left > 1) origin.attribute = steps.back();
  if (first == "var") {
    origin.kind = Origin::Kind::Variable;
  } else if (first == "local") {
    origin.kind = Origin::Kind::Local;
  } else if (first == "data" && left > 2) {
    origin.kind = Origin::Kind::Resource;
    origin.data = true;
    origin.type = steps[at + 1];
    if (left == 3) origin.attribute.clear();
  } else if (left > 1 && first.find('_') != std::string::npos) {
    // Types of Terraform resources begin with their provider's name: `aws_kms_key`.
    origin.kind = Origin::Kind::Resource;
    origin.type = first;
    if (left == 2) origin.attribute.clear();
  } else if (at > 0 && left == 1) {
    origin.kind = Origin::Kind::ModuleOutput;
    origin.attribute = first;
  }
  return origin;
}

}  // namespace trailseal
