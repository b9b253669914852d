#include "aws/account.hpp"

#include <algorithm>
#include <array>

namespace trailseal {
namespace {

// The table of the Terraform provider's data source aws_cloudtrail_service_account.
constexpr std::array<std::string_view, 19> kCloudTrailAccounts{
    "903692715234", "035351147821", "859597730677", "814480443879", "216624486486",
    "086441151436", "388731089494", "284668455005", "113285607260", "475085895292",
    "977081816279", "492519147666", "819402241893", "282025262664", "262312530599",
    "829690693026", "193415116832", "681348832753", "608710470296"};

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

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
                     [](char c) { return is_digit(c) || is_letter(c); });
}

}  // namespace trailseal
