#include "aws/account.hpp"

#include <algorithm>
#include <array>

#include "base/ascii.hpp"

namespace trailseal {
namespace {

// One for each region, from the table of the Terraform provider's data source
// aws_cloudtrail_service_account (internal/service/cloudtrail, main of 2025).
constexpr std::array<std::string_view, 31> kCloudTrailAccounts{
    "525921808201", "119688915426", "216624486486", "492519147666", "765225791966",
    "977081816279", "582488909970", "903692715234", "284668455005", "069019280451",
    "187074758985", "819402241893", "193415116832", "681348832753", "035351147821",
    "453052556044", "829690693026", "669305197877", "757211635381", "859597730677",
    "282025262664", "262312530599", "683224464357", "585772288577", "034638983726",
    "814480443879", "086441151436", "475085895292", "608710470296", "388731089494",
    "113285607260"};

constexpr bool is_lower_letter(char c) { return c >= 'a' && c <= 'z'; }

}  // namespace

bool is_account_id(std::string_view text) {
  return text.size() == 12 && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_cloudtrail_account(std::string_view id) {
  return std::find(kCloudTrailAccounts.begin(), kCloudTrailAccounts.end(), id) !=
         kCloudTrailAccounts.end();
}

bool is_organization_id(std::string_view text) {
  constexpr std::string_view kPrefix = "o-";
  if (!text.starts_with(kPrefix)) return false;
  const std::string_view name = text.substr(kPrefix.size());
  return name.size() >= 10 && name.size() <= 32 &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return is_digit(c) || is_lower_letter(c); });
}

}  // namespace trailseal
