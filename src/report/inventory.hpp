// Inventory: every trail of a report as one row, and the table in four formats.
#pragma once

#include <array>
#include <iosfwd>
#include <string>
#include <vector>

#include "report/report.hpp"

namespace trailseal::report {

/// The columns, in order; their names are the CSV's header and the JSON's members.
inline constexpr std::array kInventoryColumns{
    "trail",  "name",     "input",        "account",      "region",
    "bucket", "prefix",   "organization", "multi_region", "log_encryption",
    "key",    "delivery", "log_group",    "topic",
};

/// The cells of a trail in the order of the columns. Empty: there is none; `?`: not
/// known.
using InventoryRow = std::array<std::string, kInventoryColumns.size()>;

InventoryRow inventory_row(const Report& report, const cloudtrail::TrailSummary& trail);

/// For a person in a terminal: one trail after the other, a line per column.
void write_inventory_table(const Report& report, const TextOptions& options,
                           std::ostream& out);
/// `trailseal.inventory/1`: what is not known is null.
void write_inventory_json(const Report& report, std::ostream& out);
/// RFC 4180. A cell that a spreadsheet would take for a formula begins with `'`.
void write_inventory_csv(const Report& report, std::ostream& out);
void write_inventory_markdown(const Report& report, std::ostream& out);

}  // namespace trailseal::report
