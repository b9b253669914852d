// `trailseal.inventory/1`: what is unknown is null.
#include <nlohmann/json.hpp>
#include <ostream>
#include <utility>

#include "report/inventory.hpp"
#include "report/machine/json_output.hpp"
#include "report/writers.hpp"

namespace trailseal::report {
namespace {

using Json = nlohmann::ordered_json;

}  // namespace

void write_inventory_json(const Report& report, std::ostream& out) {
  Json trails = Json::array();
  for (const cloudtrail::TrailSummary& trail : report.trails) {
    const InventoryRow row = inventory_row(report, trail);
    Json json = Json::object();
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool nothing = is_empty_cell(row[i]);
      json[kInventoryColumns[i]] = nothing ? Json(nullptr) : Json(row[i]);
    }
    for (const auto& [column, value] : {std::pair("organization", &trail.organization),
                                        std::pair("multi_region", &trail.multi_region)}) {
      const bool told = value->is_bool() && !value->is_sensitive();
      json[column] = told ? Json(value->as_bool()) : Json(nullptr);
    }
    trails.push_back(std::move(json));
  }
  const Json json = {{"schema", "trailseal.inventory/1"}, {"trails", std::move(trails)}};
  write_json_text(json.dump(2, ' ', false, Json::error_handler_t::replace), out);
}

}  // namespace trailseal::report
