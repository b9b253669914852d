// A cell is `-` where there is nothing (no prefix, no key) and `?` where nobody knows
// yet. A half-known value (a generated name, an ARN of this deployment) is shown with its
// unknown parts in angle brackets.
#include "report/inventory.hpp"

#include "report/result_text.hpp"

namespace trailseal::report {
namespace {

using cloudtrail::TrailSummary;

std::string cell_of(const Value& value) {
  if (value.is_unknown()) return kUnknownCell;
  if (value.is_sensitive()) return value.display();
  if (value.is_bool()) return value.as_bool() ? "yes" : "no";
  if (value.is_unset()) return kNoCell;
  return value.as_text().display();
}

std::string key_cell(const TrailSummary& trail) {
  if (trail.key.unknown) return kUnknownCell;
  if (!trail.key.set) return kNoCell;
  return trail.key.address.empty() ? cell_of(trail.key.arn) : trail.key.address;
}

std::string bucket_cell(const TrailSummary& trail) {
  return trail.bucket.address.empty() ? cell_of(trail.bucket.name) : trail.bucket.address;
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
      algorithm.empty() ? kUnknownCell : algorithm,
      key_cell(trail),
      delivery_word(trail.delivery),
      cell_of(trail.log_group),
      cell_of(trail.topic),
  };
}

bool is_empty_cell(std::string_view cell) {
  return cell == kNoCell || cell == kUnknownCell;
}

}  // namespace trailseal::report
