// The words:
//
//   Terraform plan or state   "format_version" and "terraform_version", top-level keys
//   CloudFormation            Resources, of which each has a Type with `::` in it, or
//                             AWSTemplateFormatVersion
//
// They may stand in other files too; the readers decide. What must not happen is that a
// damaged template is passed over in silence because it could not be parsed.
#include "load/input_kind.hpp"

#include <array>
#include <string>

namespace trailseal::load {
namespace {

bool has(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

std::string_view without_leading_space(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  return start == std::string_view::npos ? std::string_view() : text.substr(start);
}

struct Lookalike {
  bool (*is)(std::string_view path, std::string_view text);
  const char* message;
  const char* help;
};

constexpr std::array kLookalikes{
    Lookalike{
        [](std::string_view path, std::string_view) {
          return path.ends_with(".tf") || path.ends_with(".tf.json") ||
                 path.ends_with(".tofu");
        },
        "this is Terraform configuration, not a plan",
        "run `terraform plan -out tfplan && terraform show -json tfplan > plan.json` "
        "and check plan.json"},
    // Source: OpenTofu, "State and Plan Encryption".
    Lookalike{[](std::string_view, std::string_view text) {
                return text.starts_with('{') && has(text, "\"encrypted_data\"") &&
                       has(text, "\"encryption_version\"");
              },
              "this plan or state is encrypted by OpenTofu",
              "run `tofu show -json tfplan > plan.json` where the key is at hand, and "
              "check plan.json"},
    Lookalike{[](std::string_view, std::string_view text) {
                return has(text, "\"lineage\"") && has(text, "\"serial\"");
              },
              "this is Terraform's own state file, whose format is not public",
              "run `terraform show -json > state.json` and check state.json"},
    Lookalike{
        [](std::string_view, std::string_view text) {
          return text.starts_with("{\"@level\"");
        },
        "this is the log of `terraform plan -json`, not a plan",
        "run `terraform plan -out tfplan && terraform show -json tfplan > plan.json` "
        "and check plan.json"},
};

}  // namespace

Glance glance_at(std::string_view text) {
  const bool json = without_leading_space(text).starts_with('{');
  const bool plan = json && has(text, "\"format_version\"");
  // Nothing else needs to be looked for; in a large plan that would be felt.
  if (plan && has(text, "\"terraform_version\"")) {
    return {.json = true, .plan = true, .possible = true, .claims = true};
  }
  const bool version = has(text, "AWSTemplateFormatVersion");
  const bool resources = has(text, "\"Resources\"") || (!json && has(text, "Resources"));
  return {.json = json,
          .plan = plan,
          .possible = plan || version || resources,
          .claims = version || (resources && has(text, "AWS::"))};
}

std::optional<Error> lookalike_error(std::string_view path, std::string_view text) {
  for (const Lookalike& lookalike : kLookalikes) {
    if (!lookalike.is(path, without_leading_space(text))) continue;
    return Error{
        .message = lookalike.message, .help = lookalike.help, .path = std::string(path)};
  }
  return std::nullopt;
}

Error neither_error(std::string_view path, std::string_view text) {
  if (auto error = lookalike_error(path, text)) return *error;
  return {.message =
              "neither a Terraform plan or state as JSON nor a CloudFormation "
              "template",
          .help = "`terraform show -json tfplan > plan.json` writes a plan as JSON",
          .path = std::string(path)};
}

}  // namespace trailseal::load
