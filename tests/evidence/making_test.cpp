// Where a pack goes, and what stands in the way.
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "document/digest.hpp"
#include "evidence/pack_folder.hpp"
#include "support/catch.hpp"

namespace trailseal::cli::making_test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

json data_of(const PackFolder& scratch, const std::string& name) {
  return json::parse(read_file(scratch.path(name)));
}

TEST_CASE("two runs over the same inputs write the same bytes, whatever the day",
          "[evidence]") {
  const PackFolder scratch;
  const std::vector<std::string> arguments{kRefusedPlan, "--config",
                                           "fixtures/evidence/refused-and-waived/"
                                           "waivers.yaml"};
  REQUIRE(scratch.make(arguments, "a", {.today = "2026-01-01"}).status == kClean);
  REQUIRE(scratch.make(arguments, "b", {.today = "2031-12-31"}).status == kClean);
  CHECK(scratch.files("a") == scratch.files("b"));
  const std::string exported = "fixtures/evidence/deployed/export";
  REQUIRE(scratch.make({exported}, "e", {.today = "2026-01-01"}).status == kClean);
  REQUIRE(scratch.make({exported}, "f", {.today = "2031-12-31"}).status == kClean);
  CHECK(scratch.files("e") == scratch.files("f"));
  REQUIRE(scratch.make({kRefusedPlan, "--jobs", "1"}, "c").status == kClean);
  REQUIRE(scratch.make({kRefusedPlan, "--jobs", "4"}, "d").status == kClean);
  CHECK(scratch.files("c") == scratch.files("d"));
}

TEST_CASE("a pack has the forms that its name asks for", "[evidence]") {
  const PackFolder scratch;
  const auto names = [&](const std::string& name) {
    REQUIRE(scratch.make({kRefusedPlan}, name).status == kClean);
    std::set<std::string> all;
    const std::string folder = fs::path(name).parent_path();
    for (const auto& [path, bytes] : scratch.files(folder)) all.insert(path);
    return all;
  };
  CHECK(names("dir/pack/x") == std::set<std::string>{"x/index.html", "x/evidence.json",
                                                     "x/manifest.json",
                                                     "x/accounts/123456789012.html"});
  CHECK(names("page/p.html") ==
        std::set<std::string>{"p.html", "p.json", "p.manifest.json"});
  CHECK(names("data/d.json") == std::set<std::string>{"d.json", "d.manifest.json"});
}

TEST_CASE("a pack tells its digest, which the manifest has", "[evidence]") {
  const PackFolder scratch;
  const Run run = scratch.make({kRefusedPlan}, "pack");
  const std::string digest = data_of(scratch, "pack/manifest.json")["sha256"];
  CHECK(digest.size() == 64);
  CHECK(contains(run.out, digest));
  CHECK(contains(scratch.verify("pack").out, digest));
}

TEST_CASE("a former pack is written anew, with no page left over", "[evidence]") {
  const PackFolder scratch;
  REQUIRE(scratch.make({kRefusedPlan}, "pack").status == kClean);
  const std::string old_page = scratch.path("pack/accounts/123456789012.html");
  CHECK(fs::exists(old_page));
  REQUIRE(
      scratch.make({"fixtures/cloudformation/two-trails/template.yaml"}, "pack").status ==
      kClean);
  CHECK_FALSE(fs::exists(old_page));
  const Run verified = scratch.verify("pack");
  CHECK(verified.status == kClean);
  CHECK(verified.err.empty());
}

TEST_CASE("a directory with something else in it is left alone", "[evidence]") {
  const PackFolder scratch;
  fs::create_directories(scratch.path("home"));
  std::ofstream(scratch.path("home/notes.txt")) << "mine";
  const Run run = scratch.make({kRefusedPlan}, "home");
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, "does not contain an evidence pack"));
  CHECK(scratch.files("home").size() == 1);
}

TEST_CASE("no input is overwritten, and no link is written through", "[evidence]") {
  const PackFolder scratch;
  fs::copy_file(kGoodPlan, scratch.path("plan.json"));
  const std::string before = read_file(scratch.path("plan.json"));
  const Run run = run_command(
      {"evidence", scratch.path("plan.json"), "-o", scratch.path("plan.json")});
  CHECK(run.status == kFailed);
  CHECK(read_file(scratch.path("plan.json")) == before);
  fs::create_directories(scratch.path("elsewhere"));
  fs::create_directories(scratch.path("pack"));
  fs::create_directory_symlink(scratch.path("elsewhere"), scratch.path("pack/accounts"));
  CHECK(scratch.make({kRefusedPlan}, "pack").status == kFailed);
  CHECK(fs::is_empty(scratch.path("elsewhere")));
}

