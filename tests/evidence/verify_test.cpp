// What `evidence --verify` accepts, and what it finds.
#include <filesystem>
#include <fstream>

#include "evidence/pack_folder.hpp"
#include "support/catch.hpp"

namespace trailseal::cli::verify_test {
namespace {

namespace fs = std::filesystem;

void append_to(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary | std::ios::app) << text;
}

void write_text(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

TEST_CASE("a pack is verified by its directory, its page, its data and its manifest",
          "[verify]") {
  const PackFolder scratch;
  REQUIRE(scratch.make({kRefusedPlan}, "pack").status == kClean);
  for (const char* name : {"pack", "pack/", "pack/index.html", "pack/evidence.json",
                           "pack/manifest.json", "pack/accounts/123456789012.html"}) {
    CAPTURE(name);
    const Run run = scratch.verify(name);
    CHECK(run.status == kClean);
    CHECK(contains(run.out, "3 files match the manifest"));
  }
  REQUIRE(scratch.make({kRefusedPlan}, "one.html").status == kClean);
  for (const char* name : {"one.html", "one.json", "one.manifest.json"}) {
    CAPTURE(name);
    CHECK(scratch.verify(name).status == kClean);
  }
}

TEST_CASE("a changed file of a pack is found, and so is a missing one", "[verify]") {
  const PackFolder scratch;
  REQUIRE(scratch.make({kRefusedPlan}, "pack").status == kClean);
  const std::string file =
      GENERATE("index.html", "evidence.json", "accounts/123456789012.html");
  CAPTURE(file);
  append_to(scratch.path("pack/" + file), " ");
  const Run changed = scratch.verify("pack");
  CHECK(changed.status == kFindings);
  CHECK(contains(changed.out, "`" + file + "` was changed"));
  CHECK(contains(changed.out, "the pack was changed after it was written"));
  fs::remove(scratch.path("pack/" + file));
  const Run missing = scratch.verify("pack");
  CHECK(missing.status == kFindings);
  CHECK(contains(missing.out, "`" + file + "` is missing"));
}

TEST_CASE("a changed page beside its data is found", "[verify]") {
  const PackFolder scratch;
  REQUIRE(scratch.make({kRefusedPlan}, "one.html").status == kClean);
  append_to(scratch.path("one.html"), "<p>all is well</p>");
  CHECK(scratch.verify("one.html").status == kFindings);
  CHECK(scratch.verify("one.json").status == kFindings);
}

TEST_CASE("a manifest that was changed does not add up", "[verify]") {
  const PackFolder scratch;
  REQUIRE(scratch.make({kRefusedPlan}, "pack").status == kClean);
  const std::string path = scratch.path("pack/manifest.json");
  std::string text = read_file(path);
  // The digest of an input, which no file of the pack can contradict.
  const std::size_t at = text.find("\"sha256\": \"", text.find("\"inputs\"")) + 11;
  text[at] = text[at] == '0' ? '1' : '0';
  write_text(path, text);
  const Run run = scratch.verify("pack");
  CHECK(run.status == kFindings);
  CHECK(contains(run.out, "its digests do not match"));
}

TEST_CASE("without a manifest nothing is verified", "[verify]") {
  const PackFolder scratch;
  REQUIRE(scratch.make({kRefusedPlan}, "pack").status == kClean);
  fs::remove(scratch.path("pack/manifest.json"));
  const Run gone = scratch.verify("pack");
  CHECK(gone.status == kFailed);
  CHECK(contains(gone.err, "the manifest of the pack cannot be read"));
  write_text(scratch.path("pack/manifest.json"), "{\"schema\": \"other/1\"}");
  CHECK(contains(scratch.verify("pack").err,
                 "this is not the manifest of an evidence pack"));
  write_text(scratch.path("pack/manifest.json"),
             "{\"schema\": \"trailseal.evidence-manifest/1\", \"files\": []}");
  CHECK(scratch.verify("pack").status == kFailed);
  CHECK(scratch.verify("nowhere").status == kFailed);
}

TEST_CASE("a manifest leads to no file outside of the pack", "[verify]") {
  const PackFolder scratch;
  REQUIRE(scratch.make({kRefusedPlan}, "pack").status == kClean);
  const std::string path = scratch.path("pack/manifest.json");
  const std::string text = read_file(path);
  const std::string outside = GENERATE("../one.html", "/etc/hostname", "a/../../b");
  CAPTURE(outside);
  std::string moved = text;
  moved.replace(moved.find("index.html"), 10, outside);
  write_text(path, moved);
  const Run run = scratch.verify("pack");
  CHECK(run.status == kFindings);
  CHECK(contains(run.out, "names a file outside of the pack"));
}

TEST_CASE("a link in the place of a file is not followed", "[verify]") {
  const PackFolder scratch;
  REQUIRE(scratch.make({kRefusedPlan}, "pack").status == kClean);
  fs::rename(scratch.path("pack/index.html"), scratch.path("elsewhere.html"));
  fs::create_symlink(scratch.path("elsewhere.html"), scratch.path("pack/index.html"));
  const Run run = scratch.verify("pack");
  CHECK(run.status == kFindings);
  CHECK(contains(run.out, "it is not a regular file"));
}

TEST_CASE("a file that the manifest does not know is told", "[verify]") {
  const PackFolder scratch;
  REQUIRE(scratch.make({kRefusedPlan}, "pack").status == kClean);
  write_text(scratch.path("pack/accounts/999988887777.html"), "<p>all is well</p>");
  const Run run = scratch.verify("pack");
  CHECK(run.status == kClean);
  CHECK(contains(run.err, "999988887777.html"));
  CHECK(contains(run.err, "the file is not part of the pack"));
}

TEST_CASE("inputs beside a pack are compared with what it was made from", "[verify]") {
  const PackFolder scratch;
  REQUIRE(scratch.make({kRefusedPlan}, "pack").status == kClean);
  CHECK(scratch.verify("pack", {kRefusedPlan}).status == kClean);
  const Run other = scratch.verify("pack", {kRefusedPlan, kGoodPlan});
  CHECK(other.status == kFindings);
  CHECK(contains(other.out, "is not an input of the pack"));
}

}  // namespace
}  // namespace trailseal::cli::verify_test
