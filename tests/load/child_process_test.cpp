#include "load/child_process.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::load::child_process_test {
namespace {

ChildRequest shell(const char* script) {
  return {.program = find_program("sh"),
          .arguments = {"-c", script},
          .environment = {"PATH=/usr/bin:/bin"}};
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

/// Is somebody still there whose process has this id?
bool is_running(const std::string& id) {
  std::ifstream status("/proc/" + id + "/stat");
  std::string line;
  if (!std::getline(status, line)) return false;
  return line.find(") Z ") == line.npos;  // one that ended waits for its parent
}

TEST_CASE("what a program started ends with it", "[child]") {
  // Terraform starts providers, which outlive it where it is ended at once.
  const bool slow = GENERATE(true, false);
  const cli::Scratch scratch;
  ChildRequest request =
      shell(slow ? "sleep 60 >/dev/null 2>&1 & echo $! > started; sleep 60"
                 : "sleep 60 >/dev/null 2>&1 & echo $! > started");
  request.patience = std::chrono::seconds(1);
  CHECK(run_child(request).ok() != slow);
  std::string id = scratch.read("started");
  REQUIRE_FALSE(id.empty());
  id.pop_back();
  for (int i = 0; i < 100 && is_running(id); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  CHECK_FALSE(is_running(id));
}

TEST_CASE("a program that closes its streams and stays is not waited for", "[child]") {
  ChildRequest request = shell("exec >&- 2>&-; sleep 60");
  request.patience = std::chrono::seconds(1);
  const auto done = run_child(request);
  REQUIRE_FALSE(done.ok());
  CHECK(done.error().message.find("did not finish within 1 seconds") !=
        std::string::npos);
}

TEST_CASE("a program has the environment that it is given, and no other", "[child]") {
  const auto done = run_child({.program = find_program("env"), .environment = {"A=b c"}});
  REQUIRE(done.ok());
  CHECK(done->out == "A=b c\n");
}

TEST_CASE("a program is looked for on the PATH", "[child]") {
  CHECK(std::filesystem::exists(find_program("sh")));
  CHECK(find_program("no-such-program-anywhere").empty());
}

}  // namespace
}  // namespace trailseal::load::child_process_test
