#include "iam/match/action.hpp"

#include "iam/sample.hpp"

namespace trailseal::iam::action_test {

namespace {

Statement statement_with(const std::string& element) {
  return statement_of(R"("Effect":"Allow","Principal":"*","Resource":"*",)" + element)
      .statements.at(0);
}

}  // namespace

TEST_CASE("actions match without regard to case, with wildcards", "[action]") {
  struct Case {
    const char* element;
    Verdict verdict;
  };
  using enum Verdict;
  const auto c = GENERATE(values<Case>({
      {R"("Action":"*")", Holds},
      {R"("Action":"*:*")", Unknown},  // a wildcard in the service prefix
      {R"("Action":"s3:*")", Holds},
      {R"("Action":"S3:putobject")", Holds},
      {R"("Action":"s3:Put*")", Holds},
      {R"("Action":"s3:PutObjec?")", Holds},
      {R"("Action":["s3:GetBucketAcl","s3:PutObject"])", Holds},
      {R"("Action":"s3:PutObjectAcl")", Fails},
      {R"("Action":"s3:PutObjects")", Fails},
      {R"("Action":"s3.PutObject")", Fails},
      {R"("Action":"PutObject")", Fails},
      {R"("Action":"Put*")", Fails},
      {R"("Action":"*PutObject")", Fails},
      {R"("Action":"*:PutObject")", Unknown},
      {R"("Action":"kms:*")", Fails},
      {R"("NotAction":"s3:PutObject")", Fails},
      {R"("NotAction":"s3:Get*")", Holds},
      {R"("Sid":"x")", Fails},
  }));
  CAPTURE(c.element);
  CHECK(judge_action(statement_with(c.element), "s3:PutObject").verdict == c.verdict);
}

TEST_CASE("a misspelt action is told from another one", "[action]") {
  struct Case {
    const char* action;
    bool misspelt;
  };
  const auto c = GENERATE(values<Case>({
      {"s3:PutObjects", true},
      {"s3.PutObject", true},
      {"PutObject", true},
      {"s3:PutObjcet", true},
      {"s3:GetObject", false},
      {"s3:PutObjectAcl", false},
      {"s3:GetBucketAcl", false},
      {"kms:Decrypt", false},
  }));
  CAPTURE(c.action);
  const Statement statement =
      statement_with(std::string(R"("Action":")") + c.action + "\"");
  CHECK(misspells(statement, "s3:PutObject") == c.misspelt);
}

}  // namespace trailseal::iam::action_test
