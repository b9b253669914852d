// The inventory for a person in a terminal: one trail after the other, a line per column.
#include <algorithm>
#include <ostream>
#include <sstream>

#include "report/inventory.hpp"
#include "report/paragraph.hpp"
#include "report/result_text.hpp"
#include "report/workflow_command.hpp"
#include "report/writers.hpp"

namespace trailseal::report {
namespace {

void write_table(const Report& report, const TextOptions& options, std::ostream& out) {
  constexpr std::size_t kLabelWidth = 16;
  const Palette palette(options.color);
  for (const cloudtrail::TrailSummary& trail : report.trails) {
    const InventoryRow row = inventory_row(report, trail);
    out << palette.bold(printable(row.front())) << '\n';
    for (std::size_t i = 1; i < row.size(); ++i) {
      std::string label(kInventoryColumns[i]);
      std::replace(label.begin(), label.end(), '_', ' ');
      label.resize(kLabelWidth, ' ');
      write_paragraph(out, "  " + palette.dim(label), printable(row[i]),
                      static_cast<std::size_t>(std::max(options.width, 40)));
    }
    out << '\n';
  }
  out << count_of(trail_count(report), "trail") << '\n';
}

}  // namespace

void write_inventory_table(const Report& report, const TextOptions& options,
                           std::ostream& out) {
  std::ostringstream text;
  write_table(report, options, text);
  write_without_commands(text.view(), out);
}

}  // namespace trailseal::report
