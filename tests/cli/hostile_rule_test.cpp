// Rule files that a stranger may have written: in no output do their texts have an effect.
#include <array>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <set>
#include <string>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::hostile_rule_test {
namespace {

/// What may not stand in an output in the raw: a change of direction, a line separator, an
/// escape sequence.
constexpr std::array kRaw{"\xE2\x80\xAE", "\xE2\x80\xA8", "\x1b"};

/// Such characters, lines like commands of a CI runner, Markdown and HTML, as YAML writes
/// them in quotes.
constexpr const char* kHostile =
    R"(\e[31mx\u202Ey\u2028z\n::error::one\n  ::set-output name=a::two\n)"
    R"(##[group]three\n<script>four</script> [five](javascript:six) | `seven`)";

/// A rule with them in every text. `outcome` is what its only example says, `address` how
/// its reference begins.
std::string hostile_rule(const std::string& outcome,
                         const std::string& address = "https://example.com/") {
  const std::string text = "\"" + std::string(kHostile) + "\"";
  return "id: log-bucket-has-a-name\ntitle: " + text + "\nseverity: high\nwhat: " + text +
         "\nwhy: " + text + "\nfix:\n  terraform: " + text +
         "\n  cloudformation: " + text + "\nreferences: [\"" + address + kHostile +
         "\"]\ncontrols: { own: [" + text + "] }\n" +
         "subject: bucket\nrequire: { fact: bucket.name, equals: acme }\nmessage: " +
         text + "\nexamples:\n  - " + outcome + ": " + text +
         "\n    cloudformation: { Resources: { Logs: { Type: \"AWS::S3::Bucket\", "
         "Properties: { BucketName: other } } } }\n";
}

constexpr const char* kBucket =
    "Resources:\n  Logs:\n    Type: AWS::S3::Bucket\n"
    "    Properties: { BucketName: other }\n";

/// Where an output has an effect; empty: nowhere. A line of ours that is a command holds
/// no other.
std::string effect_in(const std::string& output) {
  for (const char* raw : kRaw) {
    if (contains(output, raw)) return output.substr(0, output.find(raw) + 20);
  }
  for (const char* command : {"::error::one", "::set-output", "##[group]"}) {
    for (auto at = output.find(command); at != std::string::npos;
         at = output.find(command, at + 1)) {
      const auto line = output.find_last_of('\n', at) + 1;  // 0 where there is none
      const auto first = output.find_first_not_of(" \t", line);
      const bool is_ours = output.compare(line, 2, "::") == 0 &&
                           contains(output.substr(line, 24), " file=");
      if (first == at || (*command == '#' && !is_ours)) return output.substr(line, 80);
    }
  }
  return {};
}

TEST_CASE("the texts of a rule file have no effect in `rules`", "[hostile]") {
  const Scratch scratch;
  scratch.write("own/log-bucket-has-a-name.yaml", hostile_rule("fail"));
  for (const char* rule : {"", "log-bucket-has-a-name"}) {
    std::vector<std::string> args{"rules", "--rules", "own"};
    if (*rule != '\0') args.emplace_back(rule);
    const Run run = run_command(args);
    CAPTURE(args, run.out, run.err);
    CHECK(run.status == kClean);
    CHECK(contains(run.out, "\\u202e"));
    CHECK(effect_in(run.text()).empty());
  }
}

TEST_CASE("nor have they in what is said of a mistake", "[hostile]") {
  const Scratch scratch;
  scratch.write("own/log-bucket-has-a-name.yaml", hostile_rule("fail", ""));
  const Run run = run_command({"rules", "--rules", "own"});
  CAPTURE(run.err);
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, "does not begin with `https://`"));
  CHECK(effect_in(run.text()).empty());
}

TEST_CASE("the texts of a rule file have no effect in `test`", "[hostile]") {
  const Scratch scratch;
  scratch.write("own/log-bucket-has-a-name.yaml", hostile_rule("pass"));
  scratch.write("own/::error::one.yaml", "id: [\n");
  const Run run = run_command({"test", "own"});
  CAPTURE(run.out, run.err);
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, "expected pass, found fail"));
  CHECK(effect_in(run.text()).empty());
}

TEST_CASE("the texts of a rule file have no effect in a report", "[hostile]") {
  const Scratch scratch;
  scratch.write("own/log-bucket-has-a-name.yaml", hostile_rule("fail"));
  scratch.write("t.yaml", kBucket);
  scratch.write("open.yaml",
                "Parameters: { Name: { Type: String } }\nResources:\n  Logs:\n"
                "    Type: AWS::S3::Bucket\n    Properties: { BucketName: !Ref Name }\n");
  const std::set<std::string> for_people{"text", "github", "markdown"};
  for (const char* format : {"text", "json", "sarif", "junit", "github", "markdown",
                             "html", "gitlab-code-quality", "gitlab-sast"}) {
    for (const char* input : {"t.yaml", "open.yaml"}) {
      CAPTURE(format, input);
      const Run run = run_command({"check", input, "--rules", "own", "--select",
                                   "log-bucket-has-a-name", "--format", format});
      CHECK(run.status != kFailed);
      const std::string name = format;
      if (for_people.count(name) > 0) CHECK(effect_in(run.text()).empty());
      for (const char* raw : kRaw) CHECK_FALSE(contains(run.text(), raw));
      if (name == "json" || name == "sarif" || name.starts_with("gitlab")) {
        CHECK(nlohmann::json::accept(run.out));
      } else if (name == "html" || name == "markdown") {
        CHECK_FALSE(contains(run.out, "<script>four"));
        CHECK((name == "html" || !contains(run.out, "[five](javascript:")));
      } else if (name == "junit") {
        pugi::xml_document document;
        CHECK(document.load_string(run.out.c_str()));
      }
    }
  }
}

}  // namespace
}  // namespace trailseal::cli::hostile_rule_test
