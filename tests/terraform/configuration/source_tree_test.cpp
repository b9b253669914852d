// Sources on disk and in plan files, and what a configuration may read of a machine.
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "support/catch.hpp"
#include "support/temporary_directory.hpp"
#include "terraform/configuration/archive_tree.hpp"
#include "terraform/configuration/folder_tree.hpp"
#include "terraform/configuration/module.hpp"

namespace trailseal::terraform::source_tree_test {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPlanFile = "tests/terraform/configuration/data/modules.tfplan";

}  // namespace

TEST_CASE("a plan file holds the sources of every module", "[sources]") {
  const auto tree = ArchiveTree::open(kPlanFile);
  REQUIRE(tree.ok());
  CHECK((*tree)->origin() == "plan file");
  const auto root = read_module(**tree, ".");
  REQUIRE(root.ok());
  CHECK(root->calls.count("counted") == 1);
  const auto folder = (*tree)->folder_of({.calls = "counted.grand"});
  REQUIRE(folder.has_value());
  CHECK(*folder == "grand");
  const auto grand = read_module(**tree, *folder);
  REQUIRE(grand.ok());
  CHECK_FALSE(grand->outputs.empty());
  CHECK_FALSE((*tree)->files().read("main.tf").ok());
}

TEST_CASE("a file that is no plan file has no sources", "[sources]") {
  CHECK_FALSE(ArchiveTree::open("README.md").ok());
  CHECK_FALSE(ArchiveTree::open("nosuch.tfplan").ok());
}

TEST_CASE("files beyond the sources' own directory are not read", "[sources]") {
  const TemporaryDirectory scratch;
  const fs::path top = scratch.path();
  fs::create_directories(top / "repo" / ".git");
  fs::create_directories(top / "repo" / "env");
  fs::create_directories(top / "repo" / "shared");
  std::ofstream(top / "secret.txt") << "secret";
  std::ofstream(top / "repo" / "shared" / "policy.json") << "{}";
  fs::create_symlink(top / "secret.txt", top / "repo" / "env" / "link.txt");
  OwnFiles files(top / "repo" / "env");
  CHECK(files.read("../shared/policy.json").ok());
  CHECK_FALSE(files.read("../../secret.txt").ok());
  CHECK_FALSE(files.read("link.txt").ok());
  CHECK_FALSE(files.read((top / "secret.txt").string()).ok());
  CHECK_FALSE(files.exists("../../secret.txt").ok());
}

TEST_CASE("a module that was changed too late cannot be read", "[sources]") {
  const TemporaryDirectory scratch;
  std::ofstream(scratch.path() / "main.tf") << "locals {}\n";
  FolderTree tree(scratch.path().string());
  REQUIRE(read_module(tree, ".").ok());
  tree.refuse_after(fs::last_write_time(scratch.path() / "main.tf") -
                    std::chrono::minutes(5));
  const auto late = read_module(tree, ".");
  REQUIRE_FALSE(late.ok());
  CHECK(late.error().message.find("after the plan was made") != std::string::npos);
  CHECK(tree.refusals().size() == 1);
}

}  // namespace trailseal::terraform::source_tree_test
