// A file that is cut off anywhere ends in one clear error or in a verdict.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "cloudformation/template/template_loader.hpp"
#include "document/json_reader.hpp"
#include "document/yaml_reader.hpp"
#include "support/catch.hpp"
#include "support/judged.hpp"
#include "terraform/plan_loader.hpp"

namespace trailseal::truncation_test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kStep = 64;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::set<fs::path> inputs_below(const char* folder, const char* start) {
  std::set<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    const std::string extension = entry.path().extension().string();
    const bool text = extension == ".json" || extension == ".yaml";
    if (name.starts_with(start) && text) paths.insert(entry.path());
  }
  return paths;
}

Result<Fragment> load(const Source& source) {
  const bool json = source.text().starts_with('{');
  if (json && terraform::is_plan_or_state(source)) {
    return terraform::load_plan(source, {}, {.extent = terraform::Extent::FromTrails});
  }
  Result<Document> document = json ? read_json(source) : read_yaml(source);
  if (!document) return document.error();
  if (!cloudformation::is_template(document->root)) {
    return Error{.message = "none of ours", .path = source.path()};
  }
  return cloudformation::load_template(source, *document, {}, {});
}

/// Empty where all is well.
std::string problem_of(const fs::path& path, std::string_view text) {
  const auto source = decode_source(path.generic_string(), text);
  if (!source) return source.error().message.empty() ? "an error without words" : "";
  Result<Fragment> fragment = load(*source);
  if (!fragment) {
    const Error& error = fragment.error();
    const bool clear = !error.message.empty() && error.path == path.generic_string() &&
                       error.message.find('\n') == std::string::npos;
    return clear ? "" : "an unclear error: " + error.message;
  }
  ResourceGraph graph;
  graph.add(std::move(*fragment));
  judged(graph);
  return "";
}

void check_truncations(const char* folder, const char* start) {
  std::size_t cuts = 0;
  for (const fs::path& path : inputs_below(folder, start)) {
    const std::string text = read_file(path);
    for (std::size_t size = 0; size < text.size(); size += kStep, ++cuts) {
      const std::string problem =
          problem_of(path, std::string_view(text).substr(0, size));
      if (problem.empty()) continue;
      CAPTURE(path.generic_string(), size);
      FAIL_CHECK(problem);
    }
  }
  CHECK(cuts > 1000);
}

TEST_CASE("a plan cut off anywhere ends in an error or a verdict", "[truncation]") {
  check_truncations("fixtures/terraform", "plan");
}

TEST_CASE("a template cut off anywhere ends in an error or a verdict", "[truncation]") {
  check_truncations("fixtures/cloudformation", "template");
}

TEST_CASE("what is read from the trails on is judged as everything is", "[truncation]") {
  const auto judged_from = [](const Source& source, terraform::Extent extent) {
    ResourceGraph graph;
    auto fragment = terraform::load_plan(source, {}, {.extent = extent});
    REQUIRE(fragment.ok());
    graph.add(std::move(*fragment));
    return judged(graph);
  };
  const std::set<fs::path> paths = inputs_below("fixtures/terraform", "plan");
  CHECK(paths.size() >= 100);
  for (const fs::path& path : paths) {
    CAPTURE(path.generic_string());
    const auto source = decode_source(path.generic_string(), read_file(path));
    REQUIRE(source.ok());
    CHECK(judged_from(*source, terraform::Extent::FromTrails) ==
          judged_from(*source, terraform::Extent::Everything));
  }
}

}  // namespace
}  // namespace trailseal::truncation_test
