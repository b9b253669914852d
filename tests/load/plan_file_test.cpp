#include "load/plan_file.hpp"

#include <sys/stat.h>

#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/plan_archive.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::plan_file_test {
namespace {

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

const std::string kZip = std::string("PK\x03\x04", 4) + "and what else a zip holds";

/// A plan file with one trail, in Terraform's own format.
MadePlan one_trail() {
  MadePlan plan;
  plan.changes.push_back(
      {.address = "aws_cloudtrail.made",
       .values = {packed(R"({"name":"made","s3_bucket_name":"elsewhere"})")}});
  return plan;
}

constexpr const char* kTrailSource =
    "resource \"aws_cloudtrail\" \"made\" {\n"
    "  name           = \"made\"\n"
    "  s3_bucket_name = \"elsewhere\"\n"
    "}\n";

TEST_CASE("a plan file is read without any program", "[plan file]") {
  const Scratch scratch;
  write_plan_file("tfplan", archive_of(one_trail(), kTrailSource));
  // What a pull request may bring: a provider of its own beside the plan file, and a
  // program where PATH looks first.
  const std::string script =
      "#!/bin/sh\n: > \"" + scratch.directory().string() + "/mark\"\n";
  for (const std::string name :
       {".terraform/providers/registry.terraform.io/hashicorp/aws/5.100.0/linux_amd64/"
        "terraform-provider-aws_v5.100.0_x5",
        "bin/terraform", "bin/tofu"}) {
    scratch.write(name, script);
    chmod(name.c_str(), 0755);
  }
  const Variable path("PATH", (scratch.directory() / "bin").string());
  const Variable program("TRAILSEAL_TERRAFORM",
                         (scratch.directory() / "bin/terraform").string());
  for (const char* input : {"tfplan", "."}) {
    CAPTURE(input);
    const Run run = run_command({"check", input});
    CAPTURE(run.err);
    CHECK(run.status == kFindings);
    CHECK(contains(run.out, "aws_cloudtrail.made"));
    CHECK(contains(run.out, "`tfplan` is read with the sources of the plan file"));
    CHECK_FALSE(std::filesystem::exists("mark"));
  }
  // The same script leaves its mark where somebody asks for it.
  run_command({"check", "tfplan", "--terraform", "bin/terraform"});
  CHECK(std::filesystem::exists("mark"));
}

/// Leaves out what the name of the input is a part of, and fixes: files within a plan file
/// are not changed.
void forget_input(nlohmann::json& value) {
  if (!value.is_structured()) return;
  if (value.is_object()) {
    for (const char* name : {"input", "inputs", "fingerprint", "fix"}) value.erase(name);
    if (value.contains("path")) {
      const std::filesystem::path path = value.value("path", "");
      value["path"] = path.filename() == "tfplan" ? "plan.json" : path.filename();
    }
  }
  for (auto& item : value) forget_input(item);
}

nlohmann::json report_of(std::vector<std::string> words) {
  words.insert(words.begin(), "check");
  words.insert(words.end(), {"--format", "json", "--no-config"});
  const Run run = run_command(words);
  nlohmann::json report = nlohmann::json::parse(run.out);
  forget_input(report);
  report["status"] = run.status;
  return report;
}

/// What a plan file tells besides (how an unknown text begins) may decide what its JSON
/// leaves open, and never decides anything else.
void check_decides_more(const nlohmann::json& ours, const nlohmann::json& theirs) {
  REQUIRE(ours["results"].size() == theirs["results"].size());
  std::map<std::string, nlohmann::json> outcomes;
  const auto name_of = [](const nlohmann::json& result) {
    return result["code"].dump() + result["trail"].dump() + result["resource"].dump();
  };
  for (const auto& result : theirs["results"]) outcomes[name_of(result)] = result;
  for (const auto& result : ours["results"]) {
    CAPTURE(name_of(result));
    const nlohmann::json& other = outcomes[name_of(result)];
    CHECK((other.is_null() || other["outcome"] == "unknown" ||
           other["outcome"] == result["outcome"]));
  }
}

TEST_CASE("every plan file is judged as its JSON is", "[plan file]") {
  namespace fs = std::filesystem;
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator("fixtures/terraform")) {
    const fs::path& folder = entry.path();
    // There the sources are others than those of the plan file.
    if (!fs::exists(folder / "tfplan") || folder.filename() == "edited-sources") continue;
    CAPTURE(folder.string());
    ++count;
    const fs::path then = folder / "then";
    const std::string sources = (fs::exists(then) ? then : folder).string();
    const auto ours = report_of({(folder / "tfplan").string()});
    const auto theirs = report_of({(folder / "plan.json").string(), "--source", sources});
    CHECK(ours == theirs);
    const auto alone = report_of({(folder / "tfplan").string(), "--no-source"});
    const auto plain = report_of({(folder / "plan.json").string(), "--no-source"});
    if (folder.filename() == "known-beginning") {
      CHECK(alone["trails"][0]["delivery"] == "denied");
      CHECK(plain["trails"][0]["delivery"] == "unknown");
      check_decides_more(alone, plain);
    } else {
      CHECK(alone["trails"] == plain["trails"]);
    }
  }
  CHECK(count > 55);
}

