// The AWSCC provider has a type of its own for each type of CloudFormation's registry; the
// AWS provider has one for all of them, aws_cloudcontrolapi_resource, with `type_name`.
#include "terraform/plan/unread_trail.hpp"

#include "aws/resource_kind.hpp"

namespace trailseal::terraform {
namespace {

bool makes_trail(const Resource& resource) {
  const ResourceKind kind = kind_of(resource.type);
  if (resource.data || kind == ResourceKind::None) return false;
  if (kind == ResourceKind::CloudControlTrail) return true;
  if (kind != ResourceKind::CloudControl) return false;
  const Value& type = resource.attributes["type_name"];
  return type.is_unknown() || type.is_literal(cloudformation_type(ResourceKind::Trail));
}

}  // namespace

void name_unread_trails(std::vector<Resource>& resources) {
  for (Resource& resource : resources) {
    if (!makes_trail(resource)) continue;
    resource.otherwise = Value::unknown(
        {.reason =
             "`" + resource.address +
             "` creates a trail through the Cloud Control API, but its arguments are "
             "not read",
         .help = "declare the trail as `aws_cloudtrail`"});
    resource.type = terraform_type(ResourceKind::Trail);
    resource.attributes = Value::map(resource.attributes.position());
    if (!resource.before.is_absent()) resource.before = Value::map();
  }
}

}  // namespace trailseal::terraform
