// The inventory as a Markdown table.
#include <ostream>
#include <string>

#include "report/inventory.hpp"
#include "report/page/markdown.hpp"
#include "report/writers.hpp"

namespace trailseal::report {
void write_inventory_markdown(const Report& report, std::ostream& out) {
  std::string titles = "|";
  std::string rule = "|";
  for (const char* column : kInventoryColumns) {
    titles.append(" ").append(markdown_sentence(column, true)).append(" |");
    rule += "---|";
  }
  out << titles << '\n' << rule << '\n';
  for (const cloudtrail::TrailSummary& trail : report.trails) {
    out << '|';
    for (const std::string& cell : inventory_row(report, trail)) {
      out << ' ' << (is_empty_cell(cell) ? cell : markdown_code(cell, true)) << " |";
    }
    out << '\n';
  }
}

}  // namespace trailseal::report
