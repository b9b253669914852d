// What moto made of a template, against what trailseal resolved. `deployed.json` is
// written by scripts/deployed-in-moto.
//
// Names and key ids that deployment makes up are symbols here and texts there: a symbol
// is read as the physical id of its resource, and then everything must be equal.
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "cloudformation/template/template_files.hpp"
#include "cloudformation/template/template_loader.hpp"
#include "document/document_reader.hpp"
#include "support/catch.hpp"

namespace trailseal::cloudformation::deployed_test {
namespace {

using nlohmann::json;

/// Where moto is wrong, by template and resource.
const std::set<std::pair<std::string, std::string>> kMotoIsWrong{
    // It leaves null where AWS::NoValue stands in a list; the service takes the item out
    // (CloudFormation Template Reference, "Pseudo parameters": "removes the corresponding
    // resource property").
    {"fixtures/cloudformation/scenario-three-parameters/template.yaml",
     "LogBucketPolicy"},
};

/// Texts by the symbols that stand for them.
using Names = std::map<std::string, std::string>;

Names names_of(const Fragment& fragment, const json& deployed) {
  Names names;
  const std::string stack = deployed["stack"];
  for (const Resource& resource : fragment.resources) {
    const auto physical = deployed["physical"].find(resource.address);
    const Value& ref = resource.attributes["@ref"];
    if (physical == deployed["physical"].end() || !ref.is_text()) continue;
    const auto& pieces = ref.as_text().pieces();
    if (pieces.size() == 1 && pieces[0].symbol) names[pieces[0].symbol->id] = *physical;
  }
  const std::string& path = fragment.input.path;
  names[path + "#AWS::StackName"] = "audit";
  names[path + "#AWS::StackId"] = stack.substr(stack.rfind('/') + 1);
  return names;
}

json as_json(const Text& text, const Names& names) {
  std::string whole;
  for (const Text::Piece& piece : text.pieces()) {
    if (!piece.symbol) {
      whole += piece.literal;
      continue;
    }
    const auto name = names.find(piece.symbol->id);
    whole += name == names.end() ? "<" + piece.symbol->name + ">" : name->second;
  }
  return whole;
}

json as_json(const Value& value, const Names& names) {
  if (value.is_text() || value.is_number()) return as_json(value.as_text(), names);
  if (value.is_bool()) return value.as_bool();
  if (value.is_unknown()) return "(unknown: " + value.as_unknown().reason + ")";
  if (value.is_list()) {
    json list = json::array();
    for (const Value& item : value.items()) list.push_back(as_json(item, names));
    return list;
  }
  if (!value.is_map()) return nullptr;
  json map = json::object();
  for (std::size_t i = 0; i < value.size(); ++i) {
    map[value.keys()[i].name] = as_json(value.items()[i], names);
  }
  return map;
}

/// The services take `true` and "true", numbers and their spelling, as one.
json normal(const json& value) {
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  if (value.is_number()) return value.dump();
  if (!value.is_structured()) return value;
  json parts = value;
  for (json& part : parts) part = normal(part);
  return parts;
}

/// What a policy is, whether it was written as a mapping or as a text.
json parsed(const json& policy) {
  if (!policy.is_string()) return policy;
  const json read = json::parse(policy.get<std::string>(), nullptr, false);
  return read.is_discarded() ? policy : read;
}

json property_of(const Resource& resource, const std::string& name, const Names& names) {
  if (name == "BucketName") return as_json(resource.attributes["@ref"], names);
  const json value = as_json(resource.attributes[name], names);
  return name.ends_with("Policy") || name == "PolicyDocument" ? parsed(value) : value;
}

TEST_CASE("templates resolve to what is deployed", "[deployed]") {
  const json data = json::parse(std::ifstream("tests/cloudformation/deployed.json"));
  const Environment environment{.account = data["account"], .region = data["region"]};
  std::size_t compared = 0;
  for (const auto& [path, deployed] : data["templates"].items()) {
    CAPTURE(path);
    const auto source = read_source(path);
    REQUIRE(source.ok());
    const auto document = read_document(*source);
    REQUIRE(document.ok());
    const auto fragment =
        load_template(*source, *document, deployed["parameters"], environment);
    if (!fragment) FAIL(fragment.error().message);
    const Names names = names_of(*fragment, deployed);
    for (const Resource& resource : fragment->resources) {
      const auto made = deployed["resources"].find(resource.address);
      if (made == deployed["resources"].end()) continue;
      CAPTURE(resource.address);
      if (kMotoIsWrong.count({path, resource.address}) > 0) continue;
      for (const auto& [name, value] : made->items()) {
        CAPTURE(name);
        CHECK(normal(property_of(resource, name, names)) == normal(parsed(value)));
        ++compared;
      }
    }
  }
  CHECK(data["templates"].size() >= 40);
  CHECK(compared >= 250);
}

}  // namespace
}  // namespace trailseal::cloudformation::deployed_test
