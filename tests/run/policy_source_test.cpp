#include "run/policy_source.hpp"

#include <sstream>

#include "run/explanation.hpp"
#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::run::policy_source_test {
namespace {

constexpr const char* kPolicy =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*",)"
    R"("Action":"s3:GetBucketAcl","Resource":"*"}]})";

PolicySource read(const std::string& path, const std::string& standard_input = "") {
  std::istringstream in(standard_input);
  return read_policy_file(path, in);
}

TEST_CASE("a policy comes from a file, from stdin, or out of AWS's answer", "[policy]") {
  const cli::Scratch scratch;
  scratch.write("p.json", kPolicy);
  CHECK(read("p.json").policy.statements.size() == 1);
  CHECK(read("p.json").has_lines);
  CHECK(read("-", kPolicy).policy.statements.size() == 1);
  std::string quoted;
  for (const char c : std::string(kPolicy)) quoted += c == '"' ? "\\\"" : std::string{c};
  const PolicySource answer = read("-", "{\"Policy\": \"" + quoted + "\"}");
  CHECK(answer.ok());
  CHECK(answer.policy.statements.size() == 1);
}

TEST_CASE("what is no policy is said", "[policy]") {
  CHECK_FALSE(read("none.json").ok());
  CHECK_FALSE(read("-", "{").ok());
  const PolicySource input = read("-", R"({"Resources": {}})");
  REQUIRE(input.diagnostics.size() == 1);
  CHECK(input.diagnostics[0].error.message ==
        "this is a plan or a template, not a policy");
}

constexpr const char* kTemplate = R"(Resources:
  Logs: {Type: "AWS::S3::Bucket"}
  LogsPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Logs
      PolicyDocument: {Version: "2012-10-17", Statement: []}
)";

TEST_CASE("a policy is found by the address of its resource", "[policy]") {
  const cli::Scratch scratch;
  scratch.write("t.yaml", kTemplate);
  const auto found = [](const char* address) {
    std::istringstream in;
    return find_policy(address, {.arguments = {"t.yaml"}}, in);
  };
  CHECK(found("LogsPolicy").ok());
  CHECK(found("LogsPolicy").path == "t.yaml");
  const PolicySource bucket = found("Logs");
  REQUIRE(bucket.diagnostics.size() == 1);
  CHECK(bucket.diagnostics[0].error.message == "`Logs` has no policy");
  CHECK(bucket.diagnostics[0].error.help == "did you mean `LogsPolicy`?");
  CHECK_FALSE(found("Nobody").ok());
}

TEST_CASE("the facts of an address are written by path", "[explain]") {
  const cli::Scratch scratch;
  scratch.write("t.yaml", cli::kTrailTemplate);
  std::istringstream in;
  const auto loaded = load::load_inputs({.arguments = {"t.yaml"}}, in);
  const auto subjects = explained_subjects(loaded.graph, "sse-kms-cmk", "Trail");
  REQUIRE(subjects);
  std::ostringstream out;
  write_explanation(*subjects, out);
  CHECK(out.str().starts_with("subject trail\n"));
  CHECK_FALSE(explained_subjects(loaded.graph, "sse-kms-cmk", "Nobody"));
}

}  // namespace
}  // namespace trailseal::run::policy_source_test
