#include "cloudtrail/account_conclusion.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::account_conclusion_test {

namespace {

Text account_symbol(const char* id) {
  return Text::of_symbol({.id = id, .name = "account", .cls = SymbolClass::AccountId});
}

Resource& add_key(SmallGraph& small, const std::string& name, const std::string& who,
                  const char* id = "own") {
  Resource& key = small.add("aws_kms_key." + name, R"({"key_id":")" + name + "\"}");
  key.account = account_symbol(id);
  key.attributes.set("policy",
                     Value::text(Text(R"({"Statement":[{"Effect":"Allow","Action":"kms:*",
          "Resource":"*","Principal":)" +
                                      who +
                                      R"(},{"Effect":"Allow","Resource":"*",
          "Action":"kms:Decrypt","Principal":{"AWS":"999988887777"}}]})")));
  return key;
}

std::string concluded(const SmallGraph& small) {
  const auto found = conclude_accounts(small.build());
  return found.empty() ? "" : found.front().account.display();
}

}  // namespace

TEST_CASE("the account of a new key is that of its only administrators", "[account]") {
  struct Case {
    const char* who;
    const char* account;
  };
  const auto c = GENERATE(values<Case>({
      {R"({"AWS":"arn:aws:iam::111122223333:root"})", "111122223333"},
      {R"({"AWS":"111122223333"})", "111122223333"},
      {R"({"AWS":["arn:aws:iam::111122223333:root",
                  "arn:aws:iam::111122223333:role/admin"]})",
       "111122223333"},
      {R"({"AWS":["arn:aws:iam::111122223333:root","444455556666"]})", ""},
      {R"({"AWS":"*"})", ""},
      {R"("*")", ""},
  }));
  CAPTURE(c.who);
  SmallGraph small;
  add_key(small, "k", c.who);
  CHECK(concluded(small) == c.account);
}

TEST_CASE("a key tells nothing where the service would not look", "[account]") {
  const std::string root = R"({"AWS":"arn:aws:iam::111122223333:root"})";
  SmallGraph bypassed;
  add_key(bypassed, "k", root)
      .attributes.set("bypass_policy_lockout_safety_check", Value::boolean(true));
  CHECK(concluded(bypassed).empty());
  SmallGraph there;
  add_key(there, "k", root).change = Change::NoOp;
  CHECK(concluded(there).empty());
  SmallGraph known;
  add_key(known, "k", root).account = "444455556666";
  CHECK(concluded(known).empty());
  SmallGraph perhaps;
  add_key(perhaps, "k", root).exists = Verdict::Unknown;
  CHECK(concluded(perhaps).empty());
}

TEST_CASE("two keys that tell different accounts of one tell none", "[account]") {
  SmallGraph small;
  add_key(small, "a", R"({"AWS":"111122223333"})");
  add_key(small, "b", R"({"AWS":"444455556666"})");
  add_key(small, "c", R"({"AWS":"444455556666"})", "another");
  const auto found = conclude_accounts(small.build());
  REQUIRE(found.size() == 1);
  CHECK(found.front().symbol == "another");
  CHECK(found.front().key == "aws_kms_key.c");
}

}  // namespace trailseal::cloudtrail::account_conclusion_test
