// Every option that a command offers acts on it: with the option some run differs in what
// it writes or in how it ends. What a command does not offer it refuses.
#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::option_effect_test {
namespace {

using Words = std::vector<std::string>;

/// An organization's trail without a key. Account, region, organization and the prefix
/// decide whether the bucket policy lets it deliver.
constexpr const char* kTemplate = R"(Parameters:
  Prefix: {Type: String, Default: audit}
Resources:
  Logs: {Type: "AWS::S3::Bucket", Properties: {BucketName: acme-logs}}
  LogsPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Logs
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: {Service: cloudtrail.amazonaws.com}
            Action: s3:GetBucketAcl
            Resource: arn:aws:s3:::acme-logs
          - Effect: Allow
            Principal: {Service: cloudtrail.amazonaws.com}
            Action: s3:PutObject
            Resource:
              - arn:aws:s3:::acme-logs/audit/AWSLogs/111122223333/*
              - arn:aws:s3:::acme-logs/audit/AWSLogs/o-a1b2c3d4e5/*
            Condition:
              StringEquals:
                aws:SourceArn: arn:aws:cloudtrail:eu-central-1:111122223333:trail/main
  Trail:
    Type: AWS::CloudTrail::Trail
    DependsOn: LogsPolicy
    Metadata:
      trailseal:
        waive: [{rule: TS104, reason: the archive encrypts on arrival}]
    Properties:
      TrailName: main
      IsLogging: true
      IsOrganizationTrail: true
      S3BucketName: !Ref Logs
      S3KeyPrefix: !Ref Prefix
)";

/// The same run without an option and with it.
struct Effect {
  Words without{};
  Words with{};
};

const std::map<std::string, Effect>& effects() {
  static const std::map<std::string, Effect> kEffects{
      {"--format", {{"t.yaml"}, {"t.yaml", "--format", "SECOND"}}},
      {"--output", {{"t.yaml"}, {"t.yaml", "-o", "SECOND=written"}}},
      {"--standard", {{"t.yaml"}, {"t.yaml", "--standard", "sse-s3"}}},
      {"--select", {{"t.yaml"}, {"t.yaml", "--select", "TS303"}}},
      {"--ignore", {{"t.yaml"}, {"t.yaml", "--ignore", "TS101"}}},
      {"--rules", {{"t.yaml"}, {"t.yaml", "--rules", "own"}}},
      {"--config", {{"t.yaml"}, {"t.yaml", "--config", "other.yaml"}}},
      {"--no-config", {{"t.yaml"}, {"t.yaml", "--no-config"}}},
      {"--fail-on", {{"t.yaml"}, {"t.yaml", "--fail-on", "never"}}},
      {"--strict",
       {{"open.yaml", "--select", "TS303"},
        {"open.yaml", "--select", "TS303", "--strict"}}},
      {"--no-waivers", {{"t.yaml"}, {"t.yaml", "--no-waivers"}}},
      {"--baseline", {{"t.yaml"}, {"t.yaml", "--baseline", "b.json"}}},
      {"--explain", {{"t.yaml"}, {"t.yaml", "--explain", "Trail"}}},
      {"--write-baseline", {{"t.yaml"}, {"t.yaml", "--write-baseline", "written"}}},
      {"--prune-baseline",
       {{"t.yaml", "--baseline", "gone.json"},
        {"t.yaml", "--baseline", "gone.json", "--prune-baseline"}}},
      {"--scope", {{"PLAN"}, {"PLAN", "--scope", "changed"}}},
      {"--param", {{"t.yaml"}, {"t.yaml", "--param", "Prefix=other"}}},
      {"--params", {{"t.yaml"}, {"t.yaml", "--params", "params.json"}}},
      {"--source", {{"SOURCED", "--no-source"}, {"SOURCED", "--source", "SOURCES"}}},
      {"--no-source", {{"SOURCED", "--source", "SOURCES"}, {"SOURCED", "--no-source"}}},
      {"--terraform", {{"TFPLAN"}, {"TFPLAN", "--terraform", "/nowhere/terraform"}}},
      {"--var", {{"named/main.tf"}, {"named/main.tf", "--var", "trail=other"}}},
      {"--var-file",
       {{"named/main.tf"}, {"named/main.tf", "--var-file", "trail.tfvars"}}},
      {"--environment",
       {{"named/main.tf"}, {"named/main.tf", "--environment", "trail.tfvars"}}},
      {"--var-environment", {{"named/main.tf"}, {"named/main.tf", "--var-environment"}}},
      {"--account", {{"t.yaml"}, {"t.yaml", "--account", "999988887777"}}},
      {"--region", {{"t.yaml"}, {"t.yaml", "--region", "us-east-1"}}},
      {"--org-id", {{"t.yaml"}, {"t.yaml", "--org-id", "o-zzzzzzzzzz"}}},
      {"--management-account",
       {{"t.yaml"}, {"t.yaml", "--management-account", "999988887777"}}},
      {"--skip-others",
       {{"t.yaml", "notes.txt"}, {"t.yaml", "notes.txt", "--skip-others"}}},
      {"--commit", {{"t.yaml", "notes.txt"}, {"t.yaml", "notes.txt", "--commit"}}},
      // A commit that is not there; tests/outside/compare has those that are.
      {"--compare", {{"t.yaml"}, {"t.yaml", "--compare", "nowhere"}}},
      {"--progress", {{"t.yaml"}, {"t.yaml", "--progress"}}},
      // How many work at once is not to be seen; what no number can be is.
      {"--jobs", {{"t.yaml"}, {"t.yaml", "--jobs", "0"}}},
      {"--quiet", {{"t.yaml"}, {"t.yaml", "--quiet"}}},
      {"--verbose", {{"t.yaml"}, {"t.yaml", "--verbose"}}},
      {"--color", {{"t.yaml"}, {"t.yaml", "--color", "always"}}},
      {"--help", {{"t.yaml"}, {"t.yaml", "--help"}}},
      {"--version", {{"t.yaml"}, {"t.yaml", "--version"}}},
  };
  return kEffects;
}

void write_world(const Scratch& scratch) {
  scratch.write("t.yaml", kTemplate);
  scratch.write("f.yaml", kTemplate);
  std::string of_account = kTemplate;
  of_account.erase(of_account.find("      IsOrganizationTrail: true\n"), 32);
  scratch.write("w.yaml", of_account);
  scratch.write("open.yaml", kTrailTemplate);
  scratch.write("own/trail-is-never-right.yaml", kOwnRule);
  scratch.write("notes.txt", "neither plan nor template\n");
  scratch.write("root/main.tf", "variable \"v\" {\n  default = 1\n}\n");
  scratch.write("v.tfvars", "v = 3\n");
  scratch.write(
      "named/main.tf",
      "variable \"trail\" {\n  default = \"main\"\n}\n"
      "resource \"aws_cloudtrail\" \"audit\" {\n  count = var.trail == \"main\" ? "
      "1 : 2\n  name = var.trail\n  s3_bucket_name = \"logs\"\n}\n");
  scratch.write("trail.tfvars", "trail = \"filed\"\n");
  setenv("TF_VAR_trail", "inherited", 1);
  scratch.write("list.txt", "1 + 1\n");
  scratch.write("params.json", R"(["Prefix=other"])");
  scratch.write(".trailseal.yaml",
                "account: \"111122223333\"\nregion: eu-central-1\n"
                "organization: o-a1b2c3d4e5\n");
  scratch.write("other.yaml", "account: \"999988887777\"\nregion: eu-central-1\n");
  scratch.write("gone.json",
                R"({"schema":"trailseal.baseline/1","findings":[{"rule":"TS999",
                "resource":"x","fingerprint":"f","content":"c"}]})");
  run_command({"check", "t.yaml", "--write-baseline", "b.json"});
}

struct Outcome {
  int status = 0;
  std::string text{};
  bool written = false;
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// A fixture whose policies are decided with its sources alone; found before any test
/// works in a directory of its own.
const std::string kSources =
    std::filesystem::absolute("fixtures/terraform/deferred-document").string();

/// One whose bucket policy lacks the trail's prefix.
const std::string kWrongSources =
    std::filesystem::absolute("fixtures/terraform/prefix-not-in-policy").string();

const std::string kPlanFile =
    std::filesystem::absolute("fixtures/terraform/source-document/tfplan").string();

Outcome outcome_of(const std::string& command, Words words, const std::string& plan) {
  std::filesystem::remove("written");
  const std::string second = command == "check"       ? "json"
                             : command == "inventory" ? "csv"
                                                      : "mermaid";
  for (std::string& word : words) {
    if (word == "PLAN") word = plan;
    if (word == "SOURCES") word = kSources;
    if (word == "WRONG_SOURCES") word = kWrongSources;
    if (word == "WRONG") word = kWrongSources + "/plan.json";
    if (word == "SOURCED") word = kSources + "/plan.json";
    if (word == "TFPLAN") word = kPlanFile;
    if (word == "SECOND") word = second;
    if (word == "SECOND=written") word = second + "=written";
  }
  words.insert(words.begin(), command);
  const Run run = run_command(words);
  // The data of a pack, where one was written.
  std::string data;
  if (std::filesystem::exists("written.json")) {
    data = read_file("written.json");
    std::filesystem::remove("written.json");
  }
  return {.status = run.status,
          .text = run.text() + data,
          .written = std::filesystem::exists("written")};
}

const Command& command_of(const std::string& name) {
  return *std::find_if(commands().begin(), commands().end(),
                       [&](const Command& command) { return command.name == name; });
}

TEST_CASE("an option that a command offers acts on it, another is refused", "[options]") {
  const std::string plan =
      std::filesystem::absolute("fixtures/terraform/change-fixes-and-breaks/plan.json")
          .string();
  const std::string name = GENERATE("check", "inventory", "graph");
  const Scratch scratch;
  write_world(scratch);
  const CommandOptions offered = command_of(name).options();
  CHECK(offered.options.size() > 5);
  for (const auto& row : effects()) {
    const std::string& option = row.first;
    const auto& effect = row.second;
    CAPTURE(name, option);
    const bool is_offered =
        std::any_of(offered.options.begin(), offered.options.end(),
                    [&](const Option& each) { return each.name == option; });
    const Outcome without = outcome_of(name, effect.without, plan);
    const Outcome with = outcome_of(name, effect.with, plan);
    if (is_offered) {
      CHECK_FALSE(with == without);
    } else {
      CHECK(with.status == kFailed);
      CHECK(contains(with.text, "unknown option `"));
    }
  }
  for (const Option& option : offered.options) {
    CAPTURE(name, std::string(option.name));
    CHECK(effects().count(std::string(option.name)) == 1);
  }
}

constexpr const char* kPolicy =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":)"
    R"({"Service":"cloudtrail.amazonaws.com"},"Action":"s3:GetBucketAcl",)"
    R"("Resource":"arn:aws:s3:::b"}]})";

/// A policy that parameter, account and region make.
constexpr const char* kPolicyTemplate = R"(Parameters:
  Name: {Type: String}
Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: b
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: {Service: cloudtrail.amazonaws.com}
            Action: s3:GetBucketAcl
            Resource: !Sub "arn:aws:s3:::${Name}-${AWS::AccountId}-${AWS::Region}"
)";

/// The words of a run of `simulate`, with one option more or another value of it.
Words simulated(const Words& more) {
  std::map<std::string, std::string> options{{"--policy", "p.json"},
                                             {"--action", "s3:GetBucketAcl"},
                                             {"--resource", "arn:aws:s3:::b"}};
  Words words;
  for (std::size_t i = 0; i + 1 < more.size(); i += 2) options[more[i]] = more[i + 1];
  for (const auto& [name, value] : options) words.insert(words.end(), {name, value});
  if (more.size() % 2 == 1) words.push_back(more.back());
  return words;
}

Words in_template(const Words& more) {
  Words words = simulated({"--policy", "Policy", "--in", "policy.yaml"});
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

/// A policy that is decided with the sources of its plan.
Words of_plan(const Words& more, const std::string& plan = "SOURCED") {
  Words words = {
      "--policy",
      "aws_s3_bucket_policy.logs",
      "--in",
      plan,
      "--action",
      "s3:GetBucketAcl",
      "--resource",
      "arn:aws:s3:::acme-deferred",
      "--context",
      "aws:SourceArn=arn:aws:cloudtrail:eu-north-1:123456789012:trail/deferred"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

using Effects = std::map<std::string, Effect>;

/// A run of `evidence`: its data goes to a file, whose bytes count too.
Words packed(Words words) {
  words.insert(words.end(), {"-o", "written.json"});
  return words;
}

/// What the options of a report do to a pack, but for those that packs have of their own.
Effects effects_on_packs() {
  Effects all{
      {"--output", {{"t.yaml"}, packed({"t.yaml"})}},
      {"--since", {packed({"t.yaml"}), packed({"t.yaml", "--since", "nowhere"})}},
      {"--verify", {packed({"t.yaml"}), {"--verify", "nowhere"}}},
      {"--schema", {packed({"t.yaml"}), {"--schema"}}},
      {"--help", {packed({"t.yaml"}), {"--help"}}},
  };
  for (const Option& option : command_of("evidence").options().options) {
    const std::string name(option.name);
    if (all.count(name) > 0) continue;
    const Effect& effect = effects().at(name);
    all[name] = {packed(effect.without), packed(effect.with)};
  }
  return all;
}

/// What the options of a report do to `fix`, and those that it has of its own. A file is
/// changed only once all others have been tried.
Effects effects_on_fixes() {
  Effects all{
      {"--write", {{"t.yaml"}, {"t.yaml", "--write"}}},
      {"--force", {{"f.yaml", "--write"}, {"f.yaml", "--write", "--force"}}},
      {"--help", {{"t.yaml"}, {"t.yaml", "--help"}}},
      // Without the sources, the change of a plan is for no file.
      {"--fail-on",
       {{"WRONG", "--no-source"}, {"WRONG", "--no-source", "--fail-on", "never"}}},
      // Whose trail it is decides what the policy lacks.
      {"--config", {{"w.yaml"}, {"w.yaml", "--config", "other.yaml"}}},
      {"--no-config",
       {{"w.yaml", "--account", "999988887777"},
        {"w.yaml", "--account", "999988887777", "--no-config"}}},
      {"--account", {{"w.yaml"}, {"w.yaml", "--account", "999988887777"}}},
      {"--source", {{"WRONG", "--no-source"}, {"WRONG", "--source", "WRONG_SOURCES"}}},
      {"--no-source", {{"WRONG", "--source", "WRONG_SOURCES"}, {"WRONG", "--no-source"}}},
  };
  for (const Option& option : command_of("fix").options().options) {
    const std::string name(option.name);
    if (all.count(name) == 0) all[name] = effects().at(name);
  }
  return all;
}

const std::map<std::string, Effects>& effects_of_others() {
  static const Words kPlain = simulated({});
  static const Words kInTemplate = in_template({});
  static const std::map<std::string, Effects> kEffects{
      {"simulate",
       {{"--policy", {kPlain, simulated({"--policy", "none.json"})}},
        {"--in", {simulated({"--policy", "Policy"}), kInTemplate}},
        {"--principal", {kPlain, simulated({"--principal", "111122223333"})}},
        {"--action", {kPlain, simulated({"--action", "s3:PutObject"})}},
        {"--resource", {kPlain, simulated({"--resource", "arn:aws:s3:::c"})}},
        // A key policy is not asked about a resource.
        {"--kind",
         {{"--policy", "p.json", "--action", "s3:GetBucketAcl"},
          {"--policy", "p.json", "--action", "s3:GetBucketAcl", "--kind", "key"}}},
        {"--context", {kPlain, simulated({"--context", "aws:SourceArn=x"})}},
        {"--format", {kPlain, simulated({"--format", "json"})}},
        {"--param", {kInTemplate, in_template({"--param", "Name=c"})}},
        {"--source", {of_plan({"--no-source"}), of_plan({"--source", "SOURCES"})}},
        {"--no-source", {of_plan({"--source", "SOURCES"}), of_plan({"--no-source"})}},
        {"--terraform",
         {of_plan({}, "TFPLAN"),
          of_plan({"--terraform", "/nowhere/terraform"}, "TFPLAN")}},
        {"--account", {kInTemplate, in_template({"--account", "111122223333"})}},
        {"--region", {kInTemplate, in_template({"--region", "eu-central-1"})}},
        {"--color", {kPlain, simulated({"--color", "always"})}},
        {"--help", {kPlain, simulated({"--help"})}}}},
      {"rules",
       {{"--facts", {{}, {"--facts"}}},
        {"--format", {{}, {"--format", "json"}}},
        {"--rules", {{}, {"--rules", "own"}}},
        {"--color", {{"TS104"}, {"TS104", "--color", "always"}}},
        {"--help", {{}, {"--help"}}}}},
      {"init",
       {{"--output", {{"-o", "-"}, {"-o", "written"}}},
        {"--help", {{"-o", "-"}, {"--help"}}}}},
      {"config",
       {{"--config", {{}, {"--config", "other.yaml"}}},
        {"--files", {{}, {"--files"}}},
        {"--schema", {{}, {"--schema"}}},
        {"--help", {{}, {"--help"}}}}},
      {"evaluate",
       {{"--source", {{"local.account"}, {"local.account", "--source", "SOURCES"}}},
        {"--plan",
         {{"aws_kms_key.logs.arn", "--source", "SOURCES"},
          {"aws_kms_key.logs.arn", "--source", "SOURCES", "--plan", "SOURCED"}}},
        {"--module",
         {{"local.account", "--source", "SOURCES"},
          {"local.account", "--source", "SOURCES", "--module", "module.none"}}},
        {"--file", {{"1"}, {"1", "--file", "list.txt"}}},
        {"--var",
         {{"var.v", "--source", "root"}, {"var.v", "--source", "root", "--var", "v=2"}}},
        {"--var-file",
         {{"var.v", "--source", "root"},
          {"var.v", "--source", "root", "--var-file", "v.tfvars"}}},
        {"--help", {{"1"}, {"1", "--help"}}}}},
      {"evidence", effects_on_packs()},
      {"fix", effects_on_fixes()},
      {"summarize",
       {{"--output", {{"t.yaml"}, {"t.yaml", "--output", "written"}}},
        {"--name", {{"t.yaml"}, {"t.yaml", "--name", "team"}}},
        {"--schema", {{"t.yaml"}, {"t.yaml", "--schema"}}},
        {"--progress", {{"t.yaml"}, {"t.yaml", "--progress"}}},
        {"--jobs", {{"t.yaml"}, {"t.yaml", "--jobs", "0"}}},
        {"--config", {{"t.yaml"}, {"t.yaml", "--config", "other.yaml"}}},
        {"--no-config", {{"t.yaml"}, {"t.yaml", "--no-config"}}},
        {"--param", {{"t.yaml"}, {"t.yaml", "--param", "Prefix=other"}}},
        {"--params", {{"t.yaml"}, {"t.yaml", "--params", "params.json"}}},
        {"--source", {{"SOURCED", "--no-source"}, {"SOURCED", "--source", "SOURCES"}}},
        {"--no-source", {{"SOURCED", "--source", "SOURCES"}, {"SOURCED", "--no-source"}}},
        {"--terraform", {{"TFPLAN"}, {"TFPLAN", "--terraform", "/nowhere/terraform"}}},
        {"--var", {{"named/main.tf"}, {"named/main.tf", "--var", "trail=other"}}},
        {"--var-file",
         {{"named/main.tf"}, {"named/main.tf", "--var-file", "trail.tfvars"}}},
        {"--environment",
         {{"named/main.tf"}, {"named/main.tf", "--environment", "trail.tfvars"}}},
        {"--var-environment",
         {{"named/main.tf"}, {"named/main.tf", "--var-environment"}}},
        {"--account", {{"t.yaml"}, {"t.yaml", "--account", "999988887777"}}},
        {"--region", {{"t.yaml"}, {"t.yaml", "--region", "us-east-1"}}},
        {"--org-id", {{"t.yaml"}, {"t.yaml", "--org-id", "o-zzzzzzzzzz"}}},
        {"--management-account",
         {{"t.yaml"}, {"t.yaml", "--management-account", "999988887777"}}},
        {"--skip-others",
         {{"t.yaml", "notes.txt"}, {"t.yaml", "notes.txt", "--skip-others"}}},
        {"--help", {{"t.yaml"}, {"t.yaml", "--help"}}}}},
      {"test", {{"--help", {{"own"}, {"own", "--help"}}}}},
      {"completion", {{"--help", {{"bash"}, {"bash", "--help"}}}}},
      {"manual", {{"--help", {{}, {"--help"}}}}},
  };
  return kEffects;
}

TEST_CASE("the options of every other command act on it", "[options]") {
  const Scratch scratch;
  write_world(scratch);
  scratch.write("p.json", kPolicy);
  scratch.write("policy.yaml", kPolicyTemplate);
  std::size_t judged = 0;
  for (const Command& command : commands()) {
    const auto found = effects_of_others().find(std::string(command.name));
    if (found == effects_of_others().end()) continue;
    for (const Option& option : command.options().options) {
      const std::string name(option.name);
      CAPTURE(found->first, name);
      const auto effect = found->second.find(name);
      REQUIRE(effect != found->second.end());
      const Outcome with = outcome_of(found->first, effect->second.with, "");
      CHECK_FALSE(contains(with.text, "unknown option"));
      CHECK_FALSE(with == outcome_of(found->first, effect->second.without, ""));
    }
    ++judged;
  }
  CHECK(judged + 3 == commands().size());
}

TEST_CASE("the inventory writes no baseline", "[options]") {
  const Scratch scratch;
  scratch.write("t.yaml", kTrailTemplate);
  const Run run = run_command({"inventory", "t.yaml", "--write-baseline", "b.json"});
  CHECK(run.status == kFailed);
  CHECK_FALSE(std::filesystem::exists("b.json"));
}

}  // namespace
}  // namespace trailseal::cli::option_effect_test
