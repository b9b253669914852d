// DeliveryAnswer: what a report answers to the question that it is asked: how many trails
// deliver log files with the encryption required, how many do not, how many cannot be
// decided, and what one thing would decide most of these.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "report/report.hpp"
#include "report/trail_lines.hpp"
#include "rule/standard.hpp"

namespace trailseal::report {

/// How a trail answers the question of the report, the worst first.
enum class TrailAnswer {
  Refused,  ///< no log file arrives
  Weaker,   ///< the log files are encrypted otherwise, whether or not they arrive
  Undecided,
  AsWanted,
};

/// The answers of the trails of one report: by its simulation, and by what AWS has
/// observed where it has observed otherwise.
class TrailAnswers {
 public:
  explicit TrailAnswers(const Report& report);

  TrailAnswer of(const cloudtrail::TrailSummary& trail) const;
  /// In the scenario in which the trail fares worst.
  TrailAnswer of(const Entries& entries) const;

 private:
  using Key = std::pair<std::size_t, std::string_view>;  // input and address

  const rule::Standard& standard_;
  std::set<Key> seen_refused_{};
  std::set<Key> seen_weaker_{};
};

/// The trails of the report, one entry each as it has them, the worst first.
Entries by_answer(const Report& report);

/// Each trail counts once. One that differs by scenario counts by its worst.
struct DeliveryAnswer {
  std::size_t as_wanted = 0;  ///< deliver, with the encryption that the standard requires
  std::size_t weaker = 0;     ///< encrypt in another way, whether or not they deliver
  std::size_t refused = 0;    ///< deliver no log file
  std::size_t undecided = 0;
  std::string to_decide{};        ///< how to give what most of them lack; may be empty
  std::size_t decided_by_it = 0;  ///< how many lack it
  bool decides = false;           ///< they lack nothing else

  bool varies = false;       ///< does a trail answer otherwise in another scenario?
  std::string worst_case{};  ///< of a trail that does: "when `Stage` is `dev`"

  std::size_t trails() const { return as_wanted + weaker + refused + undecided; }
  /// Holds where all trails deliver as required.
  Verdict verdict() const;
};

DeliveryAnswer delivery_answer(const Report& report);

/// The answer in words, with which every report for people begins: "2 of 3 trails deliver
/// log files encrypted with a customer managed KMS key, 1 delivers no log files". Empty
/// where there is no trail.
std::string answer_sentence(const Report& report, const DeliveryAnswer& answer);
std::string answer_sentence(const Report& report);

/// What would decide most of the undecided: "To decide 2 of them: ..."; may be empty.
std::string decision_hint(const DeliveryAnswer& answer);

}  // namespace trailseal::report
