// Every folder of fixtures/evidence is a pack:
//
//   pack.args      the arguments of `trailseal evidence`
//   expected/      the files of the pack as a directory; or
//   expected.html  and what lies beside it: the pack as one page
#include <filesystem>
#include <set>
#include <sstream>

#include "document/json_reader.hpp"
#include "evidence/file/pack_schema.hpp"
#include "evidence/pack_folder.hpp"
#include "support/catch.hpp"
#include "support/schema_judge.hpp"

namespace trailseal::cli::golden_pack_test {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> words_of(const fs::path& file) {
  std::istringstream text(read_file(file));
  std::vector<std::string> words;
  for (std::string word; text >> word;) words.push_back(word);
  return words;
}

std::vector<fs::path> folders() {
  std::vector<fs::path> all;
  for (const auto& entry : fs::directory_iterator("fixtures/evidence")) {
    if (entry.is_directory()) all.push_back(entry.path());
  }
  std::sort(all.begin(), all.end());
  return all;
}

/// Does the data fit its schema?
void check_data(const std::string& json) {
  const Value schema = evidence::pack_schema();
  const auto document = read_json_text(json);
  REQUIRE(document.ok());
  CHECK(SchemaJudge(schema).fits(document->root, schema));
}

TEST_CASE("packs are as their folders have them", "[golden]") {
  const fs::path folder = GENERATE(from_range(folders()));
  CAPTURE(folder.generic_string());
  const PackFolder scratch;
  const bool page = fs::exists(folder / "expected.html");
  const std::string name = page ? "expected.html" : "expected";
  const Run run = scratch.make(words_of(folder / "pack.args"), name);
  INFO(run.err);
  REQUIRE(run.status == kClean);
  const auto written = scratch.files("");
  std::set<std::string> known;
  for (const auto& [path, bytes] : written) {
    check_golden(folder / path, bytes);
    known.insert(path);
    if (path == "expected.json" || path.ends_with("evidence.json")) check_data(bytes);
  }
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string path = entry.path().lexically_relative(folder).generic_string();
    if (path.starts_with("expected") && entry.is_regular_file()) {
      CHECK(known.count(path) == 1);
    }
  }
  CHECK(scratch.verify(name).status == kClean);
}

TEST_CASE("there are packs of both forms", "[golden]") { CHECK(folders().size() >= 2); }

TEST_CASE("the documented schema is that of the program", "[schema]") {
  const Run run = run_command({"evidence", "--schema"});
  CHECK(run.status == kClean);
  check_golden("docs/evidence.schema.json", run.out);
}

TEST_CASE("the schema knows no other members", "[schema]") {
  const PackFolder scratch;
  REQUIRE(scratch.make({kRefusedPlan}, "pack.json").status == kClean);
  const Value schema = evidence::pack_schema();
  auto document = read_json_text(read_file(scratch.path("pack.json")));
  REQUIRE(document.ok());
  Value more = document->root;
  more.set("more", Value::null());
  CHECK(!SchemaJudge(schema).fits(more, schema));
  Value less = document->root;
  less.erase("controls");
  CHECK(!SchemaJudge(schema).fits(less, schema));
}

}  // namespace
}  // namespace trailseal::cli::golden_pack_test
