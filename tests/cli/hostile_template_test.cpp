// Templates made to hurt: each ends in one clear error.
#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::hostile_template_test {
namespace {

constexpr const char* kTrail =
    "  T: {Type: 'AWS::CloudTrail::Trail', Properties: {S3BucketName: b}}\n";

std::string aliases_of_aliases() {
  std::string text = "Metadata:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string last = "*a" + std::to_string(i - 1);
    const std::string name = "a" + std::to_string(i);
    text += "  " + name + ": &" + name + " [" + last;
    for (int k = 0; k < 8; ++k) text += ", " + last;
    text += "]\n";
  }
  return text + "Resources:\n" + kTrail;
}

std::string nested(std::size_t depth) {
  return "Resources:\n" + std::string(kTrail) +
         "Metadata: {x: " + std::string(depth, '[') + std::string(depth, ']') + "}\n";
}

std::string keys(std::size_t count) {
  std::string text = "Resources:\n" + std::string(kTrail) + "Metadata:\n";
  for (std::size_t i = 0; i < count; ++i) text += "  k" + std::to_string(i) + ": 1\n";
  return text;
}

TEST_CASE("hostile templates end in one error", "[hostile]") {
  struct Case {
    const char* name;
    std::string text;
    int status;
    const char* message;
  };
  const std::vector<Case> cases{
      {"aliases of aliases", aliases_of_aliases(), 2, "expand"},
      {"deep YAML", nested(10'000), 2, "deep"},
      {"deep JSON",
       "{\"Resources\": {\"T\": {\"Type\": \"AWS::CloudTrail::Trail\"}}, \"x\": " +
           std::string(10'000, '[') + std::string(10'000, ']') + "}",
       2, "deep"},
      {"many keys", keys(100'000), 1, "1 trail:"},
      {"invalid UTF-8", "Resources:\n  \xff\xfe: {Type: 'AWS::S3::Bucket'}\n", 2,
       "UTF-8"},
      {"binary", std::string("Resources:\n\0\0\0", 14), 2, "binary"},
  };
  for (const Case& c : cases) {
    const Run run = run_command({"check", "-", "--color", "never"}, c.text);
    CAPTURE(c.name, run.text().substr(0, 600));
    CHECK(run.status == c.status);
    CHECK_THAT(run.text(), Catch::Contains(c.message));
  }
}

}  // namespace
}  // namespace trailseal::cli::hostile_template_test
