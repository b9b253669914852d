#include "run/settings.hpp"

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::run::settings_test {
namespace {

Settings settings_with(const RunRequest& request, std::size_t wrong = 0) {
  Problems problems;
  Settings settings = settings_of(request, problems);
  for (const Error& error : problems.errors()) UNSCOPED_INFO(error.message);
  CHECK(problems.size() == wrong);
  return settings;
}

RunRequest judged(JudgingRequest judging = {}) { return {.judging = judging}; }

TEST_CASE("without anything said the defaults are in effect", "[settings]") {
  const cli::Scratch scratch;
  const Settings settings = settings_with(judged());
  CHECK(settings.judging.standard == "sse-kms-cmk");
  CHECK(settings.judging.fail_on == rule::Severity::Medium);
  CHECK_FALSE(settings.judging.strict);
  CHECK(settings.judging.rules.size() > 20);
  CHECK(settings.judging.waivers_count);
}

TEST_CASE("the organization is an id, or a map that also has its management account",
          "[settings]") {
  const cli::Scratch scratch;
  scratch.write(".trailseal.yaml", "organization: o-a1b2c3d4e5\n");
  const Environment by_id = settings_with(judged()).reading.environment;
  CHECK(by_id.organization_id == "o-a1b2c3d4e5");
  CHECK(by_id.management_account.empty());
  scratch.write(
      ".trailseal.yaml",
      "organization: {id: o-a1b2c3d4e5, management_account: \"111122223333\"}\n");
  RunRequest request = judged();
  const Environment configured = settings_with(request).reading.environment;
  CHECK(configured.organization_id == "o-a1b2c3d4e5");
  CHECK(configured.management_account == "111122223333");
  request.reading.environment.management_account = "444455556666";
  CHECK(settings_with(request).reading.environment.management_account == "444455556666");
}

TEST_CASE("the call wins over the configuration, and that over the default",
          "[settings]") {
  const cli::Scratch scratch;
  scratch.write(".trailseal.yaml",
                "standard: sse-kms\nfail_on: low\nstrict: true\nregion: eu-central-1\n"
                "account: \"111122223333\"\nselect: [TS104, TS303]\nignore: [TS303]\n");
  const Settings configured = settings_with(judged());
  CHECK(configured.judging.standard == "sse-kms");
  CHECK(configured.judging.fail_on == rule::Severity::Low);
  CHECK(configured.judging.strict);
  CHECK(configured.judging.rules.size() == 1);
  CHECK(configured.reading.environment.region == "eu-central-1");
  CHECK(configured.reading.environment.partition == "aws");

  RunRequest request = judged({.standard = "sse-s3",
                               .fail_on = "never",
                               .select = {"TS101,TS303"},
                               .ignore = {"TS101"}});
  request.judging->select.push_back("TS304");
  request.reading.environment.region = "cn-north-1";
  request.reading.environment.partition = "aws-cn";
  const Settings called = settings_with(request);
  CHECK(called.judging.standard == "sse-s3");
  CHECK(called.judging.fail_on == std::nullopt);
  REQUIRE(called.judging.rules.size() == 1);  // both `ignore` count
  CHECK(called.judging.rules.front()->code == "TS304");
  CHECK(called.reading.environment.region == "cn-north-1");
  CHECK(called.reading.environment.account == "111122223333");
  CHECK(called.reading.environment.partition == "aws-cn");

  request.configuration.none = true;
  CHECK(settings_with(request).reading.environment.account.empty());
}

TEST_CASE("a call that judges nothing has no rules", "[settings]") {
  const cli::Scratch scratch;
  scratch.write(".trailseal.yaml", "rules: [nowhere]\nskip: [old/*]\n");
  const Settings settings = settings_with({});
  CHECK(settings.judging.rules.empty());
  CHECK(settings.reading.skip == std::vector<std::string>{"old/*"});
}

TEST_CASE("a parameter of the call wins over those of files", "[settings]") {
  const cli::Scratch scratch;
  scratch.write("a.json", R"(["P=a", "Q=a"])");
  scratch.write("b.json", R"(["Q=b"])");
  RunRequest request;
  request.reading.parameter_files = {"a.json", "b.json"};
  request.reading.parameters = {{"P", "call"}};
  const Settings settings = settings_with(request);
  CHECK(settings.reading.parameters ==
        std::map<std::string, std::string>{{"P", "call"}, {"Q", "b"}});
  request.reading.parameter_files = {"none.json"};
  settings_with(request, 1);
}

TEST_CASE("options that cannot go together are problems", "[settings]") {
  const cli::Scratch scratch;
  RunRequest request = judged();
  request.baseline.prune = true;
  settings_with(request, 1);
  request.baseline.known = "b.json";
  settings_with(request);
  request.only_changed = true;
  settings_with(request, 1);
  request.baseline = {.known = "b.json"};
  settings_with(request);
  request.baseline = {.written = "b.json"};
  settings_with(request, 1);
}

TEST_CASE("everything wrong is told in one run", "[settings]") {
  const cli::Scratch scratch;
  scratch.write(".trailseal.yaml", "standard: none\nseverity: {TS999: low}\n");
  RunRequest request = judged({.rule_paths = {"nowhere"}, .select = {"TS1O4"}});
  settings_with(request, 4);
}

}  // namespace
}  // namespace trailseal::run::settings_test
