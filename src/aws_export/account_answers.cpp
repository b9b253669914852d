#include "aws_export/account_answers.hpp"

#include <cstddef>

#include "aws/account.hpp"
#include "aws/arn.hpp"
#include "aws_export/bucket_attributes.hpp"

namespace trailseal::aws_export {

// STS API Reference, GetCallerIdentity.
void read_caller(Deployment& deployment, const Asked& asked, Entity*) {
  const std::string account = text_of(asked.root["Account"]);
  if (deployment.account().empty() && is_account_id(account)) {
    deployment.set_account(account);
  } else if (!account.empty() && account != deployment.account()) {
    deployment.fail(asked.place(),
                    "the manifest says that this is account `" + deployment.account() +
                        "`, and `aws sts get-caller-identity` returned `" + account + "`",
                    "collect the export again: its answers come from two accounts");
  }
  const std::string arn = text_of(asked.root["Arn"]);
  if (deployment.observations().caller.empty()) deployment.observations().caller = arn;
  const auto parts = parse_arn(Text(arn));
  if (deployment.partition().empty() && parts) {
    deployment.set_partition(parts->partition.literal().value_or(""));
  }
}

// Organizations API Reference, DescribeOrganization.
void read_organization(Deployment& deployment, const Asked& asked, Entity*) {
  const Value& organization = asked.root["Organization"];
  const std::string id = text_of(organization["Id"]);
  if (is_organization_id(id)) deployment.organization_id = id;
  const std::string management = text_of(organization["MasterAccountId"]);
  if (is_account_id(management)) deployment.management_account = management;
}

// S3 Control API Reference, GetPublicAccessBlock. Without a configuration all four are off.
void read_account_block(Deployment& deployment, const Asked& asked, Entity* subject) {
  const Value block =
      block_attributes(asked.root["PublicAccessBlockConfiguration"], asked.place());
  for (std::size_t i = 0; i < block.size(); ++i) {
    deployment.set(*subject, block.keys()[i].name, block.items()[i]);
  }
}

}  // namespace trailseal::aws_export
