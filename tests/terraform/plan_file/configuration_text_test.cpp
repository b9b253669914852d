#include "terraform/plan_file/configuration_text.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/golden.hpp"
#include "terraform/configuration/archive_tree.hpp"
#include "terraform/plan_file/plan_file.hpp"

namespace trailseal::terraform::configuration_text_test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

json configuration_of(std::map<std::string, std::string> sources) {
  const auto tree = ArchiveTree::of("tfplan", std::move(sources));
  JsonText text;
  text.open('{');
  const auto done = write_configuration(*tree, {}, text);
  if (!done) FAIL(done.error().message);
  text.close('}');
  return json::parse(text.text())["configuration"];
}

json configuration_of(const std::string& main_tf) {
  return configuration_of(
      {{"modules.json", R"([{"Key":"","Dir":"."}])"}, {"m-/main.tf", main_tf}});
}

/// Without what no check reads, and without what is empty.
json essence(const json& value) {
  if (!value.is_structured()) return value;
  json kept = value.is_array() ? json::array() : json::object();
  for (const auto& [key, item] : value.items()) {
    const bool unread = key == "full_name" || key == "version_constraint" ||
                        key == "module_address" || key == "alias" || key == "source" ||
                        key == "description" || key == "provisioners";
    json inner = essence(item);
    if (value.is_array()) {
      kept.push_back(std::move(inner));
    } else if (!unread && !(inner.is_structured() && inner.empty())) {
      kept[key] = std::move(inner);
    }
  }
  return kept;
}

/// Folders where Terraform says the same in other words: a default with the optional
/// attributes of its type, a template that only JSON syntax takes for constant, the key of
/// a provider that no module between hands on.
bool differs_in_words(const std::string& folder) {
  for (const char* name :
       {"source-optional-attributes", "source-json-syntax", "source-module-two-levels"}) {
    if (folder.starts_with(name)) return true;
  }
  return false;
}

TEST_CASE("the sources give the configuration that Terraform tells", "[plan file]") {
  for (const auto& folder : fs::directory_iterator("fixtures/terraform")) {
    const fs::path path = folder.path() / "tfplan";
    if (!fs::exists(path) || differs_in_words(folder.path().filename())) continue;
    CAPTURE(path.string());
    const auto file = read_plan_file(path.string(), {path.string(), path.string()});
    REQUIRE(file);
    const json ours = json::parse(file->plan.text());
    const json theirs = json::parse(read_file(folder.path() / "plan.json"));
    CHECK(essence(ours["configuration"]) == essence(theirs["configuration"]));
    CHECK(ours["variables"] == theirs.value("variables", json::object()));
  }
}

TEST_CASE("an expression is a constant, or what it names", "[plan file]") {
  const json expressions = configuration_of(R"(
    resource "x_y" "z" {
      constant = ["a", { b = 1 + 1 }]
      named    = "${var.a.b}-${x_w.v[0].id}"
      keyed    = x_w.v[each.key].id
      called   = upper("a")
      nothing  = null
      blocks { n = 1 }
      blocks {
        n = 2
        inner { m = local.m }
      }
      timeouts { create = "5m" }
      dynamic "made" {
        for_each = var.made
        content {}
      }
      lifecycle { prevent_destroy = true }
      depends_on = [module.m, x_w.v]
    }
  )")["root_module"]["resources"][0];
  CHECK(expressions["depends_on"] == json::parse(R"(["module.m","x_w.v"])"));
  CHECK(expressions["expressions"] == json::parse(R"({
    "constant": {"constant_value": ["a", {"b": 2}]},
    "named": {"references": ["var.a.b", "var.a", "x_w.v[0].id", "x_w.v[0]", "x_w.v"]},
    "keyed": {"references": ["x_w.v", "each.key"]},
    "called": {},
    "nothing": {"constant_value": null},
    "blocks": [{"n": {"constant_value": 1}},
               {"n": {"constant_value": 2}, "inner": [{"m": {"references": ["local.m"]}}]}],
    "timeouts": {"create": {"constant_value": "5m"}}})"));
}

TEST_CASE("in JSON syntax an object is a block unless its name is that of a map",
          "[plan file]") {
  const json resource =
      configuration_of({{"modules.json", R"([{"Key":"","Dir":"."}])"},
                        {"m-/main.tf.json", R"({"resource": {"x_y": {"z": {
          "tags": {"A": "b"}, "rule": {"n": 1}, "rules": [{"n": "${var.n}"}],
          "list": ["a"], "depends_on": ["x_w.v"]}}}})"}})["root_module"]["resources"][0];
  CHECK(resource["depends_on"] == json::parse(R"(["x_w.v"])"));
  CHECK(resource["expressions"] == json::parse(R"({
    "tags": {"constant_value": {"A": "b"}},
    "rule": [{"n": {"constant_value": 1}}],
    "rules": [{"n": {"references": ["var.n"]}}],
    "list": {"constant_value": ["a"]}})"));
}

TEST_CASE("a module's resources have the provider that reaches them", "[plan file]") {
  const json configuration = configuration_of(
      {{"modules.json",
        R"([{"Key":"","Dir":"."},{"Key":"a","Dir":"a"},{"Key":"a.b","Dir":"b"}])"},
       {"m-/main.tf", R"(
          provider "aws" {
            alias  = "west"
            region = var.region
          }
          module "a" {
            source    = "./a"
            count     = 2
            providers = { aws.here = aws.west }
          }
        )"},
       {"m-a/main.tf", R"(
          provider "google" {}
          module "b" {
            source    = "../b"
            providers = { aws = aws.here }
          }
          resource "aws_x" "here" { provider = aws.here }
          resource "aws_x" "own" {}
          resource "google_x" "own" {}
        )"},
       {"m-a.b/main.tf", "resource \"aws_x\" \"deep\" {}\n"}});
  const json& a = configuration["root_module"]["module_calls"]["a"];
  CHECK(a["count_expression"]["constant_value"] == 2);
  std::map<std::string, std::string> keys;
  for (const json& resource : a["module"]["resources"]) {
    keys[resource["address"]] = resource["provider_config_key"];
  }
  CHECK(keys == std::map<std::string, std::string>{{"aws_x.here", "aws.west"},
                                                   {"aws_x.own", "aws"},
                                                   {"google_x.own", "module.a:google"}});
  const json& deep = a["module"]["module_calls"]["b"]["module"]["resources"][0];
  CHECK(deep["provider_config_key"] == "aws.west");
  CHECK(configuration["provider_config"]["aws.west"]["expressions"]["region"] ==
        json::parse(R"({"references":["var.region"]})"));
}

TEST_CASE("outputs and variables are told", "[plan file]") {
  const json root = configuration_of(R"(
    variable "v" {
      default   = { a = [1] }
      sensitive = true
    }
    output "o" {
      value      = var.v.a
      sensitive  = true
      depends_on = [x_y.z]
    }
  )")["root_module"];
  CHECK(root["variables"]["v"] ==
        json::parse(R"({"default":{"a":[1]},"sensitive":true})"));
  CHECK(root["outputs"]["o"] ==
        json::parse(R"({"sensitive":true,"expression":{"references":["var.v.a","var.v"]},
                        "depends_on":["x_y.z"]})"));
}

}  // namespace
}  // namespace trailseal::terraform::configuration_text_test
