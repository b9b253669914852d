// A mistake is a row: how it is told, what it is, what to do.
#include "load/foreign_input.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <vector>

#include "base/ascii.hpp"
#include "base/suggest.hpp"
#include "base/word_list.hpp"
#include "document/file_beginning.hpp"
#include "load/input_search.hpp"

namespace trailseal::load {
namespace {

namespace fs = std::filesystem;

constexpr const char* kWritePlan =
    "run `terraform plan -out tfplan && terraform show -json tfplan > plan.json` and check "
    "plan.json";

/// Does a line of a YAML document begin with the key, or does JSON have it?
bool has_key(std::string_view text, std::string_view key) {
  const std::string in_yaml = std::string(key) + ":";
  if (text.starts_with(in_yaml) || has_part(text, "\n" + in_yaml)) return true;
  return has_part(text, "\"" + std::string(key) + "\"");
}

struct Lookalike {
  bool (*is)(std::string_view path, std::string_view text);
  const char* message;
  const char* help;
};

bool is_configuration(std::string_view path, std::string_view) {
  return path.ends_with(".tf") || path.ends_with(".tf.json") || path.ends_with(".tofu");
}

bool is_raw_state(std::string_view, std::string_view text) {
  return has_part(text, "\"lineage\"") && has_part(text, "\"serial\"");
}

bool is_plan_log(std::string_view, std::string_view text) {
  return text.starts_with("{\"@level\"");
}

/// What `terraform show` and `terraform plan` write for people.
bool is_shown_plan(std::string_view, std::string_view text) {
  return has_part(text, "Terraform will perform the following actions") ||
         has_part(text, "OpenTofu will perform the following actions") ||
         has_part(text, "Terraform used the selected providers") ||
         has_part(text, "No changes. Your infrastructure matches the configuration");
}

/// https://getsops.io/docs/: the metadata stand under `sops`.
bool is_sops(std::string_view, std::string_view text) {
  return has_part(text, "ENC[AES256_GCM,") && has_key(text, "sops");
}

/// OpenTofu, "State and Plan Encryption".
bool is_encrypted_plan(std::string_view, std::string_view text) {
  return has_key(text, "encrypted_data") && has_key(text, "encryption_version");
}

/// What `terraform plan -out` saves where the plan is made in HCP Terraform.
bool is_bookmark(std::string_view, std::string_view text) {
  return has_part(text, "\"remote_plan_format\"");
}

/// HCP Terraform API, "Plans": `json-output-redacted`.
bool is_redacted_plan(std::string_view, std::string_view text) {
  return has_part(text, "\"plan_format_version\"") &&
         has_part(text, "\"provider_schemas\"");
}

bool is_pulumi(std::string_view path, std::string_view text) {
  const std::string name = fs::path(path).filename().string();
  if (name.starts_with("Pulumi.") && has_key(text, "runtime")) return true;
  if (has_part(text, "urn:pulumi:") && has_part(text, "\"steps\""))
    return true;  // a preview
  return has_part(text, "\"deployment\"") && has_part(text, "\"manifest\"");
}

bool is_serverless(std::string_view, std::string_view text) {
  return has_key(text, "service") && has_key(text, "provider") &&
         (has_key(text, "functions") || has_key(text, "resources"));
}

/// AWS CDK, "cloud assembly": the manifest.json of `cdk.out`.
bool is_assembly(std::string_view, std::string_view text) {
  return has_part(text, "\"artifacts\"") &&
         (has_part(text, "aws:cloudformation:stack") || has_part(text, "\"cdk:"));
}

constexpr std::array kLookalikes{
    Lookalike{&is_configuration, "this is Terraform configuration, not a plan",
              "name its directory: `trailseal check DIR` reads the files in it"},
    Lookalike{&is_encrypted_plan, "this plan or state is encrypted by OpenTofu",
              "run `tofu show -json tfplan > plan.json` and check plan.json"},
    Lookalike{&is_raw_state,
              "this is Terraform's own state file, whose format is not public",
              "run `terraform show -json > state.json` and check state.json"},
    Lookalike{&is_plan_log, "this is the log of `terraform plan -json`, not a plan",
              kWritePlan},
    Lookalike{&is_shown_plan, "this is a plan as readable text, not as JSON", kWritePlan},
    Lookalike{&is_sops, "this file is encrypted by sops",
              "`sops decrypt FILE | trailseal check -` checks what is in it"},
    Lookalike{
        &is_bookmark,
        "this file refers to a plan in HCP Terraform, and does not contain it",
        "run `terraform show -json FILE > plan.json`, signed in to HCP Terraform, and "
        "check plan.json"},
    Lookalike{&is_redacted_plan,
              "this is HCP Terraform's redacted plan, which has no "
              "configuration",
              "download the plan's `json-output` and check that"},
    Lookalike{&is_pulumi, "this is a Pulumi file, which trailseal does not read",
              "trailseal reads Terraform plans and CloudFormation templates"},
    Lookalike{&is_serverless,
              "this file of the Serverless Framework has no template in it",
              "run `serverless package` and check "
              ".serverless/cloudformation-template-update-stack.json"},
    Lookalike{&is_assembly, "this is the manifest of a CDK app, not a template",
              "check the directory that it is in: `trailseal check cdk.out`"},
};

struct Compression {
  std::string_view begin;
  const char* name;
  const char* program;
};

using namespace std::string_view_literals;

constexpr std::array kCompressions{
    Compression{"\x1f\x8b"sv, "gzip", "gunzip -c"},
    Compression{"\x28\xb5\x2f\xfd"sv, "zstd", "zstd -dc"},
    Compression{"\xfd\x37zXZ"sv, "xz", "xz -dc"},
    Compression{"BZh"sv, "bzip2", "bzip2 -dc"},
};

constexpr std::array<std::string_view, 5> kSchemes{"https://", "http://", "s3://",
                                                   "gs://", "git::"};

/// The file beside the missing one whose name is nearest.
std::string nearest_file(const fs::path& missing) {
  const fs::path folder = missing.has_parent_path() ? missing.parent_path() : ".";
  std::vector<std::string> names;
  std::error_code error;
  constexpr std::size_t kMost = 1000;
  for (fs::directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    if (names.size() >= kMost) break;
    names.push_back(at->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  const std::vector<std::string_view> known(names.begin(), names.end());
  const auto meant = nearest(missing.filename().string(), known);
  return meant ? (missing.parent_path() / *meant).generic_string() : std::string();
}

}  // namespace

Error no_such_input(const std::string& argument) {
  for (const std::string_view scheme : kSchemes) {
    if (!argument.starts_with(scheme)) continue;
    const std::string fetch = scheme == "s3://" ? "aws s3 cp " + argument + " -"
                              : scheme.starts_with("http") ? "curl -fsSL " + argument
                                                           : std::string();
    return Error{.message = in_backticks(argument) +
                            " is a URL, and trailseal does not use the network",
                 .help = fetch.empty() ? "fetch it and check the files"
                                       : in_backticks(fetch + " | trailseal check -")};
  }
  const std::string meant = nearest_file(argument);
  return Error{.message = "no such file or directory",
               .help = meant.empty() ? "" : "did you mean " + in_backticks(meant) + "?",
               .path = shown_path(argument)};
}

std::optional<Error> compressed_error(const std::string& path) {
  constexpr std::size_t kLongestBeginning = 8;
  return compressed_error(path, beginning_of(path, kLongestBeginning));
}

std::optional<Error> compressed_error(const std::string& path, std::string_view bytes) {
  for (const Compression& row : kCompressions) {
    if (!bytes.starts_with(row.begin)) continue;
    const std::string unpack = row.program + (path == "-" ? "" : " " + path);
    return Error{.message = std::string("this file is compressed with ") + row.name,
                 .help = in_backticks(unpack + " | trailseal check -"),
                 .path = path};
  }
  return std::nullopt;
}

bool may_be_compressed(int first_byte) {
  return std::any_of(kCompressions.begin(), kCompressions.end(), [&](const auto& row) {
    return static_cast<unsigned char>(row.begin.front()) == first_byte;
  });
}

std::optional<Error> lookalike_error(std::string_view path, std::string_view text) {
  for (const Lookalike& lookalike : kLookalikes) {
    if (!lookalike.is(path, without_leading_space(text))) continue;
    return Error{
        .message = lookalike.message, .help = lookalike.help, .path = std::string(path)};
  }
  return std::nullopt;
}

std::optional<Error> dialect_error(const Value& root, const std::string& path) {
  // org-formation, "Organization resources" and "Resources": bindings say in which
  // accounts each resource is made.
  const bool is_org_formation = !root["Organization"].is_absent() ||
                                !root["OrganizationBindings"].is_absent() ||
                                !root["OrganizationBinding"].is_absent();
  if (!is_org_formation) return std::nullopt;
  return Error{
      .message =
          "this is a template of org-formation, which generates a template for each "
          "account",
      .help = "run `org-formation print-stacks` and check what it writes",
      .path = path};
}

}  // namespace trailseal::load
