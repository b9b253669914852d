// Proof: what a change makes of a run.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/engine.hpp"
#include "engine/result.hpp"

namespace trailseal::repair {

/// One rule on one subject, whatever resource the result points at. Results of no trail are
/// told apart by their resource.
using ResultKey = std::tuple<std::size_t, std::string, std::string, std::string>;
ResultKey key_of(const engine::Result& result);

/// A judged graph, by what its results are about.
class Verdicts {
 public:
  explicit Verdicts(const engine::GraphJudgement& judged);

  struct Count {
    std::size_t fail = 0;
    std::size_t unknown = 0;
    std::size_t pass = 0;

    std::size_t all() const { return fail + unknown + pass; }
    friend bool operator==(const Count&, const Count&) = default;
  };
  Count of(const ResultKey& key) const;
  const std::map<ResultKey, Count>& all() const { return counts_; }
  /// By input and address of the trail.
  const std::map<std::pair<std::size_t, std::string>, Verdict>& deliveries() const {
    return deliveries_;
  }
  /// Results whose outcome is the same in another judgement.
  std::size_t unchanged_in(const Verdicts& after) const;
  /// The number of results.
  std::size_t size() const { return size_; }
  /// Are all results and deliveries those that another judgement has of them as well?
  bool is_part_of(const Verdicts& whole) const;

 private:
  std::size_t size_ = 0;
  std::map<ResultKey, Count> counts_{};
  std::map<std::pair<std::size_t, std::string>, Verdict> deliveries_{};
};

/// What stands between a change and its proof.
struct Objections {
  /// Results of the changed run that fail though they shall not, or did not before: a
  /// further change may end them.
  std::vector<engine::Result> failing{};
  /// Something that was decided is open, or a trail's delivery is worse.
  bool worse = false;

  bool none() const { return failing.empty() && !worse; }
};

/// Holds the run after a change against that before it; `goals` shall end.
Objections objections_to(const engine::GraphJudgement& after, const Verdicts& before,
                         const std::set<ResultKey>& goals);

}  // namespace trailseal::repair
