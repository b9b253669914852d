#include "load/plan_file.hpp"

#include <sys/stat.h>

#include <cstdlib>

#include "load/child_process.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli {
namespace {

constexpr const char* kEmptyPlan =
    R"({"format_version":"1.2","terraform_version":"1.9.0","resource_changes":[]})";

/// A variable of the environment, until the end of the test.
class Variable {
 public:
  Variable(const char* name, const std::string& value) : name_(name) {
    const char* before = std::getenv(name);
    had_ = before != nullptr;
    if (had_) before_ = before;
    setenv(name, value.c_str(), 1);
  }
  ~Variable() {
    if (had_) {
      setenv(name_, before_.c_str(), 1);
    } else {
      unsetenv(name_);
    }
  }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
  bool had_ = false;
  std::string before_;
};

/// Stands in for Terraform: a script that does what the test says.
std::string fake_terraform(const Scratch& scratch, const std::string& script) {
  scratch.write("bin/terraform", "#!/bin/sh\n" + script + "\n");
  const std::string path = (scratch.directory() / "bin/terraform").string();
  chmod(path.c_str(), 0755);
  return path;
}

const std::string kPlanFile = std::string("PK\x03\x04", 4) + "tfplan and so on";

TEST_CASE("a plan file is shown to terraform, without a shell", "[plan file]") {
  const Scratch scratch;
  scratch.write("my plan;x", kPlanFile);
  const Variable program("TRAILSEAL_TERRAFORM",
                         fake_terraform(scratch,
                                        "printf '%s\\n' \"$@\" > seen\n"
                                        "echo '" +
                                            std::string(kEmptyPlan) + "'"));
  const Run run = run_command({"check", "my plan;x"});
  CAPTURE(run.err);
  CHECK(run.status == kClean);
  CHECK(contains(run.out, "no trail in my plan;x"));
  CHECK(scratch.read("seen") ==
        "show\n-json\n-no-color\n" + (scratch.directory() / "my plan;x").string() + "\n");
}

TEST_CASE("terraform runs where the plan file's providers are", "[plan file]") {
  const Scratch scratch;
  scratch.write("infra/tfplan", kPlanFile);
  scratch.write("infra/.terraform/x", "");
  const Variable program(
      "TRAILSEAL_TERRAFORM",
      fake_terraform(scratch, "touch here; echo '" + std::string(kEmptyPlan) + "'"));
  CHECK(run_command({"check", "infra/tfplan"}).status == kClean);
  CHECK(std::filesystem::exists("infra/here"));
}

TEST_CASE("a plan file's own sources decide a first deployment", "[plan file]") {
  const std::filesystem::path fixtures = std::filesystem::absolute("fixtures/terraform");
  const auto folder =
      GENERATE(as<std::string>{}, "source-heredoc", "source-module-wrong",
               "source-for-each", "source-json-syntax", "source-override-file");
  CAPTURE(folder);
  const Scratch scratch;
  scratch.write("tfplan", read_file(fixtures / folder / "tfplan"));
  const std::string plan = (fixtures / folder / "plan.json").string();
  const Variable program("TRAILSEAL_TERRAFORM",
                         fake_terraform(scratch, "cat '" + plan + "'"));
  const Run run = run_command({"check", "tfplan", "--format", "json"});
  CAPTURE(run.err);
  const bool right = folder.find("wrong") == std::string::npos;
  CHECK(contains(run.out, R"("sources": "plan file")"));
  CHECK(
      contains(run.out, right ? R"("delivery": "allowed")" : R"("delivery": "denied")"));
}

TEST_CASE("where terraform fails, its first complaint is told", "[plan file]") {
  const Scratch scratch;
  scratch.write("tfplan", kPlanFile);
  const Variable program("TRAILSEAL_TERRAFORM",
                         fake_terraform(scratch,
                                        "printf '\\n| Error: Failed to load "
                                        "plugin schemas\\n|\\n' >&2; exit 1"));
  const Run run = run_command({"check", "tfplan"});
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, "tfplan"));
  CHECK(contains(run.err, "cannot read this plan file: Failed to load plugin schemas"));
  CHECK(contains(run.err, "terraform show -json tfplan > plan.json"));
}

