// A cell is `-` where there is nothing (no prefix, no key) and `?` where nobody knows
// yet. A half-known value (a generated name, an ARN of this deployment) is shown with its
// unknown parts in angle brackets.
#include "report/inventory.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "report/page/markdown.hpp"
#include "report/paragraph.hpp"
#include "report/wording.hpp"

namespace trailseal::report {
namespace {

using cloudtrail::TrailSummary;

constexpr const char* kNone = "-";
constexpr const char* kUnknown = "?";

std::string cell_of(const Value& value) {
  if (value.is_unknown()) return kUnknown;
  if (value.is_bool()) return value.as_bool() ? "yes" : "no";
  if (value.is_unset()) return kNone;
  return value.as_text().display();
}

std::string key_cell(const TrailSummary& trail) {
  if (trail.key.unknown) return kUnknown;
  if (!trail.key.set) return kNone;
  return trail.key.address.empty() ? cell_of(trail.key.arn) : trail.key.address;
}

std::string bucket_cell(const TrailSummary& trail) {
  return trail.bucket.address.empty() ? cell_of(trail.bucket.name) : trail.bucket.address;
}

bool is_formula(std::string_view cell) {
  return cell.size() > 1 &&
         std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
}

std::string csv_cell(const std::string& cell) {
  const std::string safe = is_formula(cell) ? "'" + cell : cell;
  if (safe.find_first_of("\",\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

InventoryRow inventory_row(const Report& report, const TrailSummary& trail) {
  const std::string& algorithm = trail.log_encryption.algorithm;
  return {
      trail.address,
      cell_of(trail.name),
      std::string(input_path(report, trail.input)),
      cell_of(trail.account),
      cell_of(trail.region),
      bucket_cell(trail),
      cell_of(trail.bucket.prefix),
      cell_of(trail.organization),
      cell_of(trail.multi_region),
      algorithm.empty() ? kUnknown : algorithm,
      key_cell(trail),
      trail.delivery,
      cell_of(trail.log_group),
      cell_of(trail.topic),
  };
}

void write_inventory_table(const Report& report, const TextOptions& options,
                           std::ostream& out) {
  constexpr std::size_t kLabelWidth = 16;
  const Palette palette(options.color);
  for (const TrailSummary& trail : report.trails) {
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

void write_inventory_json(const Report& report, std::ostream& out) {
  using Json = nlohmann::ordered_json;
  Json trails = Json::array();
  for (const TrailSummary& trail : report.trails) {
    const InventoryRow row = inventory_row(report, trail);
    Json json = Json::object();
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool nothing = row[i] == kNone || row[i] == kUnknown;
      json[kInventoryColumns[i]] = nothing ? Json(nullptr) : Json(row[i]);
    }
    for (const auto& [column, value] : {std::pair("organization", &trail.organization),
                                        std::pair("multi_region", &trail.multi_region)}) {
      json[column] = value->is_bool() ? Json(value->as_bool()) : Json(nullptr);
    }
    trails.push_back(std::move(json));
  }
  const Json json = {{"schema", "trailseal.inventory/1"}, {"trails", std::move(trails)}};
  out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

void write_inventory_csv(const Report& report, std::ostream& out) {
  const char* before = "";
  for (const char* column : kInventoryColumns) {
    out << before << column;
    before = ",";
  }
  out << "\r\n";
  for (const TrailSummary& trail : report.trails) {
    before = "";
    for (const std::string& cell : inventory_row(report, trail)) {
      out << before << csv_cell(printable(cell));
      before = ",";
    }
    out << "\r\n";
  }
}

void write_inventory_markdown(const Report& report, std::ostream& out) {
  std::string titles = "|";
  std::string rule = "|";
  for (const char* column : kInventoryColumns) {
    titles.append(" ").append(markdown_sentence(column, true)).append(" |");
    rule += "---|";
  }
  out << titles << '\n' << rule << '\n';
  for (const TrailSummary& trail : report.trails) {
    out << '|';
    for (const std::string& cell : inventory_row(report, trail)) {
      const bool plain = cell == kNone || cell == kUnknown;
      out << ' ' << (plain ? cell : markdown_code(cell, true)) << " |";
    }
    out << '\n';
  }
}

}  // namespace trailseal::report
