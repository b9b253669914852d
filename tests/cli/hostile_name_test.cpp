// Names that would read as something else: in no output do they have an effect.
#include <array>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::hostile_name_test {
namespace {

/// What may not stand in an output in the raw: a change of direction, a line separator, a
/// control character of ISO 8859, an escape sequence, a code point that is no character.
constexpr std::array kRaw{"\xE2\x80\xAE", "\xE2\x80\xA8", "\xC2\x9B", "\x1b",
                          "\xEF\xBF\xBF"};

/// A trail that fails, with such characters in every name a template has.
std::string hostile_template() {
  std::string name;
  for (const char* raw : kRaw) name += std::string("x") + raw;
  const std::string text =
      "{\"Resources\": {\"Trail\": {\"Type\": \"AWS::CloudTrail::Trail\",\n"
      "\"Metadata\": {\"aws:cdk:path\": \"NAME\"},\n"
      "\"Properties\": {\"IsLogging\": true, \"TrailName\": \"NAME\", \"S3KeyPrefix\": "
      "\"NAME\",\n\"KMSKeyId\": \"alias/NAME\", \"S3BucketName\": {\"Ref\": \"Logs\"}}},\n"
      "\"Logs\": {\"Type\": \"AWS::S3::Bucket\"},\n"
      "\"Policy\": {\"Type\": \"AWS::S3::BucketPolicy\", \"Properties\": {\"Bucket\": "
      "{\"Ref\": \"Logs\"},\n\"PolicyDocument\": {\"Statement\": [{\"Sid\": \"NAME\", "
      "\"Effect\": \"Deny\",\n\"Principal\": \"*\", \"Action\": \"s3:*\", \"Resource\": "
      "\"arn:aws:s3:::NAME/*\"}]}}}}}\n";
  std::string filled;
  for (std::size_t i = 0; i < text.size();) {
    if (text.compare(i, 4, "NAME") != 0) {
      filled += text[i++];
      continue;
    }
    for (const char c : name) {
      filled += c == '\x1b' ? std::string("\\u001b") : std::string(1, c);
    }
    i += 4;
  }
  return filled;
}

std::string raw_in(const std::string& output) {
  for (const char* raw : kRaw) {
    if (contains(output, raw)) return output.substr(output.find(raw) - 20, 60);
  }
  return {};
}

TEST_CASE("no format holds a character that misleads", "[hostile]") {
  const Scratch scratch;
  const std::string path = "in\xE2\x80\xAE.json";
  scratch.write(path, hostile_template());
  for (const char* format : {"text", "json", "sarif", "junit", "github", "markdown",
                             "html", "gitlab-code-quality", "gitlab-sast"}) {
    CAPTURE(format);
    const Run run = run_command({"check", path, "--format", format});
    CHECK(run.status == kFindings);
    CHECK(contains(run.out, "202e"));
    CHECK(raw_in(run.text()).empty());
  }
  for (const char* format : {"table", "csv", "json", "markdown"}) {
    CAPTURE(format);
    CHECK(raw_in(run_command({"inventory", path, "--format", format}).text()).empty());
  }
  for (const char* format : {"mermaid", "dot", "svg"}) {
    CAPTURE(format);
    CHECK(raw_in(run_command({"graph", path, "--format", format}).text()).empty());
  }
}

TEST_CASE("no file of a pack holds a character that misleads", "[hostile]") {
  const Scratch scratch;
  const std::string path = "in\xE2\x80\xAE.json";
  scratch.write(path, hostile_template());
  const Run run = run_command({"evidence", path, "-o", "pack.html"});
  CHECK(run.status == kClean);
  CHECK(raw_in(run.text()).empty());
  for (const char* file : {"pack.html", "pack.json", "pack.manifest.json"}) {
    CAPTURE(file);
    const std::string text = scratch.read(file);
    CHECK(contains(text, "202e"));
    CHECK(raw_in(text).empty());
  }
  CHECK(nlohmann::json::accept(scratch.read("pack.json")));
  pugi::xml_document page;
  CHECK(page.load_string(scratch.read("pack.html").c_str(), pugi::parse_full));
  CHECK(page.select_nodes("//script").empty());
}

TEST_CASE("formats stay what they are, whatever the names", "[hostile]") {
  const Scratch scratch;
  scratch.write("t.json", hostile_template());
  for (const char* format : {"json", "sarif", "gitlab-code-quality", "gitlab-sast"}) {
    CAPTURE(format);
    const std::string out = run_command({"check", "t.json", "--format", format}).out;
    CHECK(nlohmann::json::accept(out));
  }
  for (const char* format : {"junit", "html"}) {
    CAPTURE(format);
    const std::string out = run_command({"check", "t.json", "--format", format}).out;
    pugi::xml_document document;
    CHECK((format == std::string("html") || document.load_string(out.c_str())));
  }
}

TEST_CASE("a name is no command of a runner and no directive of a picture", "[hostile]") {
  const Scratch scratch;
  const std::string path = "::error::t.json";
  std::string text = hostile_template();
  scratch.write(path, text);
  scratch.write("::warning title=x::no.json", "{");
  for (const char* format : {"text", "github"}) {
    const Run run = run_command({"check", ".", "--format", format});
    CAPTURE(format, run.err);
    CHECK_FALSE(contains("\n" + run.err, "\n::"));
    CHECK_FALSE(contains("\n" + run.out, "\n::error::"));
  }
  const std::string marked =
      "Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n    Properties:\n"
      "      IsLogging: true\n      S3BucketName: \"%%{init: {}}%%\"\n";
  scratch.write("m/t.yaml", marked);
  CHECK_FALSE(contains(run_command({"graph", "m", "--format", "mermaid"}).out, "%%{"));
}

}  // namespace
}  // namespace trailseal::cli::hostile_name_test
