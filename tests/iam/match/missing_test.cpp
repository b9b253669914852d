#include "iam/match/missing.hpp"

#include "support/catch.hpp"

using namespace trailseal;
using namespace trailseal::iam;

namespace {

Text symbol(const char* name, bool incidental = false) {
  return Text::of_symbol(Symbol{.id = name, .name = name, .incidental = incidental});
}

}  // namespace

TEST_CASE("the symbol that stands on one side alone is missing", "[missing]") {
  const Missing account =
      missing_between(symbol("account") + "/" + symbol("b.name"), symbol("b.name"));
  CHECK(account.what == "the account is not known");
  CHECK(account.help == "pass --account");
  const Missing several = missing_between(symbol("b.name"), symbol("c.name"));
  CHECK(several.what == "`b.name` and `c.name` are not known");
  CHECK(several.help.empty());
  CHECK(missing_between(symbol("date", true), "x").empty());
  CHECK(missing_between("a", "b").empty());
}

TEST_CASE("what is missing names where it comes from", "[missing]") {
  CHECK(missing_of("the policy", "known after apply", "", {"aws_s3_bucket.b.arn"}).what ==
        "the policy is known only after apply: it is made from `aws_s3_bucket.b.arn`");
  CHECK(missing_of("the policy", "").what == "the policy is not known");
  const Missing missing = missing_of("the policy", "bucket `b` is not in any input", "h");
  CHECK(missing.what == "the policy is not known: bucket `b` is not in any input");
  CHECK(missing.help == "h");
}

TEST_CASE("two things that are missing for one reason have one root", "[missing]") {
  const std::string reason = "bucket `b` is not in any input";
  CHECK(missing_of("the policy", reason).root() == reason);
  CHECK(missing_of("the key", reason).root() == Missing{.what = reason}.root());
  CHECK(missing_of("the policy", "").root() == "the policy is not known");
}

TEST_CASE("an unknown member is named with its element and statement", "[missing]") {
  const Statement statement{.sid = "Write"};
  CHECK(missing_of_item("resource", statement, {.reason = "r", .help = "h"}) ==
        Missing{.what = "the resource of statement `Write` is not known: r",
                .help = "h",
                .cause = "r"});
  CHECK(missing_of_element("action", statement, "r").what ==
        "the action of statement `Write` is not known: r");
  CHECK(missing_of_unfinished("arn:aws").what ==
        "AWS does not say what the unfinished ARN `arn:aws` covers");
}