TEST_CASE("without a place or an input there is no pack", "[evidence]") {
  const Run nowhere = run_command({"evidence", kRefusedPlan});
  CHECK(nowhere.status == kFailed);
  CHECK(contains(nowhere.err, "`evidence` needs `-o PATH`"));
  CHECK(run_command({"evidence", kRefusedPlan, "-o", "-"}).status == kFailed);
  const PackFolder scratch;
  CHECK(scratch.make({scratch.path("no.json")}, "pack").status == kFailed);
  CHECK_FALSE(fs::exists(scratch.path("pack")));
}

TEST_CASE("an input that cannot be read is told in the pack of the others",
          "[evidence]") {
  const PackFolder scratch;
  std::ofstream(scratch.path("cut.json"))
      << "{\"format_version\": \"1.2\", \"resource_changes\": [";
  const Run run = scratch.make({kRefusedPlan, scratch.path("cut.json")}, "pack.json");
  CHECK(run.status == kFailed);
  const json data = data_of(scratch, "pack.json");
  CHECK(contains(data["not_shown"].dump(), "cut.json"));
}

TEST_CASE("what comes through standard input has a digest", "[evidence]") {
  const PackFolder scratch;
  const Run run =
      run_command({"evidence", "-", "--no-source", "-o", scratch.path("p.json")},
                  read_file(kRefusedPlan));
  REQUIRE(run.status == kClean);
  const json piped = data_of(scratch, "p.json")["inputs"][0];
  REQUIRE(scratch.make({kRefusedPlan, "--no-source"}, "f.json").status == kClean);
  const json filed = data_of(scratch, "f.json")["inputs"][0];
  CHECK(piped["path"] == "-");
  CHECK(piped["files"][0]["sha256"] == filed["files"][0]["sha256"]);
}

TEST_CASE("every file that a pack names has the digest that the pack has", "[evidence]") {
  const PackFolder scratch;
  REQUIRE(scratch
              .make({"fixtures/evidence/deployed/export", kRefusedPlan,
                     "fixtures/aws-export/loose-answers/answer-describe-key.json",
                     "fixtures/terraform/source-document/tfplan", "--config",
                     "fixtures/evidence/refused-and-waived/waivers.yaml"},
                    "p.json")
              .status == kClean);
  std::set<std::string> paths;
  const json data = data_of(scratch, "p.json");
  for (const json& input : data["inputs"]) {
    CHECK(input["files"].size() > 0);
    for (const json& file : input["files"]) {
      const std::string path = file["path"];
      CAPTURE(path);
      CHECK(file["sha256"] == sha256_of(read_file(path)));
      CHECK(file["bytes"] == fs::file_size(path));
      CHECK(paths.insert(path).second);
    }
  }
  CHECK(paths.size() > 20);
  CHECK(paths.count("fixtures/evidence/refused-and-waived/waivers.yaml") == 1);
}

TEST_CASE("findings do not change the exit status of a pack", "[evidence]") {
  const PackFolder scratch;
  CHECK(scratch.make({kRefusedPlan}, "p.json").status == kClean);
  CHECK(data_of(scratch, "p.json")["summary"]["requirements"]["fail"] > 0);
}

TEST_CASE("rules that are left out are told", "[evidence]") {
  const PackFolder scratch;
  REQUIRE(scratch.make({kRefusedPlan, "--ignore", "TS104"}, "p.json").status == kClean);
  const std::string gaps = data_of(scratch, "p.json")["not_shown"].dump();
  CHECK(contains(gaps, "whether the rules TS104 are met"));
  REQUIRE(scratch.make({kRefusedPlan}, "q.json").status == kClean);
  CHECK_FALSE(
      contains(data_of(scratch, "q.json")["not_shown"].dump(), "whether the rules"));
}

TEST_CASE("no pack holds a sensitive value", "[secret]") {
  const std::string input = GENERATE("fixtures/terraform/sensitive-values/plan.json",
                                     "fixtures/terraform/sensitive-switches/plan.json");
  CAPTURE(input);
  const PackFolder scratch;
  REQUIRE(scratch.make({input}, "pack").status == kClean);
  for (const auto& [path, bytes] : scratch.files("pack")) {
    CAPTURE(path);
    CHECK_FALSE(contains(bytes, "hush-"));
    CHECK_FALSE(contains(bytes, "1.3579"));
    if (path == "evidence.json") CHECK(contains(bytes, "(sensitive)"));
  }
}

}  // namespace
}  // namespace trailseal::cli::making_test
