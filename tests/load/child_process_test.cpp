#include "load/child_process.hpp"

#include <chrono>
#include <filesystem>

#include "support/catch.hpp"

namespace trailseal::load {
namespace {

ChildRequest shell(const char* script) {
  return {.program = find_program("sh"), .arguments = {"-c", script}};
}

TEST_CASE("a program's output and status come back", "[child]") {
  const auto done = run_child(shell("echo out; echo err >&2; exit 3"));
  REQUIRE(done.ok());
  CHECK(done->status == 3);
  CHECK(done->out == "out\n");
  CHECK(done->err == "err\n");
}

TEST_CASE("a program that a signal ended has its number", "[child]") {
  const auto done = run_child(shell("kill -9 $$"));
  REQUIRE(done.ok());
  CHECK(done->status == 128 + 9);
}

TEST_CASE("a program runs in the directory it is given, without a shell", "[child]") {
  const auto done = run_child({.program = find_program("pwd"), .directory = "/"});
  REQUIRE(done.ok());
  CHECK(done->out == "/\n");
  const auto word =
      run_child({.program = find_program("printf"), .arguments = {"%s", "$HOME; ls *"}});
  REQUIRE(word.ok());
  CHECK(word->out == "$HOME; ls *");
}

TEST_CASE("more output than a pipe holds comes back whole", "[child]") {
  const auto done = run_child(shell("head -c 300000 /dev/zero | tr '\\0' x"));
  REQUIRE(done.ok());
  CHECK(done->out.size() == 300000);
}

TEST_CASE("a program that is not there, or does not end, is an error", "[child]") {
  CHECK_FALSE(run_child({.program = "no-such-program-anywhere"}).ok());
  ChildRequest slow = shell("exec sleep 60");
  slow.patience = std::chrono::seconds(1);
  CHECK_FALSE(run_child(slow).ok());
}

TEST_CASE("a program is looked for on the PATH", "[child]") {
  CHECK(std::filesystem::exists(find_program("sh")));
  CHECK(find_program("no-such-program-anywhere").empty());
}

}  // namespace
}  // namespace trailseal::load
