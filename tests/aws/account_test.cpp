#include "aws/account.hpp"

#include <string>

#include "support/catch.hpp"

namespace trailseal::account_test {
namespace {

TEST_CASE("an account id has twelve digits", "[account]") {
  CHECK(is_account_id("111122223333"));
  CHECK(is_account_id("000000000000"));
  CHECK_FALSE(is_account_id(""));
  CHECK_FALSE(is_account_id("11112222333"));
  CHECK_FALSE(is_account_id("1111222233334"));
  CHECK_FALSE(is_account_id("1111-2222-33"));
  CHECK_FALSE(is_account_id("11112222333x"));
}

TEST_CASE("an organization id is `o-` and 10 to 32 letters and digits", "[account]") {
  CHECK(is_organization_id("o-a1b2c3d4e5"));
  CHECK(is_organization_id("o-" + std::string(32, 'a')));
  CHECK_FALSE(is_organization_id("o-" + std::string(33, 'a')));
  CHECK_FALSE(is_organization_id("o-123456789"));
  CHECK_FALSE(is_organization_id("o-A1B2C3D4E5"));
  CHECK_FALSE(is_organization_id("r-a1b2c3d4e5"));
  CHECK_FALSE(is_organization_id(""));
}

}  // namespace
}  // namespace trailseal::account_test
