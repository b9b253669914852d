#include "base/parallel.hpp"

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/catch.hpp"

namespace trailseal::parallel_test {
namespace {

TEST_CASE("every number is taken once, whatever the number of jobs", "[parallel]") {
  const auto jobs = GENERATE(std::size_t{1}, std::size_t{2}, std::size_t{7});
  const auto count = GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{500});
  std::vector<int> taken(count, 0);
  for_each_index(jobs, count, [&](std::size_t i) { ++taken[i]; });
  CHECK(taken == std::vector<int>(count, 1));
}

TEST_CASE("the exception of the lowest number comes back, after all have ended",
          "[parallel]") {
  std::atomic<int> ended{0};
  std::string said;
  try {
    for_each_index(4, 100, [&](std::size_t i) {
      if (i % 30 == 17) throw std::runtime_error(std::to_string(i));
      ++ended;
    });
  } catch (const std::runtime_error& error) {
    said = error.what();
  }
  CHECK(said == "17");
  CHECK(ended == 97);
}

TEST_CASE("a machine has at least one processor", "[parallel]") {
  CHECK(processors() >= 1);
}

}  // namespace
}  // namespace trailseal::parallel_test
