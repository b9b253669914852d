#include "report/page/markdown_findings.hpp"

#include <algorithm>
#include <map>

#include "iam/explain/evidence_line.hpp"
#include "report/estate.hpp"
#include "report/low_findings.hpp"
#include "report/page/markdown.hpp"
#include "report/result_text.hpp"

namespace trailseal::report {
namespace {

/// The patch as a `diff` block, or the statement alone.
std::string proven_details(const ProvenFix& fix) {
  std::string text = "\n**Fix, proven**\n\n" + markdown_sentence(fix.text) + ": " +
                     markdown_sentence(promise_of(fix)) + ".\n";
  const bool patched = !fix.patch.empty();
  const std::string& block = patched ? fix.patch : fix.block;
  if (block.empty()) return text;
  return text + "\n" + markdown_block(block, patched ? "diff" : fix.language);
}

/// The findings in full. A fix that ends several is told with the first of them.
class FindingDetails {
 public:
  explicit FindingDetails(const Report& report) : report_(report) {}

  std::string of(const engine::Result& result);

 private:
  std::string fix_of(const engine::Result& result);

  const Report& report_;
  std::map<std::string, std::string> told_;  ///< by a fix, the rule it was told with
};

std::string FindingDetails::fix_of(const engine::Result& result) {
  const ProvenFix* proven = report_.fixes.find(result);
  const std::string& advice = fix_for(report_, result).text;
  if (proven == nullptr && advice.empty()) return "";
  const auto [told, fresh] = told_.emplace(fix_key(report_, result), result.rule->code);
  if (!fresh) return "\nThe fix is the one of " + told->second + ", above.\n";
  if (proven != nullptr) return proven_details(*proven);
  return "\n**Fix**\n\n" + markdown_of_rule(advice) + "\n";
}

std::string FindingDetails::of(const engine::Result& result) {
  std::string text = "\n<details><summary>" + result.rule->code + " " +
                     markdown_sentence(heading_of(result)) + "</summary>\n\n";
  text += markdown_sentence(sentence_of(report_, result)) + "\n\n";
  for (const std::string& why : iam::lines_of(result.why))
    text += "- " + markdown_sentence(why) + "\n";
  text += "- at " + markdown_code(place_text(report_, result.place)) + "\n";
  const std::string input(input_path(report_, input_of(result)));
  const std::string of = is_estate(report_) ? " of " + markdown_code(input) : "";
  if (!result.trail.empty()) {
    text += "- trail " + markdown_code(result.trail) + of + "\n";
  }
  return text + fix_of(result) + "\n</details>\n";
}

}  // namespace

std::vector<std::string> finding_sections(
    const Report& report, const std::vector<const engine::Result*>& findings) {
  FindingDetails details(report);
  std::vector<std::string> sections;
  sections.reserve(findings.size());
  for (const engine::Result* result : findings) sections.push_back(details.of(*result));
  return sections;
}

std::string low_section(const Report& report) {
  constexpr std::size_t kPlaces = 8;
  const std::vector<LowFindings> all = low_findings(report);
  if (all.empty()) return "";
  std::string text = "\n<details><summary>" + low_heading(report, all) + "</summary>\n\n";
  for (const LowFindings& low : all) {
    text += "- " + std::string(rule::to_string(low.rule->severity)) + " **" +
            low.rule->code + "** " + markdown_sentence(fault_of(*low.rule)) + ": ";
    for (std::size_t i = 0; i < std::min(low.places.size(), kPlaces); ++i) {
      text += (i == 0 ? "" : ", ") + markdown_code(low.places[i]);
    }
    if (low.places.size() > kPlaces) {
      text += " and " + std::to_string(low.places.size() - kPlaces) + " more";
    }
    text +=
        "\n  - fix: " + markdown_sentence(short_fix(report, *low.results.front())) + "\n";
  }
  return text + "\n</details>\n";
}

}  // namespace trailseal::report
