#include "evidence/requirement.hpp"

#include "evidence/source.hpp"
#include "iam/explain/evidence_line.hpp"
#include "report/result_text.hpp"

namespace trailseal::evidence {

using engine::Outcome;

RequirementEvidence requirement_of(const report::Report& report,
                                   const engine::Result& result) {
  RequirementEvidence evidence{.code = result.rule->code,
                               .rule = result.rule->id,
                               .severity = rule::to_string(result.rule->severity),
                               .outcome = engine::to_string(result.outcome),
                               .resource = result.resource,
                               .message = report::sentence_of(report, result),
                               .help = result.missing.help,
                               .why = iam::lines_of(result.why)};
  if (result.outcome == Outcome::Waived) {
    const std::string until =
        result.waived_until.empty() ? "" : " until " + result.waived_until;
    evidence.why.insert(evidence.why.begin(), "waived" + until + ": " + result.waiver);
  }
  evidence.source.input = report::input_path(report, result.input);
  evidence.source.place = report::place_text(report, result.place);
  if (result.input < report.inputs.size()) {
    evidence.source.time = time_of(report.inputs[result.input]);
  }
  return evidence;
}

}  // namespace trailseal::evidence
