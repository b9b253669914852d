// The words:
//
//   Terraform plan or state   "format_version" and "terraform_version", top-level keys
//   CloudFormation            Resources, of which each has a Type with `::` in it, or
//                             AWSTemplateFormatVersion
//
// They may stand in other files too; the readers decide. What must not happen is that a
// damaged template is passed over in silence because it could not be parsed.
#include "load/input_kind.hpp"

#include <string>

#include "base/ascii.hpp"
#include "load/foreign_input.hpp"

namespace trailseal::load {
namespace {}  // namespace

Glance glance_at(std::string_view text) {
  const bool json = without_leading_space(text).starts_with('{');
  const bool plan = json && has_part(text, "\"format_version\"");
  // Nothing else needs to be looked for; in a large plan that would be felt.
  if (plan && has_part(text, "\"terraform_version\"")) {
    return {.json = true, .plan = true, .possible = true, .claims = true};
  }
  const bool version = has_part(text, "AWSTemplateFormatVersion");
  const bool resources =
      has_part(text, "\"Resources\"") || (!json && has_part(text, "Resources"));
  return {.json = json,
          .plan = plan,
          .possible = plan || version || resources,
          .claims = version || (resources && has_part(text, "AWS::"))};
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
