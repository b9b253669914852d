// Days are compared as text: `2026-01-31` sorts as it should.
#include "engine/waiver.hpp"

#include "base/glob.hpp"

namespace trailseal::engine {
namespace {

bool covers(const Waiver& waiver, const Result& result) {
  if (!waiver.sound) return false;
  if (waiver.rule != result.rule->code && waiver.rule != result.rule->id) return false;
  if (!waiver.path.empty()) {
    const Pattern pattern = Pattern::parse(Text(waiver.address));
    return matches(pattern, Text(result.resource)) == Verdict::Holds ||
           matches(pattern, Text(result.trail)) == Verdict::Holds;
  }
  const bool resource =
      waiver.address == result.resource && waiver.input == result.place.input;
  return resource || (waiver.address == result.trail && waiver.input == result.input);
}

}  // namespace

std::vector<Waiver> waivers_of(const ResourceGraph& graph) {
  std::vector<Waiver> waivers;
  for (const Resource& resource : graph.resources()) {
    for (const WrittenWaiver& written : resource.waivers) {
      waivers.push_back({.rule = written.rule,
                         .address = resource.address,
                         .input = resource.input,
                         .reason = written.reason,
                         .until = written.until,
                         .position = written.position});
    }
  }
  return waivers;
}

void waive(std::vector<Result>& results, std::vector<Waiver>& waivers,
           const std::string& today) {
  for (Result& result : results) {
    if (result.outcome != Outcome::Fail && result.outcome != Outcome::Unknown) continue;
    for (Waiver& waiver : waivers) {
      if (!covers(waiver, result)) continue;
      waiver.used = true;
      if (!waiver.until.empty() && waiver.until < today) continue;
      result.outcome = Outcome::Waived;
      result.waiver = waiver.reason;
      if (!waiver.owner.empty()) result.waiver += " (" + waiver.owner + ")";
      result.waived_until = waiver.until;
      break;
    }
  }
}

}  // namespace trailseal::engine
