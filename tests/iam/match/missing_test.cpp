#include "iam/match/missing.hpp"

#include "support/catch.hpp"

namespace trailseal::iam::missing_test {

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
        "the policy is known only after apply: it is built from `aws_s3_bucket.b.arn`");
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
}

TEST_CASE("an ARN is unfinished where segments lack, and no other", "[missing]") {
  CHECK(missing_of_pattern("arn:aws", "x").what ==
        "AWS does not document what the unfinished ARN `arn:aws` covers (IAM User Guide, "
        "\"IAM JSON policy elements: Resource\")");
  CHECK(missing_of_pattern("arn:aws:s3:::b/x",
                           Text("arn:aws:s3:::b/") + symbol("date", true))
            .what ==
        "the date differs from one request to the next, so it may cover some and not "
        "others");
  CHECK(missing_of_pattern(symbol("arn"), "x").empty());
}

TEST_CASE("the policies' own account is what to pass", "[missing]") {
  const Text account = Text::of_symbol(
      {.id = "account", .name = "account", .cls = SymbolClass::AccountId});
  const TrialJudge judge = [&](const SymbolValues& values) {
    return equal("111122223333", with_values(account, values));
  };
  const Missing missing = missing_between("111122223333", account, judge);
  CHECK(missing.what == "the account is not known");
  CHECK(missing.help ==
        "the policies name account 111122223333: pass --account 111122223333");
}

TEST_CASE("a symbol says itself how it is given", "[missing]") {
  const Text stage = Text::of_symbol(
      {.id = "s", .name = "parameter Stage", .option = "--param Stage=..."});
  const Missing missing = missing_between(stage, "prod");
  CHECK(missing.what == "`parameter Stage` is not known");
  CHECK(missing.help == "pass --param Stage=...");
}

}  // namespace trailseal::iam::missing_test
