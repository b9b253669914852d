#include "base/problems.hpp"

#include <array>

#include "support/catch.hpp"

namespace trailseal::problems_test {
namespace {

TEST_CASE("problems are kept in the order they were found, and sorted by place",
          "[problems]") {
  Problems problems("a.yaml");
  CHECK(problems.empty());
  problems.add(Position{.line = 3, .column = 1}, "third", "a hint");
  problems.add(Position{.line = 1, .column = 7}, "second");
  problems.add(Error{.message = "first", .path = "b.yaml"});
  REQUIRE(problems.size() == 3);
  CHECK(problems.errors()[0].path == "a.yaml");
  CHECK(problems.errors()[0].help == "a hint");
  CHECK(problems.errors()[2].path == "b.yaml");
  std::string order;
  for (const Error& error : problems.sorted()) order += error.message + " ";
  CHECK(order == "first second third ");
}

TEST_CASE("an unknown word is told with the one that was meant, or with all of few",
          "[problems]") {
  constexpr std::array<std::string_view, 2> kWords{"low", "medium"};
  Problems problems;
  problems.add_unknown({}, "severity", "mediun", kWords);
  problems.add_unknown({}, "severity", "urgent", kWords);
  CHECK(problems.errors()[0].message == "unknown severity `mediun`");
  CHECK(problems.errors()[0].help == "did you mean `medium`?");
  CHECK(problems.errors()[1].help == "known: `low`, `medium`");
}

TEST_CASE("a value is taken out of a result, its error is noted", "[problems]") {
  Problems problems;
  CHECK(problems.take(Result<int>(3)) == 3);
  CHECK(problems.empty());
  CHECK_FALSE(problems.take(Result<int>(Error{.message = "odd"})));
  CHECK(problems.errors().front().message == "odd");
}

}  // namespace
}  // namespace trailseal::problems_test
