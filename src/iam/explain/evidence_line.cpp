#include "iam/explain/evidence_line.hpp"

namespace trailseal::iam {

std::string line_of(const Evidence& evidence) { return evidence.note; }

std::vector<std::string> lines_of(const std::vector<Evidence>& why) {
  std::vector<std::string> lines;
  lines.reserve(why.size());
  for (const Evidence& one : why) lines.push_back(line_of(one));
  return lines;
}

}  // namespace trailseal::iam
