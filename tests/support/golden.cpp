#include "support/golden.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "support/catch.hpp"

namespace trailseal {
namespace {

/// The first line in which the two differ, with its number.
std::string difference(const std::string& expected, const std::string& actual) {
  std::istringstream left(expected);
  std::istringstream right(actual);
  std::string a;
  std::string b;
  for (int line = 1;; ++line) {
    const bool more_left = static_cast<bool>(std::getline(left, a));
    const bool more_right = static_cast<bool>(std::getline(right, b));
    if (!more_left && !more_right) return "line ends differ";
    if (more_left && more_right && a == b) continue;
    return "line " + std::to_string(line) +
           "\n  expected: " + (more_left ? a : "(the end)") +
           "\n  actual:   " + (more_right ? b : "(the end)");
  }
}

/// How many files this run has written.
int files_written = 0;

void write_anew(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
  ++files_written;
  FAIL_CHECK("UPDATE_GOLDEN is set: " << path.generic_string() << " was written anew, "
                                      << files_written << " so far");
}

}  // namespace

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void check_golden(const std::filesystem::path& path, const std::string& actual) {
  const std::string expected = read_file(path);
  if (expected == actual && std::filesystem::exists(path)) {
    SUCCEED();
    return;
  }
  if (std::getenv("UPDATE_GOLDEN") != nullptr) return write_anew(path, actual);
  CAPTURE(path.generic_string());
  INFO("with UPDATE_GOLDEN=1 the test writes it anew");
  FAIL_CHECK(difference(expected, actual));
}

}  // namespace trailseal
