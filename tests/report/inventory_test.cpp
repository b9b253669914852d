#include "report/inventory.hpp"

#include <nlohmann/json.hpp>

#include "report/sample.hpp"
#include "report/writers.hpp"
#include "support/catch.hpp"

namespace trailseal::report::inventory_test {
namespace {

Report sample_with(const std::string& prefix) {
  Report report = sample_report();
  report.trails[0].account = Value::text("123456789012");
  report.trails[0].region = Value::unknown({.reason = "known after apply"});
  report.trails[0].bucket.prefix = Value::text(prefix);
  return report;
}

TEST_CASE("nothing and not known are different cells", "[inventory]") {
  const Report report = sample_report();
  const InventoryRow row =
      inventory_row(sample_with("audit"), sample_with("audit").trails[0]);
  CHECK(row[3] == "123456789012");
  CHECK(row[4] == "?");
  CHECK(row[6] == "audit");
  CHECK(row[12] == "-");
}

TEST_CASE("a CSV cell is quoted where it has to be, and is never a formula",
          "[inventory]") {
  struct Case {
    const char* prefix;
    const char* cell;
  };
  const auto c = GENERATE(values<Case>({
      {"audit", ",audit,"},
      {"a,b", ",\"a,b\","},
      {"a\"b", ",\"a\"\"b\","},
      {"=cmd()", ",'=cmd(),"},
      {"@x", ",'@x,"},
      {"-1+2", ",'-1+2,"},
  }));
  CAPTURE(c.prefix);
  const std::string csv = written(sample_with(c.prefix), &write_inventory_csv);
  CHECK(csv.starts_with("trail,name,input,account,region,bucket,prefix,"));
  CHECK(csv.find(c.cell) != std::string::npos);
}

TEST_CASE("the inventory as JSON has null where nothing is known", "[inventory]") {
  const auto json =
      nlohmann::json::parse(written(sample_with("audit"), &write_inventory_json));
  const auto& trail = json["trails"][0];
  CHECK(json["schema"] == "trailseal.inventory/1");
  CHECK(trail["account"] == "123456789012");
  CHECK(trail["region"].is_null());
  CHECK(trail["multi_region"] == true);
  CHECK(trail["delivery"] == "denied");
}

TEST_CASE("the inventory as Markdown keeps a bar inside its cell", "[inventory]") {
  const std::string text = written(sample_with("a|b"), &write_inventory_markdown);
  CHECK(text.find(" `a\\|b` |") != std::string::npos);
}

}  // namespace
}  // namespace trailseal::report::inventory_test
