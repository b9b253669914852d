// Inputs that can be opened only once.
#include "load/spooled_file.hpp"

#include <sys/stat.h>

#include <cstdlib>
#include <thread>

#include "support/catch.hpp"
#include "support/plan_archive.hpp"
#include "support/scratch.hpp"

namespace trailseal::load::spooled_file_test {
namespace {

using cli::Run;
using cli::run_command;
using cli::Scratch;

/// Writes to a FIFO as `<(...)` does: once, while somebody reads.
Run check_fifo(const std::string& bytes) {
  REQUIRE(::mkfifo("input", 0600) == 0);
  std::thread writer([&] { std::ofstream("input", std::ios::binary) << bytes; });
  const Run run = run_command({"check", "input"});
  writer.join();
  return run;
}

TEST_CASE("a FIFO is an input like a file", "[input]") {
  const auto text = GENERATE(as<std::string>(), cli::kTrailTemplate, cli::kEmptyPlan);
  const Scratch scratch;
  scratch.write("file", text);
  CHECK(is_read_once("file") == false);
  const Run file = run_command({"check", "file"});
  const Run fifo = check_fifo(text);
  CHECK(is_read_once("input"));
  CHECK(fifo.status == file.status);
  CHECK(fifo.status != 2);
}

TEST_CASE("a plan file comes through a FIFO too", "[input]") {
  const Scratch scratch;
  write_plan_file("made", archive_of({}));
  const Run run = check_fifo(scratch.read("made"));
  CAPTURE(run.err);
  CHECK(run.out.find("no trail in input") != std::string::npos);
  CHECK(run.err.find("trailseal-") == std::string::npos);
}

TEST_CASE("what is spooled is gone with the object", "[input]") {
  std::string path;
  {
    auto spooled = SpooledFile::write("text");
    REQUIRE(spooled);
    path = spooled->path();
    std::ifstream file(path);
    std::string text;
    CHECK((std::getline(file, text) && text == "text"));
    const SpooledFile moved = std::move(*spooled);
    CHECK(std::filesystem::exists(path));
  }
  CHECK_FALSE(std::filesystem::exists(path));
  CHECK_FALSE(is_read_once("/nowhere"));
  CHECK_FALSE(is_read_once("."));
}

}  // namespace
}  // namespace trailseal::load::spooled_file_test
