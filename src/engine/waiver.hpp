// Waivers: exceptions that somebody has taken responsibility for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/result.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::engine {

/// What a waiver in a comment covers: results that point at these lines of its file, and
/// those of the resources that are declared there.
struct WaivedLines {
  std::uint32_t first = 0;  ///< 0: it stands beside nothing
  std::uint32_t last = 0;
  std::vector<std::pair<std::size_t, std::string>> resources{};  ///< input and address
};

/// An exception from one rule for one resource.
struct Waiver {
  std::string rule{};     ///< code or id
  std::string address{};  ///< of the resource to fix, or of the trail
  /// The configuration it stands in; `address` is then a pattern, and counts in every
  /// input. Empty: it stands beside its resource, in `input`.
  std::string path{};
  std::size_t input = 0;
  /// Of a waiver in a comment, whose file `path` then is; it needs no address.
  std::optional<WaivedLines> lines{};
  /// What is wrong with how it is written; without a message: nothing.
  Error problem{};
  std::string reason{};
  std::string owner{};  ///< who answers for it, may be empty
  std::string until{};  ///< `2027-01-31`, the last day it counts; empty: no end
  Position position{};
  bool sound = true;  ///< false: something is wrong with it, and it covers nothing
  bool used = false;
};

/// Are the two one waiver, seen from two graphs or inputs?
bool is_same_waiver(const Waiver& a, const Waiver& b);

/// The waivers that stand beside resources (`Metadata: {trailseal: {waive: [...]}}`) or in
/// comments; one that names several rules is one for each.
std::vector<Waiver> waivers_of(const ResourceGraph& graph);

/// Failing and unknown results that a waiver in force covers become waived, and waivers
/// that cover one become used. `today` is a day, as `2026-01-31`.
void waive(const std::vector<Input>& inputs, const std::string& today,
           std::vector<Result>& results, std::vector<Waiver>& waivers);

}  // namespace trailseal::engine
