// TrailResults: the results of a report by the trail that they are on, found in one step.
#pragma once

#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "cloudtrail/assessment.hpp"
#include "engine/result.hpp"

namespace trailseal::report {

class TrailResults {
 public:
  /// Of results that outlive it.
  explicit TrailResults(const std::vector<engine::Result>& results);

  /// Those on a trail, in their order.
  const std::vector<const engine::Result*>& of(
      const cloudtrail::TrailSummary& trail) const;

 private:
  using Key = std::pair<std::size_t, std::string_view>;  // input and address

  std::map<Key, std::vector<const engine::Result*>> by_trail_{};
  std::vector<const engine::Result*> none_{};
};

}  // namespace trailseal::report
