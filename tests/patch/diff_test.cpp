// The diffs are given to the real git where there is one.
#include "patch/diff.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

namespace trailseal::patch::diff_test {
namespace {

struct DiffCase {
  const char* what;
  std::string before;
  std::vector<Splice> splices;
};

const std::string kTen = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";

std::vector<DiffCase> diff_cases() {
  return {
      {"a word of a line", "a\nb c\nd\n", {{4, 1, "x"}}},
      {"a line more", "a\nb\n", {{2, 0, "new\n"}}},
      {"a line less", kTen, {{4, 2, ""}}},
      {"a line ahead of all", "a\nb\n", {{0, 0, "new\n"}}},
      {"a line behind all", "a\nb\n", {{4, 0, "new\n"}}},
      {"a line behind one that has no end", "a\nb", {{3, 0, "\nnew\n"}}},
      {"a last line without an end stays so", "a\nb\nc", {{4, 1, "x"}}},
      {"the end of the last line comes", "a\nb", {{3, 0, "\n"}}},
      {"the end of the last line goes", "a\nb\n", {{3, 1, ""}}},
      {"lines that end with CRLF", "a\r\nb\r\nc\r\n", {{3, 1, "x"}, {6, 0, "new\r\n"}}},
      {"two changes of one line", "abc def\nx\n", {{0, 3, "1"}, {4, 3, "2"}}},
      {"two changes far apart",
       kTen + kTen,
       {{2, 1, "x\ny"}, {kTen.size() + 14, 1, "z"}}},
      {"two changes close by", kTen, {{0, 1, "x"}, {10, 1, "z"}}},
      {"changes across lines that touch", kTen, {{2, 3, "x\n"}, {6, 0, "y\n"}}},
      {"a new file", "", {{0, 0, "a\nb\n"}}},
      {"a new file without a last end", "", {{0, 0, "a"}}},
      {"all lines go", "a\nb\n", {{0, 4, ""}}},
  };
}

FileChange changed(const std::string& before, std::vector<Splice> splices) {
  return {.path = "f",
          .before = std::make_shared<const std::string>(before),
          .splices = std::move(splices)};
}

std::string read_all(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("git applies a diff and gets the text after the change", "[patch]") {
  if (std::system("git --version > /dev/null 2>&1") != 0) {
    WARN("there is no git: nothing is applied");
    return;
  }
  const TemporaryDirectory directory;
  for (const DiffCase& c : diff_cases()) {
    CAPTURE(c.what);
    const FileChange change = changed(c.before, c.splices);
    const std::string diff = unified_diff(change, "dir/a file.tf");
    CAPTURE(diff);
    const auto file = directory.path() / "dir" / "a file.tf";
    std::filesystem::create_directories(file.parent_path());
    std::filesystem::remove(file);
    if (!c.before.empty()) std::ofstream(file, std::ios::binary) << c.before;
    std::ofstream(directory.path() / "change.diff", std::ios::binary) << diff;
    const std::string command =
        "cd '" + directory.path().string() + "' && git apply change.diff";
    REQUIRE(std::system(command.c_str()) == 0);
    CHECK(read_all(file) == text_after(change));
  }
}

TEST_CASE("a diff has three lines around a change and no line that stays", "[patch]") {
  const FileChange change = changed(kTen, {{8, 4, "5\nx\n"}});
  CHECK(
      unified_diff(change, "main.tf") ==
      "--- a/main.tf\n+++ b/main.tf\n@@ -3,7 +3,7 @@\n 3\n 4\n 5\n-6\n+x\n 7\n 8\n 9\n");
}

TEST_CASE("nothing changes: there is no diff", "[patch]") {
  CHECK(unified_diff(changed(kTen, {}), "f").empty());
  CHECK(unified_diff(changed(kTen, {{0, 1, "1"}}), "f").empty());
}

}  // namespace trailseal::patch::diff_test
