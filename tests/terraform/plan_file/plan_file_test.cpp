// What is made of a plan file, against what Terraform itself says of the same plan, and
// piece by piece.
#include "terraform/plan_file/plan_file.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/plan_archive.hpp"

namespace trailseal::terraform::plan_file_test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

json read_json(const std::string& text) { return json::parse(text); }

/// As JSON; fails where it cannot be read.
json decoded(PlanArchive archive) {
  const auto file =
      decode_plan_file(std::move(archive), {.shown = "tfplan", .beside = "tfplan"});
  if (!file) FAIL(file.error().message);
  return read_json(std::string(file->plan.text()));
}

json decoded(const MadePlan& plan, const std::string& main_tf = "") {
  return decoded(archive_of(plan, main_tf));
}

Error refused(PlanArchive archive) {
  const auto file =
      decode_plan_file(std::move(archive), {.shown = "tfplan", .beside = "tfplan"});
  REQUIRE_FALSE(file);
  return file.error();
}

/// Marks without what says nothing: Terraform writes down the whole shape.
json only_true(const json& marks) {
  if (marks.is_boolean()) return marks;
  json kept = marks.is_array() ? json::array() : json::object();
  for (const auto& [key, mark] : marks.items()) {
    const json inner = only_true(mark);
    if (marks.is_array()) {
      kept.push_back(inner.empty() ? json(false) : inner);
    } else if (inner != json(false) && !inner.empty()) {
      kept[key] = inner;
    }
  }
  if (!kept.is_array()) return kept;
  while (!kept.empty() && kept.back() == json(false)) kept.erase(kept.size() - 1);
  return kept;
}

/// What is compared of a change: the marks of secrets by what they mark.
json essence(const json& entry) {
  const json& change = entry["change"];
  json kept;
  for (const char* name : {"address", "mode", "type", "name", "previous_address"}) {
    kept[name] = entry.value(name, "");
  }
  kept["deposed"] = entry.value("deposed", "");
  for (const char* name : {"actions", "before", "after", "after_unknown"}) {
    kept[name] = change.value(name, json::object());
  }
  for (const char* name : {"before_sensitive", "after_sensitive"}) {
    const json marks = only_true(change.value(name, json(false)));
    kept[name] = marks == json(false) ? json::object() : marks;
  }
  return kept;
}

json essences(const json& plan, const char* list) {
  json kept = json::array();
  for (const json& entry : plan.value(list, json::array()))
    kept.push_back(essence(entry));
  return kept;
}

/// The resources of a state, of all modules, by address. Where a plan has changes, only
/// its data sources are asked for.
void collect(const json& module, bool everything, json& into) {
  for (const json& resource : module.value("resources", json::array())) {
    if (!everything && resource["mode"] == "managed") continue;
    into[resource["address"].get<std::string>() + resource.value("deposed_key", "")] = {
        resource["mode"], resource["type"], resource.value("values", json())};
  }
  for (const json& child : module.value("child_modules", json::array())) {
    collect(child, everything, into);
  }
}

json state_of(const json& plan) {
  json resources = json::object();
  if (plan.contains("prior_state")) {
    collect(plan["prior_state"]["values"].value("root_module", json::object()),
            !plan.contains("resource_changes"), resources);
  }
  return resources;
}

TEST_CASE("a plan file says what `terraform show -json` says of it", "[plan file]") {
  std::size_t count = 0;
  for (const auto& folder : fs::directory_iterator("fixtures/terraform")) {
    const fs::path path = folder.path() / "tfplan";
    if (!fs::exists(path)) continue;
    CAPTURE(path.string());
    ++count;
    const auto file = read_plan_file(path.string(), {path.string(), path.string()});
    REQUIRE(file);
    const json ours = read_json(std::string(file->plan.text()));
    const json theirs = read_json(read_file(folder.path() / "plan.json"));
    for (const char* list : {"resource_changes", "resource_drift"}) {
      CHECK(essences(ours, list) == essences(theirs, list));
    }
    CHECK(state_of(ours) == state_of(theirs));
    for (const char* member : {"terraform_version", "complete", "errored"}) {
      CHECK(ours[member] == theirs[member]);
    }
  }
  CHECK(count > 50);
}

