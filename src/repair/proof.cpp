#include "repair/proof.hpp"

namespace trailseal::repair {
namespace {

using engine::Outcome;
using engine::Result;

/// A result that was decided may become another decision, and never open.
bool opens(const Verdicts::Count& before, const Verdicts::Count& after) {
  const bool decided = before.fail + before.pass > 0 && before.unknown == 0;
  return decided && after.unknown > before.unknown;
}

bool delivers_worse(const Verdicts& before, const Verdicts& after) {
  for (const auto& [trail, verdict] : before.deliveries()) {
    const auto now = after.deliveries().find(trail);
    if (now == after.deliveries().end() || now->second < verdict) return true;
  }
  return false;
}

}  // namespace

ResultKey key_of(const Result& result) {
  return {result.input, result.trail, result.rule->code,
          result.trail.empty() ? result.resource : std::string()};
}

Verdicts::Verdicts(const engine::GraphJudgement& judged) : size_(judged.results.size()) {
  for (const Result& result : judged.results) {
    Count& count = counts_[key_of(result)];
    switch (result.outcome) {
      case Outcome::Pass:
        ++count.pass;
        break;
      case Outcome::Unknown:
        ++count.unknown;
        break;
      case Outcome::Fail:
      case Outcome::Waived:
        ++count.fail;
        break;
    }
  }
  for (const cloudtrail::TrailSummary& trail : judged.trails) {
    deliveries_[{trail.input, trail.address}] = trail.delivery;
  }
}

Verdicts::Count Verdicts::of(const ResultKey& key) const {
  const auto found = counts_.find(key);
  return found == counts_.end() ? Count{} : found->second;
}

std::size_t Verdicts::unchanged_in(const Verdicts& after) const {
  std::size_t unchanged = 0;
  for (const auto& [key, count] : counts_) {
    if (count == after.of(key)) unchanged += count.all();
  }
  return unchanged;
}

bool Verdicts::is_part_of(const Verdicts& whole) const {
  for (const auto& [key, count] : counts_) {
    if (!(whole.of(key) == count)) return false;
  }
  for (const auto& [trail, verdict] : deliveries_) {
    const auto found = whole.deliveries_.find(trail);
    if (found == whole.deliveries_.end() || found->second != verdict) return false;
  }
  return true;
}

Objections objections_to(const engine::GraphJudgement& after, const Verdicts& before,
                         const std::set<ResultKey>& goals) {
  Objections objections;
  const Verdicts now(after);
  for (const Result& result : after.results) {
    if (result.outcome != Outcome::Fail) continue;
    const ResultKey key = key_of(result);
    const bool more = now.of(key).fail > before.of(key).fail;
    if (more || goals.count(key) > 0) objections.failing.push_back(result);
  }
  objections.worse = delivers_worse(before, now);
  for (const auto& [key, count] : now.all()) {
    if (opens(before.of(key), count)) objections.worse = true;
  }
  return objections;
}

}  // namespace trailseal::repair
