// Estate: the trails of several inputs or environments at a glance. Which deliver, where,
// and what to fix first: the same thing that is wrong in many inputs is one thing to fix.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/report.hpp"

namespace trailseal::report {

/// How trails deliver. A trail that differs by scenario counts by its worst.
struct DeliveryCount {
  std::size_t allowed = 0;
  std::size_t weaker = 0;  ///< of the allowed: with weaker encryption than wanted
  std::size_t denied = 0;
  std::size_t unknown = 0;

  std::size_t trails() const { return allowed + denied + unknown; }
};

/// One input that trails or findings are of, or one environment of it.
struct EstateInput {
  std::size_t input = 0;
  std::string environment{};  ///< its file of variables; empty: there is only one
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

/// Are there trails of several inputs or environments, so that an overview helps?
bool has_overview(const Report& report);

/// What a row of the overview is called: the path of the input, the environment.
std::string name_of(const Report& report, const EstateInput& part);

/// "by input", "by environment": what the rows of the overview are.
const char* part_noun(const Report& report);

Estate estate_of(const Report& report);

/// "6 deliver as required, 1 uses weaker encryption, 3 deliver nothing, 2 cannot be decided".
std::string delivery_text(const DeliveryCount& deliveries);

/// "`a.json`", "12 inputs: `a.json`, `b.json` and 10 more".
std::string inputs_text(const Report& report, const std::vector<std::size_t>& inputs);

/// How often there is a finding like this: "in 3 inputs: ..., 6 times in all". Empty for
/// one of its kind.
std::string repeated_text(const Report& report, const SharedFinding& finding);

/// The sentence of a result, with its input where trails are of several.
std::string placed_sentence(const Report& report, const engine::Result& result);

/// The input that a result is of: its trail's, or without one its resource's.
std::size_t input_of(const engine::Result& result);

/// What tells the trails of one module apart that several inputs have: paths, names,
/// accounts, regions, and the keys of instances.
std::vector<std::string> own_words(const Report& report,
                                   const cloudtrail::TrailSummary& trail);

}  // namespace trailseal::report
