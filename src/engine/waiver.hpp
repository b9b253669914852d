// Waivers: exceptions that somebody has taken responsibility for.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/result.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::engine {

/// An exception from one rule for one resource.
struct Waiver {
  std::string rule{};     ///< code or id
  std::string address{};  ///< of the resource to fix, or of the trail
  /// The configuration it stands in; `address` is then a pattern, and counts in every
  /// input. Empty: it stands beside its resource, in `input`.
  std::string path{};
  std::size_t input = 0;
  std::string reason{};
  std::string owner{};  ///< who answers for it, may be empty
  std::string until{};  ///< `2027-01-31`, the last day it counts; empty: no end
  Position position{};
  bool sound = true;  ///< false: something is wrong with it, and it covers nothing
  bool used = false;
};

/// The waivers that stand beside resources (`Metadata: {trailseal: {waive: [...]}}`).
std::vector<Waiver> waivers_of(const ResourceGraph& graph);

/// Failing and unknown results that a waiver in force covers become waived, and waivers
/// that cover one become used. `today` is a day, as `2026-01-31`.
void waive(std::vector<Result>& results, std::vector<Waiver>& waivers,
           const std::string& today);

}  // namespace trailseal::engine
