// One HTML page that stands alone: no script, style, font or picture from elsewhere, and
// a content security policy that would refuse one.
//
//   header     the outcome, the counts, the standard
//   trails     a table
//   picture    inline SVG
//   results    <details> each, the most severe first, behind a filter
//
// pugixml escapes whatever comes from an input. An element that may be empty gets an
// empty text, since HTML knows no `<td/>`.
#include <algorithm>
#include <initializer_list>
#include <ostream>
#include <pugixml.hpp>
#include <set>

#include "iam/explain/evidence_line.hpp"
#include "report/estate.hpp"
#include "report/excerpt.hpp"
#include "report/page/html_page.hpp"
#include "report/page/picture.hpp"
#include "report/paragraph.hpp"
#include "report/result_text.hpp"
#include "report/result_urgency.hpp"
#include "report/standard_statement.hpp"
#include "report/summary.hpp"
#include "report/summary_line.hpp"
#include "report/trail_lines.hpp"
#include "report/writers.hpp"

namespace trailseal::report {
namespace {

using engine::Outcome;
using pugi::xml_node;

xml_node add(xml_node parent, const char* name, std::string_view text = "") {
  xml_node node = parent.append_child(name);
  node.append_child(pugi::node_pcdata).set_value(std::string(text).c_str());
  return node;
}

xml_node with_class(xml_node node, const char* name) {
  node.append_attribute("class") = name;
  return node;
}

void add_text(xml_node parent, std::string_view text) {
  parent.append_child(pugi::node_pcdata).set_value(std::string(text).c_str());
}

/// A sentence of ours: words in backticks become <code>.
void add_sentence(xml_node parent, std::string_view sentence) {
  each_span(
      printable(sentence), [&](std::string_view words) { add_text(parent, words); },
      [&](std::string_view code) { add(parent, "code", code); });
}

const char* class_of(Outcome outcome) {
  if (outcome == Outcome::Fail) return "bad";
  if (outcome == Outcome::Unknown) return "unknown";
  return outcome == Outcome::Pass ? "good" : "dim";
}

void add_head(xml_node html) {
  xml_node head = html.append_child("head");
  head.append_child("meta").append_attribute("charset") = "utf-8";
  xml_node viewport = head.append_child("meta");
  viewport.append_attribute("name") = "viewport";
  viewport.append_attribute("content") = "width=device-width, initial-scale=1";
  xml_node policy = head.append_child("meta");
  policy.append_attribute("http-equiv") = "Content-Security-Policy";
  policy.append_attribute("content") =
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";
  add(head, "title", "trailseal");
  add(head, "style", kHtmlStyle);
}

void add_header(const Report& report, xml_node body) {
  add(body, "h1", "trailseal");
  const bool bad =
      has_errors(report) || summarize(report).fail > 0 || denied_trails(report) > 0;
  const bool unknown = summarize(report).unknown > 0;
  xml_node line = with_class(add(body, "p"), bad ? "bad" : unknown ? "unknown" : "good");
  add_sentence(line, summary_line(report));
  xml_node standard = with_class(add(body, "p", "Judged by the standard "), "dim");
  add(standard, "code", report.standard);
  add_text(standard, ", with trailseal " + std::string(tool_version()) + ". Inputs: ");
  for (std::size_t i = 0; i < report.inputs.size(); ++i) {
    if (i > 0) add_text(standard, ", ");
    add(standard, "code", printable(report.inputs[i].path));
    if (!report.inputs[i].sources) continue;
    add_text(standard, " with the sources of ");
    add(standard, "code", printable(*report.inputs[i].sources));
  }
  if (report.configuration) {
    add_sentence(add(body, "p"), configuration_sentence(*report.configuration));
  }
  if (!report.compared_with.name.empty()) {
    add_sentence(add(body, "p"), comparison_sentence(report));
  }
  if (!report.waivers_in_place.empty()) {
    add_sentence(add(body, "p"), waiver_sentence(report.waivers_in_place));
  }
  for (const Diagnostic& diagnostic : report.diagnostics) {
    const Error& error = diagnostic.error;
    const bool is_error = diagnostic.level == Diagnostic::Level::Error;
    xml_node item = with_class(add(body, "p"), is_error ? "bad" : "unknown");
    add_text(item, std::string(to_string(diagnostic.level)) + ": ");
    if (!error.path.empty()) {
      const std::string row = error.line > 0 ? ":" + std::to_string(error.line) : "";
      add(item, "code", printable(error.path + row));
      add_text(item, " ");
    }
    add_sentence(item, error.help.empty() ? error.message
                                          : error.message + " (" + error.help + ")");
  }
  std::string statement = standard_statement(report);
  std::erase(statement, '`');
  with_class(add(body, "p", statement), "dim");
}

void add_cells(xml_node row, std::initializer_list<std::size_t> numbers) {
  for (const std::size_t number : numbers) add(row, "td", std::to_string(number));
}

xml_node add_table(xml_node body, std::initializer_list<const char*> titles) {
  xml_node table = body.append_child("table");
  xml_node head = table.append_child("thead").append_child("tr");
  for (const char* title : titles) add(head, "th", title);
  return table.append_child("tbody");
}

/// With trails of several inputs: how they fare, and what to fix first.
void add_estate(const Report& report, xml_node body) {
  if (!is_estate(report)) return;
  const Estate estate = estate_of(report);
  add(body, "h2", "Inputs");
  add(body, "p", estate_line(report, estate));
  xml_node inputs =
      add_table(body, {"input", "trails", "deliver", "refused", "undecided", "findings"});
  for (const EstateInput& input : estate.inputs) {
    xml_node row = inputs.append_child("tr");
    add(add(row, "td"), "code", printable(input_path(report, input.input)));
    add_cells(row, {input.deliveries.trails(), input.deliveries.allowed,
                    input.deliveries.denied, input.deliveries.unknown, input.findings});
  }
  if (estate.first.empty()) return;
  add(body, "h2", "Fix first");
  xml_node findings = add_table(body, {"severity", "rule", "in", "what"});
  for (const SharedFinding& finding : estate.first) {
    const engine::Result& result = *finding.first;
    xml_node row = findings.append_child("tr");
    add(row, "td", rule::to_string(result.rule->severity));
    add(row, "td", result.rule->code);
    add_sentence(add(row, "td"), inputs_text(report, finding.inputs));
    add_sentence(add(row, "td"), result.message);
  }
}

void add_trails(const Report& report, xml_node body) {
  if (report.trails.empty()) return;
  add(body, "h2", "Trails");
  xml_node rows = add_table(body, {"trail", "bucket", "key", "delivery", "log files"});
  for (const cloudtrail::TrailSummary& trail : report.trails) {
    xml_node row = rows.append_child("tr");
    xml_node name = add(row, "td");
    add(name, "code", printable(trail.address));
    const std::string path(input_path(report, trail.input));
    with_class(add(name, "div", printable(path)), "where");
    for (const TrailLine& line : trail_lines(report, trail)) {
      xml_node cell = add(row, "td");
      if (line.label == "delivery") {
        with_class(cell, trail.delivery == Verdict::Holds   ? "good"
                         : trail.delivery == Verdict::Fails ? "bad"
                                                            : "unknown");
      }
      const std::string when = scenario_text(report, trail.scenario);
      const bool told = line.label == "delivery" && !when.empty();
      add_sentence(cell, told ? line.text + ", " + when : line.text);
    }
  }
  add(body, "h2", "Picture");
  const std::string svg = svg_of(picture_of(report));
  with_class(body.append_child("div"), "picture").append_buffer(svg.data(), svg.size());
}

void add_option(xml_node select, const char* value, const std::string& text) {
  add(select, "option", text).append_attribute("value") = value;
}

xml_node add_control(xml_node bar, const char* kind, const char* id, const char* title) {
  xml_node label = add(bar, "label", std::string(title) + " ");
  xml_node control = label.append_child(kind);
  control.append_attribute("id") = id;
  return control;
}

void add_filter(const Report& report, xml_node body) {
  xml_node bar = with_class(body.append_child("div"), "filter");
  xml_node outcome = add_control(bar, "select", "outcome", "outcome");
  add_option(outcome, "not-passed", "not passed");
  add_option(outcome, "", "all");
  for (const Outcome each :
       {Outcome::Fail, Outcome::Unknown, Outcome::Waived, Outcome::Pass}) {
    add_option(outcome, engine::to_string(each), engine::to_string(each));
  }
  std::set<std::string> codes;
  for (const engine::Result& result : report.results) codes.insert(result.rule->code);
  xml_node rule = add_control(bar, "select", "rule", "rule");
  add_option(rule, "", "all");
  for (const std::string& code : codes) add_option(rule, code.c_str(), code);
  add_control(bar, "input", "words", "words").append_attribute("type") = "search";
  with_class(add(bar, "span"), "dim").append_attribute("id") = "shown";
}

void add_excerpt(const Report& report, const Place& place, xml_node parent) {
  const auto excerpt = excerpt_at(file_of(report, place).text, place.position, 100);
  if (!excerpt) return;
  const std::string number = std::to_string(place.position.line);
  add(parent, "pre",
      number + " | " + excerpt->line + "\n" + std::string(number.size(), ' ') + " | " +
          std::string(excerpt->mark, ' ') + "^");
}

/// Markdown's paragraphs and fenced snippets, which is all that a fix is made of.
void add_fix(std::string_view fix, xml_node parent) {
  bool fenced = false;
  std::string block;
  const auto flush = [&] {
    if (fenced) {
      add(parent, "pre", block);
    } else if (block.find_first_not_of('\n') != std::string::npos) {
      add_sentence(add(parent, "p"), block);
    }
    block.clear();
  };
  while (!fix.empty()) {
    const std::string_view line = fix.substr(0, fix.find('\n'));
    fix.remove_prefix(std::min(fix.size(), line.size() + 1));
    if (line.starts_with("```")) {
      flush();
      fenced = !fenced;
    } else if (line.empty() && !fenced) {
      flush();
    } else {
      block.append(line).append("\n");
    }
  }
  flush();
}

/// A line of a patch by what it does.
const char* class_of_line(std::string_view line) {
  if (line.starts_with("+++") || line.starts_with("---")) return "where";
  if (line.starts_with('+')) return "good";
  return line.starts_with('-') ? "bad" : "kept";
}

void add_patch(std::string_view patch, xml_node parent) {
  xml_node block = parent.append_child("pre");
  with_class(block, "patch");
  while (!patch.empty()) {
    const std::string_view line = patch.substr(0, patch.find('\n'));
    patch.remove_prefix(std::min(patch.size(), line.size() + 1));
    with_class(add(block, "span", printable_code(line) + "\n"), class_of_line(line));
  }
}

void add_advice(const Report& report, const engine::Result& result, xml_node details) {
  const ProvenFix* proven = report.fixes.find(result);
  const std::string& fix = fix_for(report, result).text;
  if (proven == nullptr && fix.empty()) return;
  add(details, "h3", proven != nullptr ? "Fix, proven" : "Fix");
  if (proven == nullptr) return add_fix(fix, details);
  add_sentence(add(details, "p"), proven->text + ": " + promise_of(*proven) + ".");
  if (!proven->patch.empty()) return add_patch(proven->patch, details);
  if (!proven->block.empty()) add(details, "pre", printable_code(proven->block));
}

void add_result(const Report& report, const engine::Result& result, xml_node body) {
  const std::string outcome = engine::to_string(result.outcome);
  xml_node details = body.append_child("details");
  with_class(details, ("result " + outcome).c_str());
  details.append_attribute("data-outcome") = outcome.c_str();
  details.append_attribute("data-rule") = result.rule->code.c_str();
  if (result.outcome == Outcome::Fail) details.append_attribute("open") = "";

  xml_node summary = details.append_child("summary");
  const bool fails = result.outcome == Outcome::Fail;
  xml_node tag =
      add(summary, "span", fails ? rule::to_string(result.rule->severity) : outcome);
  with_class(tag, (std::string("tag ") + class_of(result.outcome)).c_str());
  add_text(summary, " " + result.rule->code + " " + result.rule->id + ": ");
  add_sentence(summary, sentence_of(report, result));

  with_class(add(details, "p", "at " + printable(place_text(report, result.place))),
             "where");
  if (is_estate(report) && !result.trail.empty()) {
    const std::string input(input_path(report, result.input));
    with_class(add(details, "p", printable("trail " + result.trail + " of " + input)),
               "where");
  }
  if (!result.why.empty()) {
    xml_node list = details.append_child("ul");
    for (const std::string& why : iam::lines_of(result.why))
      add_sentence(add(list, "li"), why);
  }
  add_excerpt(report, result.place, details);
  if (!result.missing.help.empty())
    add_sentence(add(details, "p", "To decide: "), result.missing.help);
  if (fails) add_advice(report, result, details);
}

}  // namespace

void write_html(const Report& report, std::ostream& out) {
  pugi::xml_document document;
  document.append_child(pugi::node_doctype).set_value("html");
  xml_node html = document.append_child("html");
  html.append_attribute("lang") = "en";
  add_head(html);
  xml_node body = html.append_child("body");
  add_header(report, body);
  add_estate(report, body);
  add_trails(report, body);
  add(body, "h2", "Results");
  add_filter(report, body);
  for (const engine::Result* result : by_urgency(report)) {
    add_result(report, *result, body);
  }
  add(body, "script", kHtmlScript);
  document.save(out, "", pugi::format_raw | pugi::format_no_declaration);
  out << '\n';
}

}  // namespace trailseal::report
