// What is done at once comes out as if it had been done one by one.
#include <string>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::run::jobs_test {
namespace {

using cli::run_command;
using cli::Scratch;

/// A template with a trail, whose bucket the next one exports.
std::string stack(int number) {
  const std::string n = std::to_string(number);
  return R"(Resources:
  Logs)" +
         n + R"(: {Type: "AWS::S3::Bucket", Properties: {BucketName: logs-)" + n +
         R"(}}
  Trail)" +
         n + R"(:
    Type: AWS::CloudTrail::Trail
    Properties: {IsLogging: true, S3BucketName: !ImportValue logs-)" +
         std::to_string(number + 1) + R"(}
Outputs:
  Name: {Value: !Ref Logs)" +
         n + R"(, Export: {Name: logs-)" + n + R"(}}
)";
}

TEST_CASE("the report is the same, however many jobs there are", "[jobs]") {
  const Scratch scratch;
  for (int i = 0; i < 12; ++i) {
    scratch.write("stack-" + std::to_string(i) + ".yaml", stack(i));
  }
  scratch.write("broken.yaml", "AWSTemplateFormatVersion: [\n");
  scratch.write("notes.json", R"({"name": "notes"})");
  for (const char* format : {"text", "json", "sarif", "html"}) {
    CAPTURE(format);
    const auto alone = run_command({"check", ".", "-f", format, "--jobs", "1"});
    for (const char* jobs : {"2", "7"}) {
      const auto many = run_command({"check", ".", "-f", format, "--jobs", jobs});
      CHECK(many.out == alone.out);
      CHECK(many.err == alone.err);
      CHECK(many.status == alone.status);
    }
  }
}

TEST_CASE("a summary is the same, however many jobs there are", "[jobs]") {
  const Scratch scratch;
  for (int i = 0; i < 12; ++i) {
    scratch.write("stack-" + std::to_string(i) + ".yaml", stack(i));
  }
  const auto alone = run_command({"summarize", ".", "--jobs", "1"});
  CHECK(alone.status == 0);
  CHECK_FALSE(alone.out.empty());
  for (const char* jobs : {"2", "7"}) {
    CHECK(run_command({"summarize", ".", "--jobs", jobs}).out == alone.out);
  }
  CHECK(run_command({"summarize", ".", "--jobs", "0"}).status == 2);
}

TEST_CASE("a number of jobs is a number above zero", "[jobs]") {
  const Scratch scratch;
  scratch.write("t.yaml", stack(0));
  for (const char* jobs : {"0", "-1", "two", "4x", "99999"}) {
    CAPTURE(jobs);
    const auto run = run_command({"check", "t.yaml", "--jobs", jobs});
    CHECK(run.status == 2);
    CHECK(run.err.find("is not a valid value for `--jobs`") != std::string::npos);
  }
  CHECK(run_command({"check", "t.yaml", "-j", "2"}).status != 2);
}

}  // namespace
}  // namespace trailseal::run::jobs_test
