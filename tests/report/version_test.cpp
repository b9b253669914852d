// The version has one place, CMakeLists.txt. What repeats it is held to it here.
#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "report/result_text.hpp"
#include "rule/catalogue.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

namespace trailseal::report::version_test {
namespace {

/// `0.12` of `0.12.3` as numbers.
std::pair<int, int> minor_version(std::string_view text) {
  std::pair<int, int> parts{-1, -1};
  const char* const end = text.data() + text.size();
  const auto major = std::from_chars(text.data(), end, parts.first);
  if (major.ptr != end && *major.ptr == '.') {
    std::from_chars(major.ptr + 1, end, parts.second);
  }
  return parts;
}

TEST_CASE("a rule is since a version that there is", "[version]") {
  const std::string changes = read_file("CHANGELOG.md");
  for (const rule::Rule& rule : rule::builtin_rules()) {
    CAPTURE(rule.id, rule.since);
    CHECK(minor_version(rule.since).second >= 0);
    CHECK(minor_version(rule.since) <= minor_version(tool_version()));
    // The changelog has a section of it, or says that it is in the making.
    const bool is_told =
        changes.find("## [" + rule.since + ".") != std::string::npos ||
        changes.find("version, " + rule.since + ".") != std::string::npos;
    CHECK(is_told);
  }
}

TEST_CASE("minor versions are compared as numbers", "[version]") {
  CHECK(minor_version("0.10.1") > minor_version("0.9"));
  CHECK(minor_version("1.0") > minor_version("0.9.7"));
  CHECK(minor_version("x").second == -1);
}

TEST_CASE("files that name the version name this one", "[version]") {
  struct Case {
    const char* file;
    std::string before{};
    std::string after{};
  };
  const auto c = GENERATE(values<Case>({
      {"pyproject.toml", "\"trailseal==", "\""},
      {"README.md", "rev: v", "\n"},
      {"README.md", "OWNER/trailseal@v", "\n"},
      {"docs/install.md", "rev: v", "\n"},
      {"docs/ci/github.yml", "OWNER/trailseal@v", "\n"},
      {"docs/ci/gitlab-ci.yml", "TRAILSEAL_VERSION: \"", "\""},
  }));
  CAPTURE(c.file, c.before);
  const std::string wanted = c.before + std::string(tool_version()) + c.after;
  CHECK(read_file(c.file).find(wanted) != std::string::npos);
}

}  // namespace
}  // namespace trailseal::report::version_test
