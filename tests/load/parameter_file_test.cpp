#include "load/parameter_file.hpp"

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::parameter_file_test {
namespace {

std::string values_of(const std::string& text) {
  const Scratch scratch;
  scratch.write("p.json", text);
  const auto values = load::read_parameter_file("p.json");
  if (!values) {
    const Error& error = values.error();
    return error.path + ":" + std::to_string(error.line) + ": " + error.message;
  }
  std::string shown;
  for (const auto& [name, value] : *values) shown += name + "=" + value + ";";
  return shown;
}

TEST_CASE("parameter files are read in the forms of AWS's tools", "[params]") {
  struct Case {
    const char* text;
    const char* values;
  };
  const auto c = GENERATE(values<Case>({
      {R"([{"ParameterKey": "P", "ParameterValue": "v"},
          {"ParameterKey": "Q", "ParameterValue": "a,b"}])",
       "P=v;Q=a,b;"},
      {R"([{"ParameterKey": "P", "UsePreviousValue": true}])", ""},
      {R"(["P=v", "Q=a=b", "R="])", "P=v;Q=a=b;R=;"},
      {R"({"Parameters": {"P": "v", "Q": 3, "R": true}, "Tags": {"a": "b"}})",
       "P=v;Q=3;R=true;"},
      {"[]", ""},
  }));
  CAPTURE(c.text);
  CHECK(values_of(c.text) == c.values);
}

TEST_CASE("a file that is no parameter file is an error with its place", "[params]") {
  struct Case {
    const char* text;
    const char* error;
  };
  const auto c = GENERATE(values<Case>({
      {R"({"P": "v"})", "p.json:1: this is not a parameter file"},
      {"[\n{\"Key\": \"P\"}]", "p.json:2: `ParameterKey` is missing"},
      {R"(["=v"])", "p.json:1: a parameter is written NAME=VALUE"},
      {"{\"Parameters\":\n{\"P\": [1]}}",
       "p.json:2: the value of parameter `P` is not a string"},
      {"{",
       "p.json:1: malformed JSON: a comma, colon or bracket is missing or misplaced"},
  }));
  CAPTURE(c.text);
  CHECK(values_of(c.text) == c.error);
}

TEST_CASE("a value on the command line prevails over the file's", "[params]") {
  const Scratch scratch;
  scratch.write("t.yaml", R"(
Parameters: {Key: {Type: String}}
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: {IsLogging: true, S3BucketName: b, KMSKeyId: !Ref Key}
)");
  scratch.write("p.json", R"({"Parameters": {"Key": ""}})");
  const auto status = [](const std::vector<std::string>& more) {
    std::vector<std::string> args{"check", "t.yaml", "--select", "TS104"};
    args.insert(args.end(), more.begin(), more.end());
    return run_command(args).status;
  };
  CHECK(status({"--params", "p.json"}) == kFindings);
  CHECK(status({"--params", "p.json", "--param", "Key=alias/x"}) == kClean);
  CHECK(status({"--params", "nowhere.json"}) == kFailed);
}

}  // namespace
}  // namespace trailseal::cli::parameter_file_test
