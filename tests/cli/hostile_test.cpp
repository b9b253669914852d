// Inputs made to exhaust: one clear error, or a verdict, in bounded time and memory.
#include <chrono>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::hostile_test {
namespace {

using Clock = std::chrono::steady_clock;

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::string alias_bomb() {
  std::string text =
      "Resources:\n  R: {Type: \"AWS::SNS::Topic\"}\nMetadata:\n  a0: &a0 [x]\n";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    text += "  a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int k = 0; k < 9; ++k) text += ", " + before;
    text += "]\n";
  }
  return text;
}

std::string many_keys() {
  std::string text = "Resources:\n  R: {Type: \"AWS::SNS::Topic\"}\nMetadata:\n";
  for (int i = 0; i < 100'000; ++i) text += "  k" + std::to_string(i) + ": v\n";
  return text;
}

std::string sub_bomb() {
  std::string text = "Resources:\n";
  for (int i = 0; i < 40; ++i) {
    const std::string next = "${R" + std::to_string(i + 1) + "}";
    text += "  R" + std::to_string(i) +
            ":\n    Type: AWS::S3::Bucket\n    Properties: " + "{BucketName: !Sub \"" +
            repeated(next, 10) + "\"}\n";
  }
  return text + "  R40: {Type: \"AWS::S3::Bucket\", Properties: {BucketName: x}}\n";
}

TEST_CASE("hostile templates and plans end soon, in an error or a verdict", "[hostile]") {
  struct Case {
    const char* name;
    std::string text;
    bool error;
  };
  const auto c = GENERATE(values<Case>({
      {"aliases", alias_bomb(), true},
      {"nested YAML", "Resources:\n  R: " + repeated("[", 10'000), true},
      {"nested JSON", "{\"Resources\":" + repeated("{\"a\":", 10'000), true},
      {"nested JSON, closed",
       "{\"Resources\":{\"R\":" + repeated("[", 10'000) + repeated("]", 10'000) + "}}",
       true},
      {"nested plan",
       "{\"format_version\":\"1.2\",\"terraform_version\":\"1\",\"planned_values\":" +
           repeated("[", 10'000) + repeated("]", 10'000) + "}",
       true},
      {"keys", many_keys(), false},
      {"invalid UTF-8, YAML",
       "Resources:\n  R: {Type: \"AWS::SNS::Topic\", X: \"\xC3\x28\"}\n", true},
      {"invalid UTF-8, JSON", "{\"Resources\":{\"R\":{\"Type\":\"A::B\xFF\"}}}", true},
      {"substitution", sub_bomb(), true},
  }));
  const Scratch scratch;
  scratch.write("input", c.text);
  const auto start = Clock::now();
  const Run run = run_command({"check", "input"});
  const std::chrono::duration<double> seconds = Clock::now() - start;
  CAPTURE(c.name, run.err.substr(0, 400), seconds.count());
  CHECK(run.status == (c.error ? kFailed : kClean));
  CHECK(contains(run.err, "error") == c.error);
  CHECK(run.err.size() < 1000);
  CHECK(seconds.count() < 20);  // a sanitizer's build is slow; without measure is hours
}

}  // namespace
}  // namespace trailseal::cli::hostile_test
