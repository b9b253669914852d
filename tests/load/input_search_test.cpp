#include "load/input_search.hpp"

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::input_search_test {
namespace {

std::vector<std::string> paths(const load::Search& search) {
  std::vector<std::string> found;
  for (const load::Candidate& candidate : search.candidates)
    found.push_back(candidate.path);
  return found;
}

using Paths = std::vector<std::string>;

TEST_CASE("a directory is searched in the order of names", "[input]") {
  const Scratch scratch;
  for (const char* path :
       {"b.yaml", "a/z.yml", "a/y.template", "a.json", "c.txt", "a/.git/x.json",
        "node_modules/p/package.json", ".terraform/modules.json", ".hidden/t.json"}) {
    scratch.write(path, "x");
  }
  CHECK(paths(load::search_inputs({"."})) ==
        Paths{".hidden/t.json", "a/y.template", "a/z.yml", "a.json", "b.yaml"});
  CHECK(paths(load::search_inputs({"./a/"})) == Paths{"a/y.template", "a/z.yml"});
}

TEST_CASE("a skipped directory is searched when it is named", "[input]") {
  const Scratch scratch;
  scratch.write(".terraform/plan.json", "x");
  CHECK(paths(load::search_inputs({".terraform"})) == Paths{".terraform/plan.json"});
}

TEST_CASE("one file counts once, under the name it was given first", "[input]") {
  const Scratch scratch;
  scratch.write("a/p.json", "x");
  const load::Search search =
      load::search_inputs({"a", "./a/p.json", "a/../a/p.json", "-", "-"});
  CHECK(paths(search) == Paths{"a/p.json", "-"});
  CHECK(search.candidates[0].named);
}

TEST_CASE("a named file is taken whatever it is called", "[input]") {
  const Scratch scratch;
  scratch.write("plan", "x");
  CHECK(paths(load::search_inputs({"plan"})) == Paths{"plan"});
}

TEST_CASE("links to directories are not followed, links to files are", "[input]") {
  const Scratch scratch;
  scratch.write("a/p.json", "x");
  std::filesystem::create_directory_symlink("..", "a/up");
  std::filesystem::create_symlink("p.json", "a/q.json");
  CHECK(paths(load::search_inputs({"a"})) == Paths{"a/p.json"});
}

TEST_CASE("what is not there is an error, the rest is found", "[input]") {
  const Scratch scratch;
  scratch.write("p.json", "x");
  const load::Search search = load::search_inputs({"gone.json", "p.json"});
  REQUIRE(search.errors.size() == 1);
  CHECK(search.errors[0].path == "gone.json");
  CHECK(search.errors[0].message == "no such file or directory");
  CHECK(paths(search) == Paths{"p.json"});
}

TEST_CASE("paths are shown relative, with no dots that say nothing", "[input]") {
  const Scratch scratch;
  CHECK(load::shown_path("./a//b.json") == "a/b.json");
  CHECK(load::shown_path("../a.json") == "../a.json");
  CHECK(load::shown_path(".") == ".");
  CHECK(load::shown_path("a/") == "a");
  const auto here = std::filesystem::current_path();
  CHECK(load::shown_path((here / "a" / "b.json").string()) == "a/b.json");
  CHECK(load::shown_path("/nowhere/a.json") == "/nowhere/a.json");
}

}  // namespace
}  // namespace trailseal::cli::input_search_test
