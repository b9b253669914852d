// The inventory as CSV, RFC 4180. A cell that a spreadsheet would take for a formula
// begins with `'`.
#include <ostream>
#include <string_view>

#include "report/inventory.hpp"
#include "report/paragraph.hpp"
#include "report/writers.hpp"

namespace trailseal::report {
namespace {

bool is_formula(std::string_view cell) {
  return cell.size() > 1 &&
         std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

std::string csv_cell(const std::string& cell) {
  std::string safe = is_formula(cell) ? "'" + cell : cell;
  if (safe.find_first_of("\",\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

void write_inventory_csv(const Report& report, std::ostream& out) {
  const char* before = "";
  for (const char* column : kInventoryColumns) {
    out << before << column;
    before = ",";
  }
  out << "\r\n";
  for (const cloudtrail::TrailSummary& trail : report.trails) {
    before = "";
    for (const std::string& cell : inventory_row(report, trail)) {
      out << before << csv_cell(printable(cell));
      before = ",";
    }
    out << "\r\n";
  }
}

}  // namespace trailseal::report