TEST_CASE("a plan file comes through stdin, with the sources it holds", "[plan file]") {
  const Scratch scratch;
  write_plan_file("tfplan", archive_of(one_trail(), kTrailSource));
  const Run run = run_command({"check", "-"}, scratch.read("tfplan"));
  CAPTURE(run.err);
  CHECK(run.status == kFindings);
  CHECK(contains(run.out, "aws_cloudtrail.made"));
  CHECK(contains(run.out, "main.tf:1"));
  CHECK_FALSE(contains(run.text(), "trailseal-"));
}

TEST_CASE("plan files are found in a directory, by what they are", "[plan file]") {
  const Scratch scratch;
  write_plan_file("a/tfplan", archive_of(one_trail(), kTrailSource));
  MadePlan other = one_trail();
  other.changes[0].address = "aws_cloudtrail.other";
  write_plan_file("b.tfplan", archive_of(other, ""));
  scratch.write("lambda.zip", kZip);
  scratch.write("package", kZip);
  const Run run = run_command({"check"});
  CAPTURE(run.err);
  CHECK(run.status == kFindings);
  CHECK(contains(run.out, "aws_cloudtrail.made"));
  CHECK(contains(run.out, "aws_cloudtrail.other"));
  CHECK(contains(run.out, "2 trails"));
}

TEST_CASE("a plan file beside the JSON that was made of it is one plan", "[plan file]") {
  const Scratch scratch;
  const auto json = [](const std::string& moment) {
    return R"({"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[)"
           R"({"address":"aws_cloudtrail.made","mode":"managed","type":"aws_cloudtrail",)"
           R"("change":{"actions":["create"],"before":null,"after":{"name":"made"},)"
           R"("after_unknown":{}}}],"timestamp":")" +
           moment + "\"}";
  };
  write_plan_file("tfplan", archive_of(one_trail(), kTrailSource));
  scratch.write("plan.json", json("2026-01-02T03:04:05Z"));
  CHECK(contains(run_command({"check"}).out, "1 trail:"));
  CHECK(contains(run_command({"check", "tfplan", "plan.json"}).out, "2 trails:"));
  // Made at another time it is another plan.
  scratch.write("plan.json", json("2026-01-02T03:04:06Z"));
  CHECK(contains(run_command({"check"}).out, "2 trails:"));
}

TEST_CASE("a plan file that is found and cannot be read is an error", "[plan file]") {
  const Scratch scratch;
  MadePlan future;
  future.format = 4;
  write_plan_file("tfplan", archive_of(future));
  scratch.write("plan.json", kEmptyPlan);
  const Run run = run_command({"check"});
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, "format version 4"));
  CHECK(contains(run.err, "terraform show -json tfplan > plan.json"));
}

TEST_CASE("a zip that is no plan file says so", "[plan file]") {
  const Scratch scratch;
  terraform::PlanArchive archive = archive_of({});
  scratch.write("damaged", kZip);
  CHECK(contains(run_command({"check", "damaged"}).err, "cannot be unpacked"));
  archive.plan.clear();
  write_plan_file("empty", archive);
  CHECK(contains(run_command({"check", "empty"}).err, "it has no `tfplan`"));
}

