// The part of a policy that a caller gets decides as the whole does.
#include "iam/principal_index.hpp"

#include <string>
#include <vector>

#include "iam/sample.hpp"

namespace trailseal::iam::principal_index_test {

namespace {

const std::string kStatements = R"({"Version":"2012-10-17","Statement":[
  {"Sid":"Named","Effect":"Allow","Action":"s3:*","Resource":"*","Principal":{"AWS":[
     "111122223333","arn:aws:iam::222233334444:root","arn:aws:iam::333344445555:role/r"],
     "Service":"logs.amazonaws.com"}},
  {"Sid":"Denied","Effect":"Deny","Action":"s3:DeleteObject","Resource":"*",
   "Principal":{"AWS":"arn:aws:iam::333344445555:role/r"}},
  {"Sid":"Everyone","Effect":"Allow","Action":"s3:ListBucket","Resource":"*",
   "Principal":{"AWS":"*"}},
  {"Sid":"AllBut","Effect":"Deny","Action":"s3:PutObject","Resource":"*",
   "NotPrincipal":{"AWS":["111122223333","arn:aws:iam::333344445555:role/r"]}},
  {"Sid":"Canonical","Effect":"Allow","Action":"s3:GetObjectAcl","Resource":"*",
   "Principal":{"CanonicalUser":"abc"}},
  {"Sid":"Service","Effect":"Allow","Action":"s3:GetObject","Resource":"*",
   "Principal":{"Service":"cloudtrail.amazonaws.com"}}]})";

Caller role(const std::string& account, const std::string& name) {
  return {.kind = Caller::Kind::Role,
          .arn = Text("arn:aws:iam::" + account + ":role/" + name),
          .account = Text(account)};
}

}  // namespace

TEST_CASE("what a caller gets of a policy decides as the whole", "[principal]") {
  const Policy policy = policy_of(kStatements);
  const PrincipalIndex index(policy);
  const std::vector<Caller> callers{
      role("333344445555", "r"),
      role("333344445555", "other"),
      role("222233334444", "any"),
      role("999988887777", "stranger"),
      {.kind = Caller::Kind::Account, .account = "111122223333"},
      {.kind = Caller::Kind::Account,
       .account = Text::of_symbol({.id = "a", .cls = SymbolClass::AccountId})},
  };
  for (const Caller& caller : callers) {
    for (const char* action : {"s3:GetObject", "s3:DeleteObject", "s3:ListBucket",
                               "s3:PutObject", "s3:GetObjectAcl", "s3:PutBucketPolicy"}) {
      const Request request{
          .caller = caller, .action = action, .resource = "arn:aws:s3:::logs/x"};
      CAPTURE(caller.account.display(), caller.arn.display(), action);
      CHECK(evaluate(index.policy_for(caller), request, PolicyKind::Resource).outcome ==
            evaluate(policy, request, PolicyKind::Resource).outcome);
    }
  }
}

TEST_CASE("of thousands of principals a caller gets its own", "[principal]") {
  std::string names;
  for (int i = 0; i < 2000; ++i) {
    names += (i > 0 ? "," : "") +
             ("\"arn:aws:iam::222233334444:role/r" + std::to_string(i) + "\"");
  }
  const Policy policy = policy_of(
      R"({"Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Principal":{"AWS":[)" +
      names + "]}}]}");
  const Policy part = PrincipalIndex(policy).policy_for(role("222233334444", "r7"));
  REQUIRE(part.statements.size() == 1);
  CHECK(part.statements.front().principal.entries.front().identifiers.items.size() == 1);
}

}  // namespace trailseal::iam::principal_index_test
