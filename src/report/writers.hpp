// The writers of reports, one for each format.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <vector>

#include "document/value.hpp"
#include "engine/baseline.hpp"
#include "report/report.hpp"

namespace trailseal::report {

/// How much the text report says.
enum class Detail {
  Quiet,  ///< the findings that decide the exit status; nothing where there are none
  Normal,
  Verbose,  ///< also what passed, every finding in full, every address
};

struct TextOptions {
  bool color = false;
  int width = 100;
  Detail detail = Detail::Normal;
  bool tells_inputs = false;  ///< one more line says what was judged
};

/// The width to write in: what is narrower leaves no room for words.
std::size_t text_width(const TextOptions& options);

void write_text(const Report& report, const TextOptions& options, std::ostream& out);
void write_json(const Report& report, std::ostream& out);
void write_sarif(const Report& report, std::ostream& out);
void write_junit(const Report& report, std::ostream& out);
/// Workflow commands, then the text report.
void write_github(const Report& report, const TextOptions& options, std::ostream& out);
void write_gitlab_code_quality(const Report& report, std::ostream& out);
void write_gitlab_sast(const Report& report, std::ostream& out);
void write_markdown(const Report& report, std::ostream& out);
/// One self-contained page.
void write_html(const Report& report, std::ostream& out);
/// `findings=4`, a line each.
void write_counts(const Report& report, std::ostream& out);
void write_baseline(const std::vector<engine::BaselineEntry>& baseline,
                    std::ostream& out);

/// A document for a program, as JSON.
void write_value(const Value& document, std::ostream& out);
/// `trailseal.rules/1`: the rules with their prose, in this order.
void write_rules_json(const std::vector<const rule::Rule*>& rules, std::ostream& out);
/// `trailseal.facts/1`: the facts that rules may read.
void write_facts_json(std::ostream& out);

/// The inventory for a person in a terminal.
void write_inventory_table(const Report& report, const TextOptions& options,
                           std::ostream& out);
/// `trailseal.inventory/1`: what is unknown is null.
void write_inventory_json(const Report& report, std::ostream& out);
/// RFC 4180. A cell that a spreadsheet would take for a formula begins with `'`.
void write_inventory_csv(const Report& report, std::ostream& out);
void write_inventory_markdown(const Report& report, std::ostream& out);

}  // namespace trailseal::report
