#include "load/export_reader.hpp"

#include <filesystem>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::load::export_reader_test {
namespace {

using cli::run_command;
using cli::Scratch;

const char* const kManifest =
    R"({"schema": "trailseal-export/1", "account": "111122223333",
  "partition": "aws", "answers": [
  {"file": "trails.json", "command": ["aws", "cloudtrail", "describe-trails"],
   "region": "eu-central-1", "exit": 0}]})";

const char* const kTrails = R"({"trailList": [{"Name": "audit", "S3BucketName": "logs",
  "TrailARN": "arn:aws:cloudtrail:eu-central-1:111122223333:trail/audit"}]})";

void write_export(const Scratch& scratch, const std::string& folder) {
  scratch.write(folder + "/manifest.json", kManifest);
  scratch.write(folder + "/trails.json", kTrails);
}

TEST_CASE("an export is one input, by its directory, its manifest or one above",
          "[export]") {
  const Scratch scratch;
  write_export(scratch, "all/111122223333");
  const std::string argument =
      GENERATE("all", "all/111122223333", "all/111122223333/manifest.json");
  CAPTURE(argument);
  const auto run = run_command({"check", argument, "--format", "json"});
  CHECK(run.out.find("\"kind\": \"aws-export\"") != std::string::npos);
  CHECK(run.out.find("\"kind\"") == run.out.rfind("\"kind\""));
  CHECK(run.err.empty());
}

TEST_CASE("an export that is named twice counts once", "[export]") {
  const Scratch scratch;
  write_export(scratch, "export");
  const auto run = run_command({"inventory", "export", "export/manifest.json", "."});
  CHECK(run.out.find("1 trail") != std::string::npos);
}

TEST_CASE("the files of an export are no inputs of their own", "[export]") {
  const Scratch scratch;
  write_export(scratch, "export");
  scratch.write("export/template.yaml",
                "Resources: { Trail: { Type: AWS::CloudTrail::Trail } }\n");
  const auto run = run_command({"inventory", "."});
  CHECK(run.out.find("1 trail") != std::string::npos);
}

TEST_CASE("a manifest that is cut off is an error wherever it lies", "[export]") {
  const Scratch scratch;
  scratch.write("all/export/manifest.json", std::string(kManifest).substr(0, 60));
  const auto run = run_command({"check", "all"});
  CHECK(run.status == 2);
  CHECK(run.err.find("the manifest of this export cannot be read") != std::string::npos);
}

TEST_CASE("answers that say nothing of their resource are told of once", "[export]") {
  const Scratch scratch;
  write_export(scratch, "all/export");
  scratch.write("all/a.json", R"({"PublicAccessBlockConfiguration": {}})");
  scratch.write(
      "all/b.json",
      R"({"LocationConstraint": null, "ServerSideEncryptionConfiguration": {}})");
  const auto run = run_command({"check", "all"});
  CHECK(run.err.find("`all/a.json` and 1 other are answers") != std::string::npos);
  CHECK(run.err.find("warning") == run.err.rfind("warning"));
}

TEST_CASE("an answer that says nothing of its resource is an error where it is named",
          "[export]") {
  const Scratch scratch;
  scratch.write("a.json", R"({"LocationConstraint": "eu-central-1"})");
  const auto run = run_command({"check", "a.json"});
  CHECK(run.status == 2);
  CHECK(run.err.find("manifest.json") != std::string::npos);
}

TEST_CASE("a log file is refused by its name, whatever is in it", "[export]") {
  const Scratch scratch;
  const std::string name =
      "111122223333_CloudTrail_eu-central-1_20261127T0955Z_a.json.gz";
  scratch.write(name, "\x1f\x8b");
  const auto run = run_command({"check", name});
  CHECK(run.status == 2);
  CHECK(run.err.find("the content of log files is not read") != std::string::npos);
}

TEST_CASE("other compressed files are what they were", "[export]") {
  const Scratch scratch;
  scratch.write("plan.json.gz", "\x1f\x8b");
  const auto run = run_command({"check", "plan.json.gz"});
  CHECK(run.status == 2);
  CHECK(run.err.find("this file is compressed with gzip") != std::string::npos);
}

}  // namespace
}  // namespace trailseal::load::export_reader_test
