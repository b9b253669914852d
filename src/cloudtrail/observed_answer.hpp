// ObservedAnswer: an answer put together from many observations.
//
// One that speaks against it decides, then one that is missing; what is only worth telling
// stands beside.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cloudtrail/placed_answer.hpp"

namespace trailseal::cloudtrail {

class ObservedAnswer {
 public:
  /// Speaks against it.
  void against(std::string why) { against_.emplace_back(std::move(why)); }
  /// Is worth telling, and decides nothing.
  void remark(std::string what) { remarks_.emplace_back(std::move(what)); }
  /// Would have to be known. The first one is told.
  void missing(Missing what) {
    if (missing_.empty()) missing_ = std::move(what);
  }
  /// Does nothing speak against it so far?
  bool is_clear() const { return against_.empty(); }
  bool is_open() const { return !missing_.empty(); }

  PlacedAnswer at(Place place) const {
    PlacedAnswer answer = yes(std::move(place));
    if (!against_.empty()) answer.verdict = Verdict::Fails;
    if (against_.empty() && is_open()) {
      answer.verdict = Verdict::Unknown;
      answer.missing = missing_;
    }
    answer.why = against_;
    answer.why.insert(answer.why.end(), remarks_.begin(), remarks_.end());
    return answer;
  }

 private:
  std::vector<Evidence> against_{};
  std::vector<Evidence> remarks_{};
  Missing missing_{};
};

}  // namespace trailseal::cloudtrail
