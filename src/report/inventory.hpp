// Inventory: every trail of a report as one row.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "report/report.hpp"

namespace trailseal::report {

/// The columns, in order; their names are the CSV's header and the JSON's members.
inline constexpr std::array kInventoryColumns{
    "trail",  "name",     "input",        "account",      "region",
    "bucket", "prefix",   "organization", "multi_region", "log_encryption",
    "key",    "delivery", "log_group",    "topic",
};

/// What a cell is where there is nothing, and where nobody knows yet.
inline constexpr const char* kNoCell = "-";
inline constexpr const char* kUnknownCell = "?";

/// The cells of a trail in the order of the columns.
using InventoryRow = std::array<std::string, kInventoryColumns.size()>;

InventoryRow inventory_row(const Report& report, const cloudtrail::TrailSummary& trail);

/// Is the cell one of the two that stand for no text?
bool is_empty_cell(std::string_view cell);

}  // namespace trailseal::report