TEST_CASE("changes come in the order in which Terraform lists them", "[plan file]") {
  MadePlan plan;
  for (const char* address :
       {"module.b.x_y.z", R"(x_y.z["b"])", "x_y.z[10]", "module.a[\"k\"].x_y.z",
        "x_y.z[9]", "module.a.module.c.x_y.z", "x_y.z", "data.x_y.z", "module.a[2].x_y.z",
        "x_y.a"}) {
    plan.changes.push_back({.address = address, .values = {packed("{}")}});
  }
  plan.changes.push_back(
      {.address = "data.x_y.gone", .action = 5, .values = {packed("{}")}});
  std::vector<std::string> order;
  const json made = decoded(plan);
  for (const json& change : made["resource_changes"]) order.push_back(change["address"]);
  CHECK(order == std::vector<std::string>{"data.x_y.z", "x_y.a", "x_y.z", "x_y.z[9]",
                                          "x_y.z[10]", R"(x_y.z["b"])",
                                          "module.a[2].x_y.z", R"(module.a["k"].x_y.z)",
                                          "module.b.x_y.z", "module.a.module.c.x_y.z"});
}

TEST_CASE("a change has the values that its action has", "[plan file]") {
  struct Case {
    std::uint64_t action;
    std::size_t values;
    const char* actions;
    const char* before;
    const char* after;
  };
  const auto c = GENERATE(values<Case>({
      {0, 1, R"(["no-op"])", "1", "1"},
      {1, 1, R"(["create"])", "null", "1"},
      {2, 2, R"(["read"])", "1", "2"},
      {3, 2, R"(["update"])", "1", "2"},
      {5, 1, R"(["delete"])", "1", "null"},
      {6, 2, R"(["delete","create"])", "1", "2"},
      {7, 2, R"(["create","delete"])", "1", "2"},
      {8, 1, R"(["forget"])", "1", "null"},
      {9, 2, R"(["create","forget"])", "1", "2"},
  }));
  CAPTURE(c.actions);
  MadePlan plan;
  plan.changes.push_back(
      {.address = "x_y.z", .action = c.action, .values = {packed("1")}});
  if (c.values == 2) plan.changes[0].values.push_back(packed("2"));
  const json change = decoded(plan)["resource_changes"][0]["change"];
  CHECK(change["actions"].dump() == c.actions);
  CHECK(change["before"].dump() == c.before);
  CHECK(change["after"].dump() == c.after);
}

TEST_CASE("secrets are marked, by the plan and by what their attribute is",
          "[plan file]") {
  MadePlan plan;
  plan.changes.push_back({.address = "x_y.z",
                          .values = {packed(R"({"a":[1,2,3],"b":{"k":"s"},"c":"s"})")},
                          .after_sensitive = {{"a", "[2]"}, {"b", "[k]"}, {"c"}}});
  plan.changes.push_back({.address = "aws_ssm_parameter.p",
                          .values = {packed(R"({"name":"n","value":"s"})")}});
  plan.changes.push_back({.address = "x_y.far",
                          .values = {packed("{}")},
                          .after_sensitive = {{"a", "[9999]"}}});
  plan.changes.push_back({.address = "x_y.whole",
                          .values = {packed("{}")},
                          .after_sensitive = {std::vector<std::string>()}});
  std::map<std::string, json> marks;
  const json made = decoded(plan);
  for (const json& change : made["resource_changes"]) {
    marks[change["address"]] = change["change"]["after_sensitive"];
  }
  CHECK(marks["x_y.z"] ==
        json::parse(R"({"a":[false,false,true],"b":{"k":true},"c":true})"));
  CHECK(marks["aws_ssm_parameter.p"] == json::parse(R"({"value":true})"));
  CHECK(marks["x_y.far"] == json::parse(R"({"a":true})"));
  CHECK(marks["x_y.whole"] == json(true));
}

