#include "document/json_reader.hpp"
#include "iam/policy/policy.hpp"
#include "iam/policy_check.hpp"
#include "iam/sample.hpp"

using namespace trailseal;
using namespace trailseal::iam;

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

TEST_CASE("what AWS would refuse is a problem beside the policy", "[policy]") {
  struct Case {
    const char* inside;  // of a statement that is right without it
    const char* message;
    bool refused;
  };
  const auto c = GENERATE(values<Case>({
      {R"("effect":"Allow")",
       "`effect` is no element of statement 1; did you mean `Effect`?", true},
      {R"("Action":"PutObject")",
       "action `PutObject` of statement 1 has no service prefix, as in `s3:PutObject`",
       true},
      {R"("Action":"*:PutObject")",
       "action `*:PutObject` of statement 1 has a wildcard in its service prefix", true},
      {R"("NotAction":"s3:*")", "statement 1 has both `Action` and `NotAction`", true},
      {R"("NotResource":"*")", "statement 1 has both `Resource` and `NotResource`", true},
      {R"("Principal":{"AWS":"arn:aws:iam::111122223333:role/*"})",
       "principal `arn:aws:iam::111122223333:role/*` of statement 1: only a lone `*` is "
       "a "
       "wildcard, and not for services",
       true},
      {R"("Principal":{"Service":"*"})",
       "principal `*` of statement 1: only a lone `*` is a wildcard, and not for "
       "services",
       true},
      {R"("Principal":"cloudtrail.amazonaws.com")",
       "`Principal` of statement 1 must be `\"*\"` or an object", true},
      {R"("Principal":{"Services":"cloudtrail.amazonaws.com"})",
       "`Services` is no element of `Principal` of statement 1; did you mean `Service`?",
       true},
      {R"("Effect":"allow")",
       "statement 1 has the `Effect` `allow`; it is `Allow` or `Deny`, spelt so", true},
      {R"("Condition":{"ForAllValues:StringEquals":{"kms:EncryptionContext:a":"b"}})",
       "`ForAllValues` with `kms:EncryptionContext:a` in statement 1: KMS refuses it as "
       "overly permissive",
       true},
      {R"("Condition":{"StringEqual":{"a":"b"}})",
       "`StringEqual` in statement 1 is no condition operator; did you mean "
       "`StringEquals`?",
       true},
      {R"("Condition":{"StringEquals":{"a":"b/*"}})",
       "`StringEquals` on `a` in statement 1 takes the `*` of `b/*` literally", false},
      {R"("Resource":[])", "`Resource` of statement 1 is empty", true},
  }));
  CAPTURE(c.inside);
  // The later of two equal keys counts, so the case replaces what it names.
  Value statement = Value::map();
  statement.set("Effect", Value::text("Allow"));
  statement.set("Principal", Value::text("*"));
  statement.set("Action", Value::text("s3:PutObject"));
  statement.set("Resource", Value::text("*"));
  const auto extra = read_json_text(std::string("{") + c.inside + "}");
  REQUIRE(extra);
  for (std::size_t i = 0; i < extra->root.size(); ++i) {
    statement.set(extra->root.keys()[i].name, extra->root.items()[i]);
  }
  Value document = Value::map();
  document.set("Statement", statement);
  const auto policy = parse_policy(document);
  REQUIRE(policy);
  REQUIRE(policy->problems.size() == 1);
  CHECK(policy->problems[0].message == c.message);
  CHECK(policy->problems[0].refused == c.refused);
}

TEST_CASE("a missing element is a problem", "[policy]") {
  const Policy policy = policy_of(R"({"Version":"2012-10-16","Statement":[{}]})");
  std::vector<std::string> messages;
  for (const PolicyProblem& problem : policy.problems)
    messages.push_back(problem.message);
  CHECK(messages == std::vector<std::string>{
                        "`2012-10-16` is no policy version; use `2012-10-17`",
                        "statement 1 has no `Effect`", "statement 1 has no `Principal`",
                        "statement 1 has no `Action`"});
}

TEST_CASE("a duplicate key is a problem and the last one counts", "[policy]") {
  const Policy policy = statement_of(
      R"("Effect":"Deny","Effect":"Allow","Principal":"*","Action":"*","Resource":"*")");
  CHECK(policy.statements.at(0).effect == Statement::Effect::Allow);
  REQUIRE(policy.problems.size() == 1);
  CHECK(policy.problems[0].refused);
}

TEST_CASE("size and resource are judged by what the policy hangs on", "[policy]") {
  const auto refused = [](const Policy& policy, PolicyKind kind) {
    int count = 0;
    for (const PolicyProblem& p : problems_of(policy, kind)) count += p.refused ? 1 : 0;
    return count;
  };
  const Policy bare = statement_of(R"("Effect":"Allow","Principal":"*","Action":"s3:*")");
  CHECK(refused(bare, PolicyKind::Resource) == 1);
  CHECK(refused(bare, PolicyKind::Key) == 0);
  CHECK(problems_of(bare, PolicyKind::Key).size() == 1);

  const Policy large = statement_of(
      R"("Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::b/)" +
      std::string(25000, 'x') + "\"");
  CHECK(refused(large, PolicyKind::Resource) == 1);
  CHECK(refused(large, PolicyKind::Key) == 0);
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
  const Evaluation evaluation = ask(*policy, put_object());
  CHECK(evaluation.outcome == Outcome::NotAllowed);
  REQUIRE_FALSE(evaluation.why.empty());
  for (const std::string& line : lines_of(evaluation.why)) {
    CHECK(line.find("secret") == std::string::npos);
    CHECK(line.find("hidden") == std::string::npos);
  }
}