TEST_CASE("no secret of a plan file is shown", "[plan file]") {
  const Scratch scratch;
  MadePlan plan = one_trail();
  plan.variables["secret"] = packed("\"hunter2\"");
  plan.changes.push_back(
      {.address = "aws_s3_bucket_policy.p",
       .values = {packed(
           R"({"bucket":"elsewhere","policy":"{\"Version\":\"hunter2\"}"})")},
       .after_sensitive = {{"policy"}}});
  const std::string source =
      "variable \"secret\" {\n  sensitive = true\n}\n" + std::string(kTrailSource) +
      "resource \"aws_s3_bucket_policy\" \"p\" {\n  bucket = \"elsewhere\"\n"
      "  policy = var.secret\n}\n";
  write_plan_file("tfplan", archive_of(plan, source));
  for (const char* format : {"text", "json", "sarif", "markdown", "html"}) {
    CAPTURE(format);
    const Run run = run_command({"check", "tfplan", "--verbose", "--format", format});
    CHECK(run.status == kFindings);
    CHECK_FALSE(contains(run.text(), "hunter2"));
  }
}

TEST_CASE("with --terraform a plan file is shown to it, without a shell", "[plan file]") {
  const Scratch scratch;
  scratch.write("my plan;x", kZip);
  const std::string program =
      fake_terraform(scratch,
                     "printf '%s\\n' \"$@\" > seen\nenv | sort > environment\n"
                     "echo '" +
                         std::string(kEmptyPlan) + "'");
  const Variable credentials("AWS_SECRET_ACCESS_KEY", "hunter2");
  const Variable workspace("TF_WORKSPACE", "prod");
  const Variable option("TF_CLI_ARGS_show", "-x");
  const Run run = run_command({"check", "my plan;x", "--terraform", program});
  CAPTURE(run.err);
  CHECK(run.status == kClean);
  CHECK(contains(run.out, "no trail in my plan;x"));
  CHECK(scratch.read("seen") ==
        "show\n-json\n-no-color\n" + (scratch.directory() / "my plan;x").string() + "\n");
  const std::string environment = scratch.read("environment");
  CHECK(contains(environment, "TF_WORKSPACE=prod"));
  CHECK(contains(environment, "PATH="));
  CHECK_FALSE(contains(environment, "hunter2"));
  CHECK_FALSE(contains(environment, "TF_CLI_ARGS"));
}

TEST_CASE("terraform runs where the plan file's providers are", "[plan file]") {
  const Scratch scratch;
  scratch.write("infra/tfplan", kZip);
  scratch.write("infra/.terraform/x", "");
  const std::string program =
      fake_terraform(scratch, "touch here; echo '" + std::string(kEmptyPlan) + "'");
  CHECK(run_command({"check", "infra/tfplan", "--terraform", program}).status == kClean);
  CHECK(std::filesystem::exists("infra/here"));
}

TEST_CASE("where terraform fails, its first complaint is told", "[plan file]") {
  const Scratch scratch;
  scratch.write("tfplan", kZip);
  const std::string program = fake_terraform(
      scratch, "printf '\\n| Error: Failed to load plugin schemas\\n|\\n' >&2; exit 1");
  const Run run = run_command({"check", "tfplan", "--terraform", program});
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, "tfplan"));
  CHECK(contains(run.err, "cannot read this plan file: Failed to load plugin schemas"));
  CHECK(contains(run.err, "terraform show -json tfplan > plan.json"));
}

TEST_CASE("a program that is not there is an error", "[plan file]") {
  const Scratch scratch;
  write_plan_file("tfplan", archive_of(one_trail(), kTrailSource));
  const Run run = run_command({"check", "tfplan", "--terraform", "/nowhere/terraform"});
  CHECK(run.status == kFailed);
  CHECK(contains(run.err, "the program `/nowhere/terraform`"));
  CHECK(contains(run.err, "leave `--terraform` out"));
}

TEST_CASE("a zip that nobody named is not run", "[plan file]") {
  const Scratch scratch;
  scratch.write("d/lambda.json", kZip);
  scratch.write("d/lambda", kZip);
  scratch.write("d/plan.json", kEmptyPlan);
  const std::string program = fake_terraform(scratch, "touch ran; exit 1");
  CHECK(run_command({"check", "d", "--terraform", program}).status == kClean);
  CHECK_FALSE(std::filesystem::exists("ran"));
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
      {kZip, "cannot be unpacked", "terraform plan -out"},
      {R"({"meta":{"key_provider.pbkdf2.p":"e30="},"encrypted_data":"AA==",)"
       R"("encryption_version":"v0"})",
       "is encrypted by OpenTofu", "tofu show -json tfplan > plan.json"},
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
}  // namespace trailseal::cli::plan_file_test
