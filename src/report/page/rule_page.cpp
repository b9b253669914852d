// docs/rules/ID.md, one a rule, and docs/rules/README.md.
#include "report/page/rule_page.hpp"

#include <map>
#include <string_view>
#include <vector>

#include "report/rule_text.hpp"
#include "rule/framework.hpp"

namespace trailseal::report {
namespace {

constexpr std::string_view kGenerated =
    "<!-- Generated from rules/; `UPDATE_GOLDEN=1 report_test` writes it. -->\n";

std::string link(const rule::Rule& rule) {
  return "[" + rule.code + "](" + rule.id + ".md)";
}

/// The controls of a framework with the rules that serve each, as rows of a table.
std::string framework_table(const rule::Framework& framework,
                            std::span<const rule::Rule> rules) {
  std::map<std::string, std::string> rows;
  for (const rule::Rule& rule : rules) {
    const auto controls = rule.controls.find(std::string(framework.id));
    if (controls == rule.controls.end()) continue;
    for (const std::string& control : controls->second) {
      std::string& row = rows[control];
      row.append(row.empty() ? "" : ", ").append(link(rule));
    }
  }
  std::string table;
  for (const auto& [control, served] : rows) {
    table.append("| ").append(control).append(" | ").append(served).append(" |\n");
  }
  return table;
}

}  // namespace

std::string rule_page(const rule::Rule& rule) {
  std::string page(kGenerated);
  page.append("# ").append(rule.code).append(": ").append(rule.title).append("\n\n");
  page.append("`").append(rule.id).append("`, severity ");
  page.append(rule::to_string(rule.severity));
  if (!rule.since.empty()) page.append(", since ").append(rule.since);
  if (rule.opt_in) page.append(", checked only if it is selected");
  for (std::size_t i = 0; i < rule.standards.size(); ++i) {
    page.append(i == 0 ? ", under the standards `" : " and `");
    page.append(rule.standards[i]).append("`");
  }
  page.append("\n\nA finding of this rule is called \"").append(rule.finding);
  page.append("\".\n\n").append(rule_markdown(rule)).append("\n");
  return page;
}

std::string rule_index(std::span<const rule::Rule> rules) {
  std::string index(kGenerated);
  index.append("# Rules\n\n| code | rule | severity | requires |\n|---|---|---|---|\n");
  for (const rule::Rule& rule : rules) {
    index.append("| ").append(link(rule)).append(" | `").append(rule.id).append("` | ");
    index.append(rule::to_string(rule.severity)).append(" | ").append(rule.title);
    index.append(" |\n");
  }
  for (const rule::Framework& framework : rule::frameworks()) {
    const std::string table = framework_table(framework, rules);
    if (table.empty()) continue;
    index.append("\n## ").append(framework.name);
    index.append("\n\n| control | rules |\n|---|---|\n").append(table);
  }
  return index;
}

}  // namespace trailseal::report
