// Files of tests are compiled several at a time, so what each has for itself is in a
// namespace of its own name.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

#include "support/catch.hpp"

namespace trailseal::test_namespace_test {
namespace {

namespace fs = std::filesystem;

/// The line that opens a namespace of trailseal's, or "".
std::string opening_line(std::istream& text) {
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with("namespace trailseal")) return line;
  }
  return "";
}

bool opens(std::string_view line, const std::string& name) {
  return line.ends_with("::" + name + " {");
}

TEST_CASE("a file of tests is a namespace of its name") {
  std::set<std::string> problems;
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator("tests")) {
    const std::string name = entry.path().stem().string();
    if (entry.path().extension() != ".cpp" || !name.ends_with("_test")) continue;
    std::ifstream file(entry.path());
    const std::string line = opening_line(file);
    if (!opens(line, name)) problems.insert(entry.path().generic_string() + ": " + line);
    ++files;
  }
  CHECK(files > 300);
  CHECK(problems == std::set<std::string>());
}

TEST_CASE("a namespace of another name is seen") {
  std::istringstream text("#include <map>\n\nnamespace trailseal::iam {\nnamespace {\n");
  const std::string line = opening_line(text);
  CHECK(line == "namespace trailseal::iam {");
  CHECK_FALSE(opens(line, "action_test"));
  CHECK(opens("namespace trailseal::iam::action_test {", "action_test"));
}

}  // namespace
}  // namespace trailseal::test_namespace_test
