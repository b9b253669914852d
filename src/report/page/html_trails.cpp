#include <algorithm>
#include <array>

#include "base/word_list.hpp"
#include "report/delivery_answer.hpp"
#include "report/estate.hpp"
#include "report/page/html_parts.hpp"
#include "report/page/picture.hpp"
#include "report/paragraph.hpp"
#include "report/result_text.hpp"
#include "report/short_address.hpp"
#include "report/summary.hpp"
#include "report/trail_lines.hpp"

namespace trailseal::report {
namespace {

const char* style_of(Verdict delivery) {
  if (delivery == Verdict::Holds) return "good";
  return delivery == Verdict::Fails ? "bad" : "unknown";
}

void add_parts(const Report& report, const Estate& estate, const HtmlElement& body) {
  const std::array titles{"as required", "weaker",   "no log files",   "undecided",
                          "trails",      "findings", part_noun(report)};
  const HtmlElement rows = add_table(body, titles);
  for (const EstateInput& part : estate.inputs) {
    const HtmlElement row = rows.add("tr");
    const DeliveryCount& deliveries = part.deliveries;
    for (const std::size_t number :
         {deliveries.allowed - deliveries.weaker, deliveries.weaker, deliveries.denied,
          deliveries.unknown, deliveries.trails(), part.findings}) {
      row.add("td", std::to_string(number));
    }
    row.add("td").add_code(name_of(report, part));
  }
}

void add_fix_first(const Report& report, const Estate& estate, const HtmlElement& body) {
  const bool any = std::any_of(
      estate.first.begin(), estate.first.end(),
      [&](const SharedFinding& finding) { return decides(report, *finding.first); });
  if (!any) return;
  body.add("h2", "Fix first");
  const HtmlElement rows =
      add_table(body, std::array{"severity", "rule", "what", "where"});
  for (const SharedFinding& finding : estate.first) {
    const engine::Result& result = *finding.first;
    if (!decides(report, result)) continue;
    const HtmlElement row = rows.add("tr");
    row.add("td", rule::to_string(result.rule->severity));
    row.add("td", result.rule->code);
    row.add("td").add_sentence(heading_of(result));
    const HtmlElement where = row.add_of("name", "td");
    where.add_code(result.resource.empty() ? result.trail : result.resource);
    where.add_of("where", "div").add_sentence(repeated_text(report, finding));
  }
}

/// The verdict first; a long module is told with the trail alone.
void add_trail(const Report& report, const cloudtrail::TrailSummary& trail,
               TrailAnswer answer, const HtmlElement& row) {
  const std::vector<TrailLine> lines = trail_lines(report, trail);
  const auto add_line = [&](const char* label) {
    const HtmlElement cell = row.add("td");
    for (const TrailLine& line : lines) {
      if (line.label != label) continue;
      cell.add_sentence(within_module(line.text, long_module_of(trail.address)));
    }
    return cell;
  };
  add_line("delivery").set("class", style_of(trail.delivery));
  const HtmlElement files = add_line("log files");
  if (answer == TrailAnswer::Weaker) files.set("class", "bad");
  const HtmlElement name = row.add_of("name", "td");
  name.add_code(trail.address);
  std::vector<std::string> where;
  if (report.inputs.size() > 1) where.emplace_back(input_path(report, trail.input));
  const std::string when = scenario_text(report, trail.scenario);
  if (!when.empty()) where.push_back(when);
  name.add_of("where", "div").add_sentence(joined(where));
  add_line("bucket");
  add_line("key");
}

void add_picture(const Report& report, const HtmlElement& body) {
  body.add("h2", "Picture");
  body.add_of("picture", "div").add_markup(svg_of(picture_of(report)));
  const HtmlElement legend = body.add_of("legend dim", "p");
  legend.add_of("bad", "span", "red: no log file arrives, or a high finding");
  legend.add_of("medium", "span", "orange: a medium finding");
  legend.add_of("unknown", "span", "dashed: not decided");
  legend.add_of("good", "span", "green: in order, or low findings only");
}

}  // namespace

void add_overview(const Report& report, const HtmlElement& body) {
  if (!has_overview(report)) return;
  const Estate estate = estate_of(report);
  body.add("h2", is_estate(report) ? "Inputs" : "Environments");
  add_parts(report, estate, body);
  add_fix_first(report, estate, body);
}

void add_trails(const Report& report, const HtmlElement& body) {
  if (report.trails.empty()) return;
  body.add("h2", "Trails");
  const HtmlElement rows =
      add_table(body, std::array{"delivery", "log files", "trail", "bucket", "key"});
  const TrailAnswers answers(report);
  for (const cloudtrail::TrailSummary* trail : by_answer(report)) {
    add_trail(report, *trail, answers.of(*trail), rows.add("tr"));
  }
  add_picture(report, body);
}

}  // namespace trailseal::report
