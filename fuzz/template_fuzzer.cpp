// The bytes of a template, YAML or JSON. Whatever they are:
//
//   reading them gives a document, or one error that says what is wrong
//   loading and judging what was read twice gives the same
//   every combination of its parameters ends in resources or in one error
#include <string_view>

#include "cloudformation/scenario.hpp"
#include "cloudformation/template/template_loader.hpp"
#include "document/json_reader.hpp"
#include "document/yaml_reader.hpp"
#include "load/scenario_set.hpp"
#include "property.hpp"
#include "support/judged.hpp"

namespace trailseal::fuzz {
namespace {

constexpr std::size_t kMostBytes = 64 * 1024;
constexpr std::size_t kMostScenarios = 4;

std::string judged_with(const Source& source, const Document& document,
                        const cloudformation::Choice& choice) {
  auto fragment = cloudformation::load_template(source, document, {}, {}, choice);
  if (!fragment) {
    expect(!fragment.error().message.empty(), "every error has a message");
    return "error: " + fragment.error().message;
  }
  ResourceGraph graph;
  graph.add(std::move(*fragment));
  return judged(graph);
}

}  // namespace
}  // namespace trailseal::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace trailseal;
  if (size > fuzz::kMostBytes) return 0;
  const auto source = decode_source(
      "template", std::string_view(reinterpret_cast<const char*>(data), size));
  if (!source) return 0;
  const bool json = source->text().starts_with('{');
  const auto document = json ? read_json(*source) : read_yaml(*source);
  if (!document) {
    fuzz::expect(!document.error().message.empty(), "every error has a message");
    return 0;
  }
  if (!cloudformation::is_template(document->root)) return 0;
  const std::string one = fuzz::judged_with(*source, *document, {});
  fuzz::expect(one == fuzz::judged_with(*source, *document, {}),
               "judging is deterministic", one);
  const auto set = load::combine(
      cloudformation::find_variables({.path = "t.yaml", .root = document->root}, {}, {}),
      fuzz::kMostScenarios);
  for (const auto& combination : set.combinations) {
    fuzz::judged_with(*source, *document, combination.choice);
  }
  return 0;
}
