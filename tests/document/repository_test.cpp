#include "document/repository.hpp"

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::repository_test {
namespace {

namespace fs = std::filesystem;
using cli::Scratch;

TEST_CASE("a file may name files of its own repository, links followed", "[repository]") {
  const Scratch scratch;
  fs::create_directories("repo/.git");
  scratch.write("repo/infra/main.yaml", "a");
  scratch.write("repo/shared/part.yaml", "b");
  scratch.write("other/secret.yaml", "c");
  fs::create_symlink("../other/secret.yaml", "repo/link.yaml");
  fs::create_symlink("shared/part.yaml", "repo/inside.yaml");

  const std::string owner = "repo/infra/main.yaml";
  CHECK(is_own_file("repo/infra/../shared/part.yaml", owner));
  CHECK(is_own_file("repo/inside.yaml", owner));
  CHECK(is_own_file("repo/nothing-here.yaml", owner));
  CHECK_FALSE(is_own_file("repo/infra/../../other/secret.yaml", owner));
  CHECK_FALSE(is_own_file("repo/link.yaml", owner));
  CHECK_FALSE(is_own_file("/etc/hostname", owner));
}

TEST_CASE("outside of a repository the current directory bounds what is read",
          "[repository]") {
  const Scratch scratch;
  scratch.write("a/main.yaml", "a");
  scratch.write("b/part.yaml", "b");
  CHECK(is_own_file("b/part.yaml", "a/main.yaml"));
  fs::current_path("a");
  CHECK_FALSE(is_own_file("../b/part.yaml", "main.yaml"));
}

TEST_CASE("the prefix leads from the repository to here", "[repository]") {
  const Scratch scratch;
  CHECK(prefix_in_repository().empty());
  fs::create_directories("repo/.git");
  fs::create_directories("repo/infra/prod");
  fs::current_path("repo");
  CHECK(prefix_in_repository().empty());
  fs::current_path("infra/prod");
  CHECK(prefix_in_repository() == "infra/prod/");
}

TEST_CASE("a path leads below a folder only if it never steps out", "[repository]") {
  for (const char* below : {"a.json", "accounts/1.html", "./a", "a/./b", "a..b/c"}) {
    CAPTURE(below);
    CHECK(leads_below(below));
  }
  for (const std::string& out :
       {std::string(), std::string("/etc/hosts"), std::string("../a"),
        std::string("a/../../b"), std::string("a/.."), std::string("a\0b", 3)}) {
    CAPTURE(out);
    CHECK_FALSE(leads_below(out));
  }
}

}  // namespace
}  // namespace trailseal::repository_test
