#include "load/commit_folder.hpp"

#include "support/catch.hpp"

namespace trailseal::load::commit_folder_test {
namespace {

TEST_CASE("only a path that stays where it is may be written", "[commit]") {
  for (const char* path : {"a.yaml", "a/b c/d.tf", ".github/x.yml", "a/..b", "a.git/b"}) {
    CAPTURE(path);
    CHECK(is_plain_path(path));
  }
  for (const char* path : {"", "/a", "../a", "a/../b", "a/..", ".git/config",
                           "a/.GIT/hooks/x", "./a", "a/"}) {
    CAPTURE(path);
    CHECK_FALSE(is_plain_path(path));
  }
}

}  // namespace
}  // namespace trailseal::load::commit_folder_test
