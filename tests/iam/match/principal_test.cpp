#include "iam/match/principal.hpp"

#include "iam/sample.hpp"

namespace trailseal::iam::principal_test {

namespace {

Statement statement_with(const std::string& effect, const std::string& principal) {
  return statement_of("\"Effect\":\"" + effect + "\"," + principal +
                      R"(,"Action":"*","Resource":"*")")
      .statements.at(0);
}

}  // namespace

TEST_CASE("a statement is about CloudTrail as its principal says", "[principal]") {
  struct Case {
    const char* effect;
    const char* principal;
    Verdict verdict;
  };
  using enum Verdict;
  const auto c = GENERATE(values<Case>({
      {"Allow", R"("Principal":"*")", Holds},
      {"Deny", R"("Principal":"*")", Holds},
      {"Allow", R"("Principal":{"AWS":"*"})", Unknown},
      {"Deny", R"("Principal":{"AWS":"*"})", Holds},
      {"Allow", R"("Principal":{"Service":"cloudtrail.amazonaws.com"})", Holds},
      {"Allow",
       R"("Principal":{"Service":["config.amazonaws.com","cloudtrail.amazonaws.com"]})",
       Holds},
      {"Allow", R"("Principal":{"AWS":"1","Service":"cloudtrail.amazonaws.com"})", Holds},
      {"Allow", R"("Principal":{"Service":"CloudTrail.amazonaws.com"})", Fails},
      {"Allow", R"("Principal":{"Service":"s3.amazonaws.com"})", Fails},
      {"Allow", R"("Principal":{"Service":"*"})", Fails},
      {"Allow", R"("Principal":{"Service":"*.amazonaws.com"})", Fails},
      {"Allow", R"("Principal":{"Service":"cloudtrail.amazonaws.com.cn"})", Fails},
      {"Allow", R"("Principal":{"Service":"cloudtrail.us-east-1.amazonaws.com"})",
       Unknown},
      {"Allow", R"("Principal":{"Service":"cloudtrail.lambda.amazonaws.com"})", Fails},
      {"Allow", R"("Principal":{"AWS":"111122223333"})", Fails},
      {"Allow", R"("Principal":{"AWS":"arn:aws:iam::111122223333:root"})", Fails},
      {"Allow", R"("Principal":{"AWS":"arn:aws:iam::111122223333:role/x"})", Fails},
      {"Allow", R"("Principal":{"AWS":"arn:aws:iam::903692715234:root"})", Unknown},
      {"Allow", R"("Principal":{"AWS":"113285607260"})", Unknown},
      {"Allow", R"("Principal":{"AWS":"arn:aws:iam::113285607260:role/x"})", Fails},
      {"Allow",
       R"("Principal":{"AWS":"113285607260","Service":"cloudtrail.amazonaws.com"})",
       Holds},
      {"Allow", R"("Principal":{"AWS":"AROAEXAMPLE"})", Fails},
      {"Allow", R"("Principal":{"AWS":"cloudtrail.amazonaws.com"})", Fails},
      {"Allow", R"("Principal":{"Federated":"*"})", Fails},
      {"Allow", R"("Principal":{"CanonicalUser":"79a5"})", Fails},
      {"Allow", R"("Principal":"cloudtrail.amazonaws.com")", Fails},
      {"Allow", R"("Principal":{})", Fails},
      {"Deny", R"("NotPrincipal":{"Service":"cloudtrail.amazonaws.com"})", Fails},
      {"Deny", R"("NotPrincipal":{"AWS":"arn:aws:iam::111122223333:root"})", Holds},
      {"Deny", R"("NotPrincipal":{"AWS":"*"})", Unknown},
      {"Deny", R"("NotPrincipal":"*")", Fails},
      {"Allow", R"("NotPrincipal":{"AWS":"111122223333"})", Holds},
      {"Allow", R"("Sid":"x")", Fails},
  }));
  CAPTURE(c.effect, c.principal);
  const Comparison part =
      judge_principal(statement_with(c.effect, c.principal), cloudtrail());
  CHECK(part.verdict == c.verdict);
  CHECK(part.missing.empty() == (c.verdict != Unknown));
}

TEST_CASE("a role is named by its ARN, its account and the star", "[principal]") {
  struct Case {
    const char* principal;
    Verdict verdict;
  };
  using enum Verdict;
  const auto c = GENERATE(values<Case>({
      {R"({"AWS":"*"})", Holds},
      {R"("*")", Holds},
      {R"({"AWS":"111122223333"})", Holds},
      {R"({"AWS":111122223333})", Holds},
      {R"({"AWS":"arn:aws:iam::111122223333:root"})", Holds},
      {R"({"AWS":"arn:aws-cn:iam::111122223333:root"})", Holds},
      {R"({"AWS":"arn:aws:iam::111122223333:role/reader"})", Holds},
      {R"({"AWS":"arn:aws:iam::111122223333:role/*"})", Fails},
      {R"({"AWS":"arn:aws:iam::999999999999:root"})", Fails},
      {R"({"Service":"cloudtrail.amazonaws.com"})", Fails},
      {R"({"CanonicalUser":"79a5"})", Unknown},
  }));
  CAPTURE(c.principal);
  const Caller role{.kind = Caller::Kind::Role,
                    .arn = "arn:aws:iam::111122223333:role/reader",
                    .account = "111122223333"};
  const Comparison part = judge_principal(
      statement_with("Allow", std::string("\"Principal\":") + c.principal), role);
  CHECK(part.verdict == c.verdict);
}

TEST_CASE("an unknown member may be the caller only where its kind can be",
          "[principal]") {
  struct Case {
    const char* type;
    Verdict verdict;
  };
  const auto c = GENERATE(values<Case>({
      {"AWS", Verdict::Unknown},  // it could be the star
      {"Service", Verdict::Unknown},
      {"Federated", Verdict::Fails},
  }));
  CAPTURE(c.type);
  Value who = Value::map();
  who.set(c.type, Value::list({Value::unknown(
                      {.reason = "known after apply", .origins = {"var.who"}})}));
  Value statement = Value::map();
  statement.set("Sid", Value::text("Write"));
  statement.set("Effect", Value::text("Allow"));
  statement.set("Principal", who);
  statement.set("Action", Value::text("*"));
  statement.set("Resource", Value::text("*"));
  Value document = Value::map();
  document.set("Statement", statement);
  const auto policy = parse_policy(document);
  REQUIRE(policy);
  const Comparison part = judge_principal(policy->statements.at(0), cloudtrail());
  CHECK(part.verdict == c.verdict);
  if (c.verdict == Verdict::Unknown) {
    CHECK(part.missing.what ==
          "the principal of statement `Write` is known only after apply: it is built "
          "from `var.who`");
  }
}

TEST_CASE("an account that is not known is not the star", "[principal]") {
  Statement statement = statement_with("Deny", R"("Principal":{"AWS":"x"})");
  const Text account = Text::of_symbol(
      Symbol{.id = "a", .name = "account", .cls = SymbolClass::AccountId});
  statement.principal.entries[0].identifiers.items[0].text = account;
  CHECK(judge_principal(statement, cloudtrail()).verdict == Verdict::Fails);
}

}  // namespace trailseal::iam::principal_test
