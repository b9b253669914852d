#include "terraform/plan/organization.hpp"

#include "aws/resource_kind.hpp"

namespace trailseal::terraform {

Text organization_id(PlanIndex& index, const Environment& environment,
                     const std::string& path) {
  for (std::size_t i = 0; i < index.resources().size(); ++i) {
    const PlanResource& found = index.resources()[i];
    if (kind_of(found.resource.type) != ResourceKind::Organization) continue;
    index.read(i);
    const Value& id = found.resource.attributes["id"];
    if (id.literal()) return id.as_text();
  }
  if (!environment.organization_id.empty()) return environment.organization_id;
  return Text::of_symbol({.id = path + "#organization",
                          .name = "organization id",
                          .cls = SymbolClass::OrganizationId});
}

Text management_account(PlanIndex& index, const Environment& environment) {
  Text maker;
  for (std::size_t i = 0; i < index.resources().size(); ++i) {
    const PlanResource& found = index.resources()[i];
    const KindRow* row = find_kind(found.resource.type);
    if (row == nullptr || !row->by_management || !found.live) continue;
    index.read(i);
    const Value& told = found.resource.attributes["master_account_id"];
    if (told.literal()) return told.as_text();
    if (!found.resource.data) maker = found.resource.account;
  }
  return maker.empty() ? Text(environment.management_account) : maker;
}

void place_organization_trails(PlanIndex& index, const Text& management_account) {
  if (management_account.empty()) return;
  for (PlanResource& placed : index.resources()) {
    Resource& resource = placed.resource;
    if (kind_of(resource.type) != ResourceKind::Trail || resource.data) continue;
    if (!placed.header.arn.empty()) continue;  // the ARN tells
    const Value& covers = resource.attributes["is_organization_trail"];
    if (!covers.is_bool() || !covers.as_bool()) continue;
    resource.deployer = resource.account;
    resource.account = management_account;
  }
}

}  // namespace trailseal::terraform
