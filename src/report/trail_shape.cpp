#include "report/trail_shape.hpp"

#include <cstddef>

#include "report/instances.hpp"
#include "report/result_text.hpp"
#include "report/summary.hpp"

namespace trailseal::report {
namespace {

/// Which statement, which elements, which conditions; not what they want and get.
std::string evidence_shape(const Evidence& evidence) {
  std::string shape = evidence.sid + "/" + std::to_string(evidence.number) + "/" +
                      std::to_string(static_cast<int>(evidence.kind)) + evidence.note;
  for (const Comparison& ground : evidence.grounds) {
    shape += "\n" + std::to_string(static_cast<int>(ground.element)) + ground.op + "/" +
             ground.key + "/" + ground.hint + "/" + ground.reason +
             std::to_string(static_cast<int>(ground.verdict));
  }
  return shape;
}

std::string result_shape(const Report& report, const engine::Result& result) {
  const bool proven = report.fixes.find(result) != nullptr;
  std::string shape = result.rule->code + engine::to_string(result.outcome) +
                      engine::to_string(result.history) + (proven ? "proven" : "") +
                      "\n" + result.resource + "\n" + result.message + "\n" +
                      result.missing.what + result.missing.help + result.waiver + "\n" +
                      scenario_text(report, result.scenario, result.further);
  for (const Evidence& evidence : result.why) shape += "\n" + evidence_shape(evidence);
  return shape;
}

}  // namespace

std::string trail_shape(const Report& report, const Entries& entries,
                        const std::vector<const engine::Result*>& results,
                        const std::vector<std::string>& own) {
  std::string shape = entries.front()->address;
  for (const cloudtrail::TrailSummary* entry : entries) {
    for (const TrailLine& line : trail_lines(report, *entry)) shape += "\n" + line.text;
  }
  std::size_t passes = 0;
  for (const engine::Result* result : results) {
    const bool passed = result->outcome == engine::Outcome::Pass;
    const bool low =
        result->outcome == engine::Outcome::Fail && !decides(report, *result);
    if (passed) ++passes;
    if (!passed && !low) shape += "\n" + result_shape(report, *result);
  }
  return without_instance(shape + "\n" + std::to_string(passes), own);
}

}  // namespace trailseal::report