// Made up as far as deferral goes: `terraform plan -allow-deferral` is "only valid in
// experimental builds" (Terraform 1.11.4), so no release makes such a plan.
TEST_CASE("what is deferred, drifted or moved is told", "[plan file]") {
  MadePlan plan;
  plan.complete = false;
  plan.deferral = 3;
  plan.deferred.push_back({.address = "x_y.later", .values = {packed("{}")}});
  plan.changes.push_back(
      {.address = "x_y.z", .action = 0, .values = {packed("{}")}, .previous = "x_y.old"});
  plan.drift.push_back(
      {.address = "x_y.z", .action = 3, .values = {packed("1"), packed("2")}});
  plan.drift.push_back({.address = "x_y.moved", .action = 0, .values = {packed("1")}});
  const json made = decoded(plan);
  CHECK(made["complete"] == false);
  CHECK(made["deferred_changes"][0]["reason"] == "provider_config_unknown");
  CHECK(made["deferred_changes"][0]["resource_change"]["address"] == "x_y.later");
  CHECK(made["resource_changes"][0]["previous_address"] == "x_y.old");
  CHECK(made["resource_drift"].size() == 1);
  plan.mode = 2;
  CHECK(decoded(plan)["resource_drift"].size() == 2);
}

// Releases that do not know of `complete` leave it out, as if it were false.
TEST_CASE("a plan is incomplete where something makes it so", "[plan file]") {
  MadePlan plan;
  plan.complete = false;
  CHECK(decoded(plan)["complete"] == true);
  plan.targets = {"x_y.z"};
  CHECK(decoded(plan)["complete"] == false);
  plan.targets.clear();
  plan.errored = true;
  CHECK(decoded(plan)["complete"] == false);
  CHECK(decoded(plan)["errored"] == true);
}

TEST_CASE("variables are what was given, else their defaults", "[plan file]") {
  MadePlan plan;
  using namespace std::string_literals;
  plan.variables["given"] = "\x92\xc4\x08\"string\""s + packed(R"("x")");
  const json variables = decoded(plan, R"(
    variable "given" { default = "no" }
    variable "left" { default = ["a"] }
    variable "none" {}
  )")["variables"];
  CHECK(variables == json::parse(R"({"given":{"value":"x"},"left":{"value":["a"]}})"));
}

TEST_CASE("what is in the state is told with whole addresses", "[plan file]") {
  PlanArchive archive = archive_of({});
  archive.state = R"({
    "version": 4,
    "resources": [
      {"module": "module.m[\"k\"]", "mode": "data", "type": "x_y", "name": "z",
       "instances": [
         {"index_key": "a<b", "attributes": {"v": "s",
           "w": [1]}, "sensitive_attributes": [[{"type": "get_attr", "value": "v"}]]},
         {"index_key": "c", "attributes": {},
          "sensitive_attributes": [[{"type": "get_attr", "value": "t"},
            {"type": "index", "value": {"value": "A", "type": "string"}}],
            [{"type": "get_attr", "value": "l"},
             {"type": "index", "value": {"value": 1, "type": "number"}}]]}]},
      {"mode": "managed", "type": "aws_cloudtrail", "name": "t",
       "instances": [{"schema_version": 0, "deposed": "01234567", "attributes": {}},
                     {"index_key": 1, "schema_version": 0, "attributes": {}}]}]})";
  archive.sources["m-/main.tf"] = "resource \"aws_cloudtrail\" \"t\" {}\n";
  const json made = decoded(std::move(archive));
  const json& resources = made["prior_state"]["values"]["root_module"]["resources"];
  REQUIRE(resources.size() == 4);
  CHECK(resources[0]["address"] == R"(module.m["k"].data.x_y.z["a<b"])");
  CHECK(resources[0]["values"] == json::parse(R"({"v":"s","w":[1]})"));
  CHECK(resources[0]["sensitive_values"] == json::parse(R"({"v":true})"));
  CHECK(resources[1]["sensitive_values"] ==
        json::parse(R"({"t":{"A":true},"l":[false,true]})"));
  CHECK(resources[2].contains("deposed_key"));
  CHECK(resources[3]["address"] == "aws_cloudtrail.t[1]");
  CHECK(made["configuration"]["root_module"]["resources"][0]["schema_version"] == 0);
}

