#include "load/other_file.hpp"

#include <algorithm>
#include <string_view>

#include "aws/resource_kind.hpp"
#include "load/input_kind.hpp"

namespace trailseal::load {

Reading neither(const Candidate& candidate, const Source& source) {
  if (!candidate.named) return {};
  return {.input = neither_error(candidate.path, source.text())};
}

bool is_aside(const Candidate& candidate, const Source& source) {
  if (candidate.named) return false;
  const auto kinds = resource_kinds();
  return std::none_of(kinds.begin(), kinds.end(), [&](const KindRow& row) {
    return row.keep > Keep::Led && !row.cloudformation.empty() &&
           source.text().find(row.cloudformation) != std::string_view::npos;
  });
}

}  // namespace trailseal::load
