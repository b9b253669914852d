// `trailseal init`: what it writes can be read, and every key of it can be set.
#include <filesystem>
#include <regex>
#include <string>

#include "run/configuration_key.hpp"
#include "run/configuration_template.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::init_command_test {
namespace {

/// The template without the `#` of its settings.
std::string all_set() {
  static const std::regex kSetting("(^|\n)#(?=[^ #\n]|  )");
  return std::regex_replace(run::configuration_template(), kSetting, "$1");
}

TEST_CASE("what init writes changes nothing until a key is set", "[init]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  const Run before = run_command({"check", "t.yaml", "--format", "json"});
  const Run made = run_command({"init"});
  CHECK(made.status == kClean);
  CHECK(contains(made.out, "wrote `.trailseal.yaml`"));
  CHECK(read_file(".trailseal.yaml") == run::configuration_template());
  const Run after = run_command({"check", "t.yaml", "--no-config", "--format", "json"});
  CHECK(after.out == before.out);
  const Run with = run_command({"check", "t.yaml"});
  CAPTURE(with.err);
  CHECK(with.status == before.status);
}

TEST_CASE("every key of the template can be set", "[init]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  scratch.write(".trailseal.yaml", all_set());
  scratch.write("policies/central-trail-logs.json", R"({"Statement": []})");
  scratch.write("policies/trail-key.json", R"({"Statement": []})");
  scratch.write("policy/rules/own.yaml", kOwnRule);
  const Run run = run_command({"config"});
  CAPTURE(all_set(), run.err);
  CHECK(run.status == kClean);
  for (const run::ConfigurationKey& key : run::configuration_keys()) {
    const std::string name(run::name_of(key));
    CAPTURE(std::string(key.path));
    if (name == "*" || name == "[]") continue;
    CHECK(contains(run::configuration_template(), name + ":"));
  }
}

TEST_CASE("init changes no file that exists, and follows no link", "[init]") {
  const Scratch scratch;
  scratch.write(".trailseal.yaml", "strict: true\n");
  const Run run = run_command({"init"});
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, "`.trailseal.yaml` exists"));
  CHECK(read_file(".trailseal.yaml") == "strict: true\n");
  std::filesystem::create_symlink("nowhere", "link.yaml");
  CHECK(run_command({"init", "-o", "link.yaml"}).status == kFailed);
  CHECK_FALSE(std::filesystem::exists("nowhere"));
  CHECK(run_command({"init", "-o", "-"}).out == run::configuration_template());
  CHECK(run_command({"init", "here"}).status == kFailed);
}

}  // namespace
}  // namespace trailseal::cli::init_command_test
