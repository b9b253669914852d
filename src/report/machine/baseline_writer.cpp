// A baseline, `trailseal.baseline/1`: one finding a line, so that its changes read well
// in a review.
#include <nlohmann/json.hpp>
#include <ostream>

#include "report/writers.hpp"

namespace trailseal::report {

void write_baseline(const std::vector<engine::BaselineEntry>& baseline,
                    std::ostream& out) {
  out << "{\n  \"schema\": \"trailseal.baseline/1\",\n  \"findings\": [";
  const char* before = "\n    ";
  for (const engine::BaselineEntry& entry : baseline) {
    const nlohmann::ordered_json json = {{"rule", entry.rule},
                                         {"resource", entry.resource},
                                         {"fingerprint", entry.fingerprint},
                                         {"content", entry.content}};
    out << before
        << json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    before = ",\n    ";
  }
  out << (baseline.empty() ? "]\n}\n" : "\n  ]\n}\n");
}

}  // namespace trailseal::report