TEST_CASE("beside changes only data sources are told of the state", "[plan file]") {
  const char* const state = R"({"version": 4, "resources": [
    {"mode": "managed", "type": "x_y", "name": "z", "instances": [{"attributes": {}}]},
    {"mode": "data", "type": "x_y", "name": "z", "instances": [{"attributes": {}}]}]})";
  MadePlan plan;
  plan.changes.push_back(
      {.address = "data.x_y.gone", .action = 5, .values = {packed("{}")}});
  PlanArchive unchanged = archive_of(plan);
  unchanged.state = state;
  CHECK(state_of(decoded(std::move(unchanged))).size() == 2);
  plan.changes.push_back({.address = "x_y.z", .action = 0, .values = {packed("{}")}});
  PlanArchive changed = archive_of(plan);
  changed.state = state;
  CHECK(state_of(decoded(std::move(changed))).size() == 1);
}

TEST_CASE("the provider's version tells what the id of a trail is", "[plan file]") {
  struct Case {
    const char* version;
    int schema;
  };
  const auto c = GENERATE(
      values<Case>({{"4.67.0", 0}, {"5.100.0", 1}, {"6.0.0", 1}, {"10.1.0", 1}}));
  PlanArchive archive = archive_of({}, "resource \"aws_cloudtrail\" \"t\" {}\n");
  archive.lock = "provider \"registry.terraform.io/hashicorp/aws\" {\n  version = \"" +
                 std::string(c.version) + "\"\n}\n";
  const json made = decoded(std::move(archive));
  CHECK(made["configuration"]["root_module"]["resources"][0]["schema_version"] ==
        c.schema);
}

TEST_CASE("what is not understood is refused, with the way around it", "[plan file]") {
  MadePlan future;
  future.format = 4;
  MadePlan action;
  action.changes.push_back({.address = "x_y.z", .action = 77, .values = {packed("{}")}});
  MadePlan old;
  old.changes.push_back({.values = {packed("{}")}});
  MadePlan damaged;
  damaged.changes.push_back({.address = "x_y.z", .values = {"\x81\xa1"}});
  PlanArchive cut = archive_of({});
  cut.plan.pop_back();
  PlanArchive no_module = archive_of({}, "module \"m\" {\n  source = \"./m\"\n}\n");
  PlanArchive no_state = archive_of({});
  no_state.state = R"({"version": 3, "modules": []})";
  struct Case {
    PlanArchive archive;
    const char* message;
  };
  const std::vector<Case> cases{
      {archive_of(future), "format version 4"},
      {archive_of(action), "action 77"},
      {archive_of(old), "before 1.1"},
      {archive_of(damaged), "`x_y.z`: a value in the plan file cannot be read"},
      {cut, "is damaged"},
      {no_module, "`module.m` are not in the plan file"},
      {no_state, "version 3"},
      {archive_of({}, "resource \"x\" {"), "main.tf"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.message);
    const Error error = refused(c.archive);
    CAPTURE(error.message, error.help, error.path);
    CHECK((error.message + error.path).find(c.message) != std::string::npos);
    CHECK_FALSE(error.help.empty());
  }
}

}  // namespace
}  // namespace trailseal::terraform::plan_file_test
