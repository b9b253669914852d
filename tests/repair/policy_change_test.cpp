// The changes of one policy that let a request in, on documents as people write them.
#include <memory>
#include <set>

#include "document/json_reader.hpp"
#include "document/json_writer.hpp"
#include "iam/evaluator.hpp"
#include "repair/deny_exemption.hpp"
#include "repair/statement_grant.hpp"
#include "repair/statement_mend.hpp"
#include "support/catch.hpp"

namespace trailseal::repair::policy_change_test {
namespace {

using iam::ContextValue;

constexpr const char* kTrail = "arn:aws:cloudtrail:eu-central-1:111122223333:trail/main";

const Resource& carrier() {
  static const Resource kCarrier{.address = "aws_s3_bucket_policy.logs"};
  return kCarrier;
}

/// CloudTrail's write into `logs/audit/`, and the policy that refuses it.
Refusal write_refused_by(const std::string& statements) {
  iam::Request request;
  request.caller.service = "cloudtrail.amazonaws.com";
  request.action = "s3:PutObject";
  request.resource = "arn:aws:s3:::logs/audit/AWSLogs/111122223333/CloudTrail/x";
  request.context.set("aws:SourceArn", ContextValue::present(Text(kTrail)));
  request.context.set("aws:SourceAccount", ContextValue::present(Text("111122223333")));
  request.context.set("aws:PrincipalServiceName",
                      ContextValue::present(Text("cloudtrail.amazonaws.com")));
  request.context.set("s3:x-amz-acl",
                      ContextValue::present(Text("bucket-owner-full-control")));
  const auto document =
      read_json_text(R"({"Version":"2012-10-17","Statement":)" + statements + "}");
  REQUIRE(document.ok());
  Refusal refusal{.request = std::make_shared<const iam::Request>(request),
                  .site = PolicySite{.resource = &carrier(),
                                     .attribute = "policy",
                                     .document = document->root},
                  .actions = {request.action},
                  .resources = {"arn:aws:s3:::logs/audit/AWSLogs/111122223333/*"},
                  .prefix = "audit",
                  .bucket_arn = "arn:aws:s3:::logs"};
  refusal.outcome = iam::evaluate(refusal.site->policy(), request, refusal.kind).outcome;
  return refusal;
}

std::string statement(const std::string& members) {
  return R"({"Sid":"Write","Effect":"Allow",)"
         R"("Principal":{"Service":"cloudtrail.amazonaws.com"},)" +
         members + "}";
}

/// The statements of the document after the change, as JSON.
std::string after(const Refusal& refusal, const Change& change) {
  PolicySite site = *refusal.site;
  for (const Edit& edit : change.edits) site = site.after(edit);
  return json_text(site.document["Statement"]);
}

bool lets_in(const Refusal& refusal, const Change& change) {
  PolicySite site = *refusal.site;
  for (const Edit& edit : change.edits) site = site.after(edit);
  return iam::evaluate(site.policy(), *refusal.request, refusal.kind).outcome ==
         iam::Outcome::Allowed;
}

TEST_CASE("one element of a statement is mended", "[repair]") {
  struct Case {
    const char* members;
    const char* phrase;
    const char* there;  ///< in the document afterwards
  };
  const auto c = GENERATE(values<Case>({
      {R"("Action":"s3:PutObject","Resource":"arn:aws:s3:::logs/AWSLogs/*")",
       "add `audit/` to the resource of statement `Write`",
       R"("Resource":"arn:aws:s3:::logs/audit/AWSLogs/*")"},
      {R"("Action":"s3:PutObject","Resource":["arn:aws:s3:::logs/other/*"])",
       "set the resource of statement `Write` to "
       "`arn:aws:s3:::logs/audit/AWSLogs/111122223333/*`",
       R"("Resource":["arn:aws:s3:::logs/audit/AWSLogs/111122223333/*"])"},
      {R"("Action":"s3:GetObject","Resource":"arn:aws:s3:::logs/*")",
       "add `s3:PutObject` to the actions of statement `Write`",
       R"("Action":["s3:GetObject","s3:PutObject"])"},
      {R"("Action":"s3:PutObject","Resource":"arn:aws:s3:::logs/*",)"
       R"("Condition":{"StringEquals":{"aws:SourceAccount":"999988887777"}})",
       "set the condition on `aws:SourceAccount` of statement `Write` to "
       "`111122223333`",
       R"("Condition":{"StringEquals":{"aws:SourceAccount":"111122223333"}})"},
      {R"("Action":"s3:PutObject","Resource":"arn:aws:s3:::logs/*",)"
       R"("Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}})",
       "put a condition on `aws:SourceArn` in the place of the condition on "
       "`aws:PrincipalOrgID` of statement `Write`",
       R"("StringEquals":{"aws:SourceArn":)"},
  }));
  Refusal refusal = write_refused_by("[" + statement(c.members) + "]");
  iam::Request request = *refusal.request;
  request.context.set("aws:PrincipalOrgID", ContextValue::absent());
  refusal.request = std::make_shared<const iam::Request>(request);
  const std::vector<Change> changes = mends_of(refusal);
  REQUIRE(!changes.empty());
  const Change& first = changes.front();
  REQUIRE(first.phrases.size() == 1);
  CHECK(first.phrases.front() == c.phrase);
  CHECK(lets_in(refusal, first));
  CHECK(after(refusal, first).find(c.there) != std::string::npos);
}

TEST_CASE("a statement that speaks of others as well is left alone", "[repair]") {
  for (const char* principal :
       {R"("*")", R"({"AWS":"*"})",
        R"({"Service":["cloudtrail.amazonaws.com","config.amazonaws.com"]})",
        R"({"Service":"cloudtrail.amazonaws.com","AWS":"111122223333"})"}) {
    CAPTURE(principal);
    const Refusal refusal = write_refused_by(
        std::string(R"([{"Effect":"Allow","Principal":)") + principal +
        R"(,"Action":"s3:PutObject","Resource":"arn:aws:s3:::logs/AWSLogs/*"}])");
    CHECK(mends_of(refusal).empty());
    CHECK(grants_of({refusal}).size() == 1);
  }
}

TEST_CASE("the service is added only to what CloudTrail needs", "[repair]") {
  const auto phrases = [](const std::string& action) {
    std::set<std::string> all;
    const Refusal refusal = write_refused_by(
        R"([{"Sid":"S","Effect":"Allow","Principal":{"Service":"config.amazonaws.com"},)"
        R"("Action":")" +
        action + R"(","Resource":"arn:aws:s3:::logs/*"}])");
    for (const Change& change : mends_of(refusal)) all.insert(change.phrases.front());
    return all;
  };
  CHECK(phrases("s3:PutObject") ==
        std::set<std::string>{
            "add the service `cloudtrail.amazonaws.com` to statement `S`"});
  CHECK(phrases("s3:*").empty());
}

TEST_CASE("a Deny exempts the trail, and goes on for everybody else", "[repair]") {
  const std::string allow =
      statement(R"("Action":"s3:PutObject","Resource":"arn:aws:s3:::logs/*")");
  const auto exempted = [&](const std::string& members) {
    const Refusal refusal = write_refused_by(
        "[" + allow + R"(,{"Sid":"Stop","Effect":"Deny",)" + members + "}]");
    REQUIRE(refusal.outcome == iam::Outcome::Denied);
    const std::vector<Change> changes = exemptions_of(refusal);
    REQUIRE(!changes.empty());
    CHECK(lets_in(refusal, changes.front()));
    return after(refusal, changes.front());
  };
  const std::string all =
      R"("Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::logs/*")";
  const std::string exemption =
      std::string(R"("Condition":{"StringNotEquals":{"aws:SourceArn":")") + kTrail +
      "\"}}";
  CHECK(exempted(all).find(exemption) != std::string::npos);
  CHECK(exempted(all + R"(,"Condition":{"StringNotEquals":{"aws:SourceAccount":"1"}})")
            .find(R"("StringNotEquals":{"aws:SourceAccount":"1","aws:SourceArn":)") !=
        std::string::npos);
  CHECK(exempted(all + R"(,"Condition":{"ArnNotEquals":{"aws:SourceArn":"arn:x"}})")
            .find(R"("ArnNotEquals":{"aws:SourceArn":["arn:x",)") != std::string::npos);
  CHECK(exempted(R"("NotPrincipal":{"AWS":"111122223333"},"Action":"s3:*",)"
                 R"("Resource":"*")")
            .find(R"("Service":"cloudtrail.amazonaws.com")") != std::string::npos);
}

TEST_CASE("a new statement is bound to the trail and has a Sid of its own", "[repair]") {
  Refusal refusal = write_refused_by(
      R"({"Sid":"CloudTrailWrites","Effect":"Allow","Principal":{"AWS":"111122223333"},)"
      R"("Action":"s3:GetObject","Resource":"arn:aws:s3:::logs/*"})");
  refusal.taken_sids = {"CloudTrailWrites2"};
  const std::vector<Change> changes = grants_of({refusal});
  REQUIRE(changes.size() == 1);
  REQUIRE(changes.front().edits.size() == 1);
  const Value& added = changes.front().edits.front().value;
  CHECK(json_text(added) ==
        std::string(R"({"Sid":"CloudTrailWrites3","Effect":"Allow",)"
                    R"("Principal":{"Service":"cloudtrail.amazonaws.com"},)"
                    R"("Action":"s3:PutObject",)"
                    R"("Resource":"arn:aws:s3:::logs/audit/AWSLogs/111122223333/*",)"
                    R"("Condition":{"StringEquals":{"aws:SourceArn":")") +
            kTrail + R"(","s3:x-amz-acl":"bucket-owner-full-control"}}})");
  CHECK(lets_in(refusal, changes.front()));
}

TEST_CASE("a later edit inside of what an earlier one brings is part of it", "[repair]") {
  Value statement = Value::map();
  statement.set("Action", Value::text("a"));
  Value document = Value::map();
  document.set("Statement", Value::list({statement}));
  Change change{.edits = {{.kind = Edit::Kind::CreateResource,
                           .resource = "aws_s3_bucket.logs",
                           .created = {.type = "aws_s3_bucket_policy",
                                       .address = "aws_s3_bucket_policy.logs"}}}};
  change.edits.front().value.set("policy", document);
  change.add({.edits = {{.kind = Edit::Kind::Append,
                         .resource = "aws_s3_bucket_policy.logs",
                         .attribute = "policy",
                         .steps = {{.member = "Statement"},
                                   {.member = "", .index = 0},
                                   {.member = "Action"}},
                         .value = Value::text("b")}}});
  REQUIRE(change.edits.size() == 1);
  CHECK(json_text(change.edits.front().value) ==
        R"({"policy":{"Statement":[{"Action":["a","b"]}]}})");
  change.add({.edits = {{.kind = Edit::Kind::Append,
                         .resource = "aws_cloudtrail.main",
                         .attribute = "depends_on",
                         .value = Value::text("aws_s3_bucket_policy.logs")}}});
  CHECK(change.edits.size() == 2);
}

}  // namespace
}  // namespace trailseal::repair::policy_change_test
