// Estate: the trails of several inputs at a glance. Which deliver, where, and what to fix
// first: the same thing that is wrong in many inputs is one thing to fix.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/report.hpp"

namespace trailseal::report {

/// How trails deliver. A trail that differs by scenario counts by its worst.
struct DeliveryCount {
  std::size_t allowed = 0;
  std::size_t denied = 0;
  std::size_t unknown = 0;

  std::size_t trails() const { return allowed + denied + unknown; }
};

/// One input that trails or findings are of.
struct EstateInput {
  std::size_t input = 0;
  DeliveryCount deliveries{};
  std::size_t findings = 0;
};

/// The same rule fails at the same address, for the same kind of reason.
struct SharedFinding {
  const engine::Result* first = nullptr;  ///< stands for all of them
  std::size_t findings = 0;
  std::vector<std::size_t> inputs{};  ///< in which, in their order
};

struct Estate {
  DeliveryCount deliveries{};
  std::vector<EstateInput> inputs{};   ///< in the order of the report
  std::vector<SharedFinding> first{};  ///< what to fix first, the most pressing first
};

/// Are there trails of several inputs? Of one input a report is short enough.
bool is_estate(const Report& report);

Estate estate_of(const Report& report);

/// "12 trails in 9 of 300 inputs: 7 deliver, 3 are refused, 2 cannot be decided".
std::string estate_line(const Report& report, const Estate& estate);

/// "7 deliver, 3 are refused, 2 cannot be decided".
std::string delivery_text(const DeliveryCount& deliveries);

/// "`a.json`", "12 inputs: `a.json`, `b.json` and 10 more".
std::string inputs_text(const Report& report, const std::vector<std::size_t>& inputs);

/// The sentence of a result, with its input where trails are of several.
std::string placed_sentence(const Report& report, const engine::Result& result);

/// The input that a result is of: its trail's, or without one its resource's.
std::size_t input_of(const engine::Result& result);

/// What tells the trails of one module apart that several inputs have: paths, names,
/// accounts, regions, and the keys of instances.
std::vector<std::string> own_words(const Report& report,
                                   const cloudtrail::TrailSummary& trail);

}  // namespace trailseal::report
