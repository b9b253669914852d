#include "cloudtrail/request/trail_owner.hpp"

#include <string>

#include "aws/arn.hpp"

namespace trailseal::cloudtrail {

Trail trail_of_management_account(const Trail& trail) {
  Trail owned = trail;
  owned.account = Text::of_symbol(
      {.id = "management account:" + std::to_string(trail.resource->input),
       .name = "management account",
       .cls = SymbolClass::AccountId});
  owned.arn = trail_arn(trail.partition, trail.region, owned.account, trail.name);
  return owned;
}

void leave_owner_open(const Trail& trail, Decision& decision) {
  const std::string account = trail.account.is_literal()
                                  ? "`" + trail.account.display() + "`"
                                  : "the deploying account";
  decision.make_unknown(
      {.what = "whether " + account +
               " manages the organization: an organization trail belongs to the "
               "management account, whoever deploys it",
       .help = "pass --management-account, or set `organization.management_account` in "
               "the configuration"});
}

}  // namespace trailseal::cloudtrail
