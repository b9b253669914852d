// What a graph of inputs is judged to be, as text to compare.
#pragma once

#include <string>
#include <vector>

#include "cloudtrail/assessment.hpp"
#include "engine/engine.hpp"
#include "iam/explain/evidence_line.hpp"
#include "rule/catalogue.hpp"

namespace trailseal {

/// One line per trail and per result that is about a trail.
inline std::string judged(ResourceGraph& graph) {
  graph.link();
  std::vector<const rule::Rule*> rules;
  for (const rule::Rule& rule : rule::builtin_rules()) rules.push_back(&rule);
  const auto assessment =
      cloudtrail::assess(graph, "sse-kms-cmk", engine::subjects_of(rules));
  std::string text;
  for (const auto& trail : assessment.trails) {
    text +=
        trail.address + ": " + std::to_string(static_cast<int>(trail.delivery)) + "\n";
  }
  for (const engine::Result& result :
       engine::judge(rules, assessment, "sse-kms-cmk", graph.inputs())) {
    if (result.trail.empty()) continue;
    text += result.rule->code + " " + engine::to_string(result.outcome) + " " +
            result.trail + " " + result.resource + " " + result.message + "\n";
    for (const std::string& why : iam::lines_of(result.why)) text += "  " + why + "\n";
  }
  return text;
}

}  // namespace trailseal