TEST_CASE("without terraform the advice is a command to run", "[plan file]") {
  const Scratch scratch;
  scratch.write("tfplan", kPlanFile);
  const Variable program("TRAILSEAL_TERRAFORM", "/nowhere/terraform");
  const Run run = run_command({"check", "tfplan"});
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, "neither `terraform` nor `tofu` is on the PATH"));
  CHECK(contains(run.err, "terraform show -json tfplan > plan.json"));
}

TEST_CASE("a zip that nobody named is not run", "[plan file]") {
  const Scratch scratch;
  scratch.write("d/lambda.json", kPlanFile);
  scratch.write("d/plan.json", kEmptyPlan);
  const Variable program("TRAILSEAL_TERRAFORM",
                         fake_terraform(scratch, "touch ran; exit 1"));
  CHECK(run_command({"check", "d"}).status == kClean);
  CHECK_FALSE(std::filesystem::exists("ran"));
}

TEST_CASE("a child that does not end is ended", "[child]") {
  const auto output = load::run_child({.program = "/bin/sh",
                                       .arguments = {"-c", "exec sleep 60"},
                                       .patience = std::chrono::seconds(1)});
  REQUIRE_FALSE(output.ok());
  CHECK(output.error().message == "`/bin/sh` was not done after 1 seconds");
}

TEST_CASE("a child's streams and status come back", "[child]") {
  const auto output = load::run_child(
      {.program = "/bin/sh", .arguments = {"-c", "echo out; echo err >&2; exit 3"}});
  REQUIRE(output.ok());
  CHECK(output->status == 3);
  CHECK(output->out == "out\n");
  CHECK(output->err == "err\n");
}

TEST_CASE("lines of a wrapper around a plan do not matter", "[wrapped plan]") {
  struct Case {
    const char* before;
    const char* after;
  };
  const auto c = GENERATE(values<Case>({
      {"[command]/usr/bin/terraform show -json tfplan\n", "\n::debug::exited with 0\n"},
      {"[command]/usr/bin/terraform show -json tfplan\r\n", "\r\n::debug::x\r\n"},
      {"::debug::{\"format_version\"\n", ""},
      {"", "\n::debug::Terraform exited with code 0.\n"},
      {"Using workspace prod {x}\n\n", "\n"},
  }));
  CAPTURE(c.before, c.after);
  const Run run =
      run_command({"check", "-"}, c.before + std::string(kEmptyPlan) + c.after);
  CAPTURE(run.err);
  CHECK(run.status == kClean);
}

TEST_CASE("what people pipe by mistake gets its own advice", "[wrapped plan]") {
  struct Case {
    std::string text;
    const char* message;
    const char* help;
  };
  const auto c = GENERATE(values<Case>({
      {R"({"@level":"info","type":"version"})"
       "\n"
       R"({"@level":"info","type":"planned_change"})"
       "\n",
       "the log of `terraform plan -json`", "terraform show -json tfplan > plan.json"},
      {kPlanFile, "a plan file in Terraform's own format", "give the file by its name"},
  }));
  const Run run = run_command({"check", "-"}, c.text);
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, c.message));
  CHECK(contains(run.err, c.help));
}

TEST_CASE("what is cut off stays an error, wrapper or not", "[wrapped plan]") {
  const std::string cut = std::string(kEmptyPlan).substr(0, 40);
  CHECK(run_command({"check", "-"}, "[command]x\n" + cut).status == kFailed);
  CHECK(run_command({"check", "-"}, cut + "\n::debug::x\n").status == kFailed);
  CHECK(run_command({"check", "-"}, std::string(kEmptyPlan) + " {}").status == kFailed);
}

}  // namespace
}  // namespace trailseal::cli
