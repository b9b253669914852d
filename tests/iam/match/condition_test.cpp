#include "iam/match/condition.hpp"

#include "iam/match/condition_operators.hpp"
#include "iam/sample.hpp"

namespace trailseal::iam::condition_test {

namespace {

char letter(Verdict verdict) {
  return verdict == Verdict::Holds ? 'y' : verdict == Verdict::Fails ? 'n' : '?';
}

/// The verdict of one test, `{"Operator": {"key": ...}}`, under version 2012-10-17.
Comparison judge(const std::string& condition, const Request& request) {
  const Policy policy = statement_of(
      R"("Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":)" +
      condition);
  const Statement& statement = policy.statements.at(0);
  return judge_condition(statement, statement.conditions.at(0), request,
                         VariableMode::Replaced);
}

Request request_with(const char* key, ContextValue value) {
  Request request{.caller = cloudtrail(), .action = "s3:PutObject"};
  request.context.set(key, std::move(value));
  return request;
}

}  // namespace

TEST_CASE("each operator compares one value as AWS does", "[condition]") {
  struct Case {
    const char* op;
    const char* wanted;  // JSON
    const char* found;
    char verdict;
  };
  const auto c = GENERATE(values<Case>({
      {"StringEquals", R"("a")", "a", 'y'},
      {"StringEquals", R"("a")", "A", 'n'},
      {"StringEquals", R"("a*")", "ab", 'n'},
      {"StringEquals", R"("a*")", "a*", 'y'},
      {"StringEquals", R"(["x","a"])", "a", 'y'},
      {"StringEquals", R"([])", "a", '?'},
      {"stringequals", R"("a")", "a", 'y'},
      {"StringNotEquals", R"("a")", "a", 'n'},
      {"StringNotEquals", R"("a")", "b", 'y'},
      {"StringNotEquals", R"(["a","b"])", "b", 'n'},
      {"StringNotEquals", R"(["a","b"])", "c", 'y'},
      {"StringEqualsIgnoreCase", R"("AbC")", "aBc", 'y'},
      {"StringNotEqualsIgnoreCase", R"("AbC")", "aBc", 'n'},
      {"StringLike", R"("a*c?")", "abbcd", 'y'},
      {"StringLike", R"("A*")", "ab", 'n'},
      {"StringLike", R"("*")", "", 'y'},
      {"StringNotLike", R"("a*")", "ab", 'n'},
      {"StringNotLike", R"(["b*","a*"])", "ab", 'n'},
      {"StringNotLike", R"("a*")", "b", 'y'},
      {"NumericEquals", R"("1.20")", "1.2", 'y'},
      {"NumericEquals", R"(17)", "17", 'y'},
      {"NumericNotEquals", R"("1")", "2", 'y'},
      {"NumericNotEquals", R"("1")", "1.0", 'n'},
      {"NumericNotEquals", R"("one")", "1", '?'},
      {"NumericEquals", R"("one")", "1", 'n'},
      {"NumericLessThan", R"("1.2")", "1.1", 'y'},
      {"NumericLessThan", R"("1.2")", "1.2", 'n'},
      {"NumericLessThanEquals", R"("1.2")", "1.2", 'y'},
      {"NumericGreaterThan", R"("9")", "10", 'y'},
      {"NumericGreaterThan", R"("10")", "10", 'n'},
      {"NumericGreaterThanEquals", R"("10")", "10", 'y'},
      {"DateEquals", R"("2026-01-01T00:00:00Z")", "1767225600", 'y'},
      {"DateNotEquals", R"("2026-01-01")", "2026-01-01T00:00:00Z", 'n'},
      {"DateLessThan", R"("2026-01-02")", "2026-01-01T23:59:59Z", 'y'},
      {"DateLessThanEquals", R"("2026-01-02")", "2026-01-02", 'y'},
      {"DateGreaterThan", R"("2026-01-02")", "2026-01-02", 'n'},
      {"DateGreaterThanEquals", R"("2026-01-02")", "2026-01-02", 'y'},
      {"DateGreaterThan", R"("2020")", "2026-01-02", '?'},
      {"Bool", R"("true")", "true", 'y'},
      {"Bool", R"(true)", "true", 'y'},
      {"Bool", R"("True")", "true", 'y'},
      {"Bool", R"("false")", "true", 'n'},
      {"Bool", R"("yes")", "true", 'n'},
      {"BinaryEquals", R"("aGk=")", "aGk=", 'y'},
      {"BinaryEquals", R"("aGk=")", "aGo=", 'n'},
      {"IpAddress", R"("203.0.113.0/24")", "203.0.113.9", 'y'},
      {"IpAddress", R"("203.0.113.9")", "203.0.113.9", 'y'},
      {"IpAddress", R"("2001:db8::/32")", "2001:db8::1", 'y'},
      {"IpAddress", R"(["10.0.0.0/8","2001:db8::/32"])", "192.0.2.1", 'n'},
      {"NotIpAddress", R"("203.0.113.0/24")", "203.0.113.9", 'n'},
      {"NotIpAddress", R"(["203.0.113.0/24","10.0.0.0/8"])", "192.0.2.1", 'y'},
      {"NotIpAddress", R"("203.0.113.0/24")", "cloudtrail.amazonaws.com", '?'},
      {"ArnLike", R"("arn:aws:cloudtrail:*:111122223333:trail/*")",
       "arn:aws:cloudtrail:us-east-1:111122223333:trail/main", 'y'},
      {"ArnEquals", R"("arn:aws:cloudtrail:*:*:trail/ma?n")",
       "arn:aws:cloudtrail:us-east-1:111122223333:trail/main", 'y'},
      {"ArnLike", R"("arn:aws:cloudtrail:*:trail/main")",
       "arn:aws:cloudtrail:us-east-1:111122223333:trail/main", 'n'},
      {"ArnLike", R"("arn:aws:*")",
       "arn:aws:cloudtrail:us-east-1:111122223333:trail/main", '?'},
      {"ArnLike", R"("*")", "arn:aws:cloudtrail:us-east-1:111122223333:trail/main", '?'},
      {"ArnLike", R"("arn:aws:sns:us-east-1:1:*")", "arn:aws:sns:us-east-1:1:a:b", 'y'},
      {"ArnLike", R"("arn:aws:sns:us-east-1:1:a")", "not-an-arn", 'n'},
      {"ArnNotLike", R"("arn:aws:cloudtrail:*:111122223333:trail/*")",
       "arn:aws:cloudtrail:us-east-1:111122223333:trail/main", 'n'},
      {"ArnNotEquals", R"("arn:aws:cloudtrail:us-east-1:1:trail/x")",
       "arn:aws:cloudtrail:us-east-1:111122223333:trail/main", 'y'},
      {"StringEqualz", R"("a")", "a", '?'},
      {"NullIfExists", R"("true")", "a", '?'},
      {"Null", R"("false")", "a", 'y'},
      {"Null", R"("true")", "a", 'n'},
  }));
  CAPTURE(c.op, c.wanted, c.found);
  const Request request = request_with("x:key", ContextValue::present(Text(c.found)));
  const Comparison part =
      judge(std::string("{\"") + c.op + R"(":{"X:Key":)" + c.wanted + "}}", request);
  CHECK(letter(part.verdict) == c.verdict);
  CHECK(part.missing.empty() == (c.verdict != '?'));
  CHECK(part.key.empty() == (c.verdict == 'y' || !parse_operator(c.op)));
}

TEST_CASE("an absent key fails positive operators and meets negated ones",
          "[condition]") {
  struct Case {
    const char* op;
    char verdict;
  };
  const auto c = GENERATE(values<Case>({
      {"StringEquals", 'n'},
      {"StringNotEquals", 'y'},
      {"StringEqualsIgnoreCase", 'n'},
      {"StringNotEqualsIgnoreCase", 'y'},
      {"StringLike", 'n'},
      {"StringNotLike", 'y'},
      {"ArnEquals", 'n'},
      {"ArnLike", 'n'},
      {"ArnNotEquals", 'y'},
      {"ArnNotLike", 'y'},
      {"NumericEquals", 'n'},
      {"NumericNotEquals", 'y'},
      {"NumericLessThan", 'n'},
      {"DateEquals", 'n'},
      {"DateNotEquals", 'y'},
      {"DateGreaterThan", 'n'},
      {"Bool", 'n'},
      {"BinaryEquals", 'n'},
      {"IpAddress", 'n'},
      {"NotIpAddress", 'y'},
      {"StringEqualsIfExists", 'y'},
      {"StringNotEqualsIfExists", 'y'},
      {"BoolIfExists", 'y'},
      {"ForAnyValue:StringEquals", 'n'},
      {"ForAnyValue:StringNotEquals", 'n'},
      {"ForAllValues:StringEquals", 'y'},
      {"ForAllValues:StringNotEquals", 'y'},
      {"ForAllValues:StringNotLike", '?'},
      {"ForAllValues:StringNotLikeIfExists", 'y'},
      {"ForAnyValue:StringLikeIfExists", 'y'},
  }));
  CAPTURE(c.op);
  const Request request{.caller = cloudtrail(), .action = "s3:PutObject"};
  const Comparison part =
      judge(std::string("{\"") + c.op + R"(":{"x:key":"true"}})", request);
  CHECK(letter(part.verdict) == c.verdict);
}

TEST_CASE("a key that may be absent decides where both ways agree", "[condition]") {
  struct Case {
    const char* condition;
    char verdict;
  };
  const auto c = GENERATE(values<Case>({
      {R"({"StringEquals":{"k:x":"o-1"}})", '?'},
      {R"({"StringEquals":{"k:x":"o-2"}})", 'n'},
      {R"({"StringNotEquals":{"k:x":"o-1"}})", '?'},
      {R"({"StringNotEquals":{"k:x":"o-2"}})", 'y'},
      {R"({"StringEqualsIfExists":{"k:x":"o-1"}})", 'y'},
      {R"({"Null":{"k:x":"true"}})", '?'},
      {R"({"StringEquals":{"k:y":"${k:x}"}})", 'n'},
  }));
  CAPTURE(c.condition);
  const Comparison found =
      judge(c.condition,
            request_with(
                "k:x", ContextValue::present(Text("o-1")).as_possible("who knows", "x")));
  CHECK(letter(found.verdict) == c.verdict);
  if (c.verdict == '?') {
    CHECK(found.missing.what.find("`k:x` of statement 1: who knows") !=
          std::string::npos);
  }
}

TEST_CASE("set operators ask some or every value of the request", "[condition]") {
  struct Case {
    const char* op;
    const char* wanted;
    char verdict;
  };
  // The request has the values a and b.
  const auto c = GENERATE(values<Case>({
      {"ForAnyValue:StringEquals", R"("a")", 'y'},
      {"ForAnyValue:StringEquals", R"("c")", 'n'},
      {"ForAllValues:StringEquals", R"("a")", 'n'},
      {"ForAllValues:StringEquals", R"(["a","b","c"])", 'y'},
      {"ForAnyValue:StringNotEquals", R"("a")", 'y'},
      {"ForAnyValue:StringNotEquals", R"(["a","b"])", 'n'},
      {"ForAllValues:StringNotEquals", R"("c")", 'y'},
      {"ForAllValues:StringNotEquals", R"("a")", 'n'},
      {"forallvalues:stringlike", R"("?")", 'y'},
      {"ForAllValues:StringEqualsIfExists", R"("a")", 'n'},
      {"StringEquals", R"("a")", '?'},
      {"StringNotEquals", R"("a")", '?'},
      {"Null", R"("true")", 'n'},
  }));
  CAPTURE(c.op, c.wanted);
  const Request request =
      request_with("x:key", ContextValue::present(std::vector<Text>{"a", "b"}));
  const Comparison part =
      judge(std::string("{\"") + c.op + R"(":{"x:key":)" + c.wanted + "}}", request);
  CHECK(letter(part.verdict) == c.verdict);
}

TEST_CASE("an empty value is an absent set", "[condition]") {
  struct Case {
    const char* op;
    char verdict;
    const char* wanted = "*";
  };
  const auto c = GENERATE(values<Case>({
      {"ForAllValues:StringEquals", 'y'},
      {"ForAllValues:StringNotEquals", 'y'},
      {"ForAnyValue:StringNotEquals", 'n'},
      {"ForAnyValue:StringLike", 'n'},
      {"StringEquals", 'n'},
      {"Null", '?', "true"},
      {"Null", '?', "false"},
      {"Null", 'n', "neither"},
  }));
  CAPTURE(c.op, c.wanted);
  const Request request = request_with("x:key", ContextValue::present(Text("")));
  const Comparison part =
      judge(std::string("{\"") + c.op + R"(":{"x:key":")" + c.wanted + "\"}}", request);
  CHECK(letter(part.verdict) == c.verdict);
}

TEST_CASE("a single value is a set of one", "[condition]") {
  const Request request = request_with("x:key", ContextValue::present(Text("a")));
  CHECK(judge(R"({"ForAllValues:StringEquals":{"x:key":"a"}})", request).verdict ==
        Verdict::Holds);
  CHECK(judge(R"({"ForAnyValue:StringEquals":{"x:key":"b"}})", request).verdict ==
        Verdict::Fails);
}

TEST_CASE("a key that is not known leaves every operator unknown", "[condition]") {
  const auto* op = GENERATE("StringEquals", "StringNotEqualsIfExists", "Null",
                            "ForAllValues:StringLike", "NotIpAddress");
  const Request request = request_with("x:key", ContextValue::unknown("nobody says"));
  const Comparison part =
      judge(std::string("{\"") + op + R"(":{"x:key":"true"}})", request);
  CHECK(part.verdict == Verdict::Unknown);
  CHECK(part.missing.what ==
        "condition `" + std::string(op) + "` on `x:key` of statement 1: nobody says");
}

TEST_CASE("Null asks whether the key is there", "[condition]") {
  const Request request{.caller = cloudtrail(), .action = "s3:PutObject"};
  CHECK(judge(R"({"Null":{"x:key":"true"}})", request).verdict == Verdict::Holds);
  CHECK(judge(R"({"Null":{"x:key":"false"}})", request).verdict == Verdict::Fails);
  CHECK(judge(R"({"Null":{"x:key":["false","true"]}})", request).verdict ==
        Verdict::Holds);
}

TEST_CASE("policy variables are replaced in texts and ARNs only", "[condition]") {
  struct Case {
    const char* op;
    const char* wanted;
    const char* found;
    char verdict;
  };
  const auto c = GENERATE(values<Case>({
      {"StringEquals", "${aws:SourceAccount}", "111122223333", 'y'},
      {"StringEquals", "${AWS:sourceaccount}", "111122223333", 'y'},
      {"StringLike", "x-${aws:SourceAccount}-*", "x-111122223333-y", 'y'},
      {"StringEquals", "${x:none}", "", 'n'},
      {"StringNotEquals", "${x:none}", "a", 'y'},
      {"StringEquals", "${x:none, 'a'}", "a", 'y'},
      {"StringEquals", "${aws:SourceAccount, 'a'}", "a", 'n'},
      {"StringEquals", "${*}", "*", 'y'},
      {"StringLike", "${*}", "a", 'n'},
      {"StringLike", "a${?}${$}", "a?$", 'y'},
      {"StringLike", "${x:star}", "anything", 'n'},
      {"StringLike", "${x:star}", "*", 'y'},
      {"StringEquals", "${x:open", "${x:open", 'y'},
      {"StringEquals", "${x:unknown}", "a", '?'},
      {"StringEquals", "b${x:unknown}", "a", 'n'},
      {"StringNotEquals", "b${x:unknown}", "a", 'y'},
      {"StringEquals", "${aws:SourceOrgPaths}", "o-mine/r-1/ou-1/", 'n'},
      {"ArnLike", "arn:aws:cloudtrail:*:${aws:SourceAccount}:trail/*",
       "arn:aws:cloudtrail:us-east-1:111122223333:trail/main", 'y'},
      {"ArnLike", "${aws:SourceArn}", kTrailArn, 'y'},
      {"Bool", "${x:none}", "true", '?'},
      {"NumericEquals", "${aws:SourceAccount}", "111122223333", 'n'},
  }));
  CAPTURE(c.op, c.wanted, c.found);
  Request request = put_object();
  request.context.set("x:key", ContextValue::present(Text(c.found)));
  request.context.set("x:star", ContextValue::present(Text("*")));
  request.context.set("x:unknown", ContextValue::unknown("nobody says"));
  const Comparison part =
      judge(std::string("{\"") + c.op + R"(":{"x:key":")" + c.wanted + "\"}}", request);
  CHECK(letter(part.verdict) == c.verdict);
}

TEST_CASE("a failing condition has both sides", "[condition]") {
  const Comparison one =
      judge(R"({"StringEquals":{"aws:SourceAccount":"999999999999"}})", put_object());
  CHECK(one.element == Element::Condition);
  CHECK(one.op == "StringEquals");
  CHECK(one.key == "aws:SourceAccount");
  CHECK(one.wanted == std::vector<std::optional<Text>>{"999999999999"});
  CHECK(one.given == std::vector<Text>{"111122223333"});
  const Comparison absent =
      judge(R"({"StringEquals":{"aws:SourceVpc":["a","b"]}})", put_object());
  CHECK(absent.wanted.size() == 2);
  CHECK(absent.state == Comparison::Given::Absent);
  CHECK(absent.given.empty());
}

TEST_CASE("a condition that holds has its sides where they are asked for",
          "[condition]") {
  const Policy policy = statement_of(
      R"("Effect":"Deny","Principal":"*","Action":"*","Resource":"*",
         "Condition":{"StringLike":{"aws:SourceAccount":"1*"}})");
  const Statement& statement = policy.statements.at(0);
  const Request request = put_object();
  const auto mode = VariableMode::Replaced;
  CHECK(judge_condition(statement, statement.conditions[0], request, mode).key.empty());
  const Comparison told =
      compare_condition(statement, statement.conditions[0], request, mode);
  CHECK(told.verdict == Verdict::Holds);
  CHECK(told.key == "aws:SourceAccount");
  CHECK(told.given.size() == 1);
}

TEST_CASE("an unknown operator is named, with the nearest one", "[condition]") {
  const Comparison part =
      judge(R"({"StringLikes":{"aws:SourceAccount":"1"}})", put_object());
  CHECK(part.missing.what == "`StringLikes` is not a condition operator");
  CHECK(part.missing.help == "did you mean `StringLike`?");
}

TEST_CASE("a symbol that decides is named with its option", "[condition]") {
  Request request = put_object();
  const Text account = Text::of_symbol(Symbol{
      .id = "account of input 0", .name = "account", .cls = SymbolClass::AccountId});
  request.context.set("aws:SourceAccount", ContextValue::present(account));
  const Comparison part =
      judge(R"({"StringEquals":{"aws:SourceAccount":"111122223333"}})", request);
  CHECK(part.verdict == Verdict::Unknown);
  CHECK(part.missing.what == "the account is not known");
  CHECK(part.missing.help ==
        "the policies name account 111122223333: pass --account 111122223333");
  CHECK(judge(R"({"StringEquals":{"aws:SourceAccount":"o-abc"}})", request).verdict ==
        Verdict::Fails);
}

TEST_CASE("sensitive values decide but are not shown", "[condition]") {
  Request request = put_object();
  request.context.set("aws:SourceAccount",
                      ContextValue::present(Text("444455556666").as_sensitive()));
  const Comparison part =
      judge(R"({"StringEquals":{"aws:SourceAccount":"111122223333"}})", request);
  CHECK(part.verdict == Verdict::Fails);
  CHECK(words_of(part).find("444455556666") == std::string::npos);
}

}  // namespace trailseal::iam::condition_test
