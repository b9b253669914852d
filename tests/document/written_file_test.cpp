#include "document/written_file.hpp"

#include <sys/stat.h>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::written_file_test {
namespace {

namespace fs = std::filesystem;
using cli::Scratch;

std::size_t files_here() {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator("."), fs::directory_iterator()));
}

TEST_CASE("a file is written whole, and keeps its permissions", "[written file]") {
  const Scratch scratch;
  REQUIRE(write_whole_file("new.json", "one"));
  CHECK(scratch.read("new.json") == "one");
  chmod("new.json", S_IRUSR | S_IWUSR);
  REQUIRE(write_whole_file("new.json", "two"));
  CHECK(scratch.read("new.json") == "two");
  CHECK(fs::status("new.json").permissions() ==
        (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(files_here() == 1);
}

TEST_CASE("nothing is written through a link", "[written file]") {
  const Scratch scratch;
  scratch.write("precious", "mine");
  fs::create_symlink("precious", "report.json");
  fs::create_symlink("nowhere", "dangling.json");
  const auto written = write_whole_file("report.json", "two");
  REQUIRE_FALSE(written);
  CHECK(written.error().message == "the file cannot be written: it is a link");
  CHECK_FALSE(write_whole_file("dangling.json", "two"));
  CHECK(scratch.read("precious") == "mine");
  CHECK_FALSE(fs::exists("nowhere"));
  CHECK(files_here() == 3);
}

TEST_CASE("only regular files are replaced", "[written file]") {
  const Scratch scratch;
  fs::create_directory("folder");
  CHECK_FALSE(write_whole_file("folder", "x"));
  CHECK_FALSE(write_whole_file("/dev/null", "x"));
  const auto written = write_whole_file("missing/report.json", "x");
  REQUIRE_FALSE(written);
  CHECK(written.error().message ==
        "the file cannot be written: No such file or directory");
}

TEST_CASE("one file has many names", "[written file]") {
  const Scratch scratch;
  scratch.write("a/x", "1");
  fs::create_symlink("a/x", "link");
  fs::create_hard_link("a/x", "hard");
  CHECK(is_same_file("a/x", "./a/../a/x"));
  CHECK(is_same_file("link", "a/x"));
  CHECK(is_same_file("hard", "a/x"));
  CHECK(is_same_file("new", "./new"));
  CHECK_FALSE(is_same_file("new", "a/x"));
}

}  // namespace
}  // namespace trailseal::written_file_test
