// How AWS writes the ids of accounts and organizations.
#pragma once

#include <string_view>

namespace trailseal {

/// 12 digits. IAM User Guide, "AWS account identifiers".
bool is_account_id(std::string_view text);

/// `o-` and 10 to 32 lower-case letters and digits. Organizations API Reference,
/// "Organization".
bool is_organization_id(std::string_view text);

/// One of the accounts of CloudTrail's own that policies named before there was a service
/// principal, one for each region. CloudTrail User Guide, "Amazon S3 bucket policy for
/// CloudTrail", on policies with account ids: only those regions deliver.
bool is_cloudtrail_account(std::string_view id);

}  // namespace trailseal
