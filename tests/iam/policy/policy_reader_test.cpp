#include "document/json_reader.hpp"
#include "iam/policy/policy.hpp"
#include "iam/sample.hpp"

namespace trailseal::iam::policy_reader_test {

TEST_CASE("one text stands for a list of one, everywhere", "[policy]") {
  const Policy policy = policy_of(R"({
    "Version": "2012-10-17",
    "Statement": {
      "Sid": "Write", "Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"},
      "Action": "s3:PutObject", "Resource": "*",
      "Condition": {"Bool": {"aws:SecureTransport": true}, "NumericLessThan": {"x:n": 17}}
    }})");
  REQUIRE(policy.statements.size() == 1);
  const Statement& s = policy.statements[0];
  CHECK(s.display() == "statement `Write`");
  CHECK(s.effect == Statement::Effect::Allow);
  CHECK(s.action.items.at(0).text == Text("s3:PutObject"));
  CHECK(s.principal.entries.at(0).type == "Service");
  REQUIRE(s.conditions.size() == 2);
  CHECK(s.conditions[0].values.items.at(0).text == Text("true"));
  CHECK(s.conditions[1].values.items.at(0).text == Text("17"));
  CHECK(policy.problems.empty());
  CHECK(policy.has_variables());
}

TEST_CASE("a statement without a name goes by its number", "[policy]") {
  const Policy policy = policy_of(R"({"Statement":[{},{}]})");
  CHECK(policy.statements.at(1).display() == "statement 2");
}

TEST_CASE("what cannot be a policy is an error", "[policy]") {
  const auto* json = GENERATE(
      "", "{", "[]", "\"x\"", R"({"Statement": 1})", R"({"Statement": ["x"]})",
      R"({"Statement": [{"Effect": []}]})", R"({"Statement": [{"Action": {}}]})",
      R"({"Statement": [{"Resource": [[]]}]})", R"({"Statement": [{"Principal": []}]})",
      R"({"Statement": [{"Principal": {"AWS": {}}}]})",
      R"({"Statement": [{"Condition": []}]})",
      R"({"Statement": [{"Condition": {"Bool": 1}}]})",
      R"({"Statement": [{"Condition": {"Bool": {"k": {}}}}]})", R"({"Version": {}})");
  CAPTURE(json);
  const auto policy = parse_policy(Value::text(Text(json)));
  REQUIRE_FALSE(policy.ok());
  CHECK_FALSE(policy.error().message.empty());
  CHECK(policy.error().message.find('\n') == std::string::npos);
}

TEST_CASE("a duplicate key is a problem and the last one counts", "[policy]") {
  const Policy policy = statement_of(
      R"("Effect":"Deny","Effect":"Allow","Principal":"*","Action":"*","Resource":"*")");
  CHECK(policy.statements.at(0).effect == Statement::Effect::Allow);
  REQUIRE(policy.problems.size() == 1);
  CHECK(policy.problems[0].refused);
}

TEST_CASE("what is unknown opens the smallest part it stands in", "[policy]") {
  const Unknown why{.reason = "known after apply", .origins = {"data.x.y"}};
  SECTION("the document") {
    const auto policy = parse_policy(Value::unknown(why));
    REQUIRE(policy);
    CHECK(policy->open);
    CHECK(policy->origins == std::vector<std::string>{"data.x.y"});
  }
  SECTION("the list of statements") {
    Value document = Value::map();
    document.set("Statement", Value::unknown(why));
    CHECK(parse_policy(document)->open);
  }
  SECTION("one statement") {
    Value document = Value::map();
    document.set("Statement", Value::list({Value::unknown(why)}));
    const auto policy = parse_policy(document);
    CHECK_FALSE(policy->open);
    CHECK(policy->statements.at(0).open);
  }
  SECTION("one resource, a list of values, one operator") {
    Value keys = Value::map();
    keys.set("a", Value::unknown(why));
    Value conditions = Value::map();
    conditions.set("StringLike", keys);
    conditions.set("Bool", Value::unknown(why));
    Value statement = Value::map();
    statement.set("Resource", Value::list({Value::text("x"), Value::unknown(why)}));
    statement.set("Condition", conditions);
    Value document = Value::map();
    document.set("Statement", statement);
    const auto policy = parse_policy(document);
    REQUIRE(policy);
    const Statement& s = policy->statements.at(0);
    CHECK_FALSE(s.resource.open);
    CHECK_FALSE(s.resource.items.at(1).text);
    CHECK(s.conditions.at(0).values.open);
    CHECK(s.conditions.at(1).key.empty());
  }
  SECTION("a text with symbols is not parsed") {
    const auto policy = parse_policy(
        Value::text(Text("{") + Text::of_symbol(Symbol{.id = "s", .name = "Extra"})));
    REQUIRE(policy);
    CHECK(policy->open);
  }
}

TEST_CASE("a sensitive policy is read but not shown", "[policy]") {
  const std::string json =
      R"({"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:*",
          "Resource":"arn:aws:s3:::secret/*","Condition":{"StringEquals":{"a":"hidden"}}}})";
  const auto policy = parse_policy(Value::text(Text(json).as_sensitive()));
  REQUIRE(policy);
  const Explanation evaluation = ask(*policy, put_object());
  CHECK(evaluation.outcome == Outcome::NotAllowed);
  REQUIRE_FALSE(evaluation.why.empty());
  for (const std::string& line : lines_of(evaluation.why)) {
    CHECK(line.find("secret") == std::string::npos);
    CHECK(line.find("hidden") == std::string::npos);
  }
}

TEST_CASE("no name of a sensitive policy is shown", "[policy]") {
  const std::string json =
      R"({"Zebra":1,"Statement":[
          {"Sid":"Zebra","Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com","Zebra":"x"},
           "Action":"s3:PutObject","Resource":"*","Zebra":"x",
           "Condition":{"StringEquals":{"aws:Zebra":"${aws:Zebra}"},"StringZebra":{"a":"b*c"},
                        "Null":{"aws:Zebra":"Zebra"}}},
          {"Sid":"Zebra","Effect":"Allow","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::${aws:Zebra}/*"},
          {"Sid":"Zebra","Effect":"Zebra","Action":"Zebra","Resource":"Zebra:*"}]})";
  const auto policy = parse_checked_policy(Value::text(Text(json).as_sensitive()));
  REQUIRE(policy);
  CHECK(policy->hidden);
  CHECK(policy->problems.size() > 4);
  for (const PolicyProblem& problem : policy->problems) {
    CHECK_THAT(problem.message, !Catch::Contains("Zebra"));
    CHECK_THAT(problem.message, !Catch::Contains("more than one statement"));
  }
  Request request = put_object();
  for (const bool known : {false, true}) {
    request.context.set("aws:Zebra", known ? ContextValue::present(Text("cat"))
                                           : ContextValue::unknown(""));
    const Explanation evaluation = ask(*policy, request);
    for (const std::string& line : lines_of(evaluation.why)) {
      CHECK_THAT(line, !Catch::Contains("Zebra") && !Catch::Contains("cat"));
    }
    CHECK_THAT(evaluation.missing.what, !Catch::Contains("Zebra"));
  }
}

}  // namespace trailseal::iam::policy_reader_test
