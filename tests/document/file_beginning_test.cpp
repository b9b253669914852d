#include "document/file_beginning.hpp"

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::file_beginning_test {
namespace {

TEST_CASE("the beginning of a file is at most all of it", "[file]") {
  const cli::Scratch scratch;
  scratch.write("a", "PK-and-more");
  CHECK(beginning_of("a", 2) == "PK");
  CHECK(beginning_of("a", 100) == "PK-and-more");
  CHECK(beginning_of("none", 4).empty());
  CHECK(beginning_of(".", 4).empty());
}

}  // namespace
}  // namespace trailseal::file_beginning_test
