// Repair: the smallest change that is proven to end a failing result.
//
// A change is only one where the whole run, judged again on the changed graph, has none of
// the failures that it is for, none that was not there, no delivery that is worse, and
// nothing open that was decided. What is proven is data; a writer makes the words of it.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cloudtrail/assessment.hpp"
#include "engine/engine.hpp"
#include "engine/result.hpp"
#include "graph/edit.hpp"
#include "graph/resource_graph.hpp"
#include "repair/effort.hpp"

namespace trailseal::repair {

/// A failing result that a repair ends.
struct EndedResult {
  std::string fingerprint{};
  std::string code{};   ///< of the rule: `TS304`
  std::string trail{};  ///< its address; empty where no trail is involved
  friend bool operator==(const EndedResult&, const EndedResult&) = default;
};

struct Repair {
  /// In the order in which they are made.
  std::vector<Edit> edits{};
  /// What they do, as an imperative: "add `audit/` to the resource of statement `Write`".
  /// Nothing sensitive stands in it.
  std::string sentence{};
  /// What fails now and passes then: the results it was made for, and those that end too.
  std::vector<EndedResult> ended{};
  /// Other results, of all trails, whose outcome is the same before and after.
  std::size_t unchanged = 0;
  /// Addresses of trails whose delivery is denied or open now and allowed then.
  std::vector<std::string> delivering{};
};

/// A graph, and what was found there by a Judge: that of a scenario, or the only one.
struct JudgedGraph {
  const ResourceGraph* graph = nullptr;
  engine::GraphJudgement judged{};
};

/// All rules that the run might judge, on a graph and as the run does it, with nothing
/// waived: also those that the user did not select, for a change must not break them.
using Judge = std::function<engine::GraphJudgement(const ResourceGraph&)>;

/// The repairs of failing results.
struct RepairedResults {
  std::vector<Repair> repairs{};
  /// By place in `failing`: the index of the repair that ends it; nothing where none was
  /// found.
  std::vector<std::optional<std::size_t>> of_result{};
};

/// Finds for each of `failing` the smallest change that is proven to end it in every one of
/// `graphs`: one for each scenario, or the only one. What a repair found for an earlier
/// result ends needs no other.
RepairedResults find_repairs(const std::vector<JudgedGraph>& graphs, const Judge& judge,
                             const std::vector<const engine::Result*>& failing,
                             Effort effort = Effort());

}  // namespace trailseal::repair
