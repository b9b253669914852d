#include "cloudtrail/request/context_table.hpp"

#include "support/catch.hpp"

namespace trailseal::cloudtrail::context_table_test {

namespace {

using Row = ContextRow<2>;

constexpr std::array kTable{
    Row{"a:one", {Content::True, Content::Absent}, "page"},
    Row{"a:two", {Content::ResourceAccount, Content::Unknown}, "page"},
};
static_assert(is_sound(kTable));

constexpr std::array kNoSource{Row{"a:one", {Content::True, Content::True}, ""}};
static_assert(!is_sound(kNoSource));

constexpr std::array kTwice{Row{"a:one", {Content::True, Content::True}, "page"},
                            Row{"a:one", {Content::True, Content::True}, "page"}};
static_assert(!is_sound(kTwice));

constexpr std::array kNested{Row{"a:*", {Content::True, Content::True}, "page"},
                             Row{"a:one/*", {Content::True, Content::True}, "page"}};
static_assert(!is_sound(kNested));

using State = iam::ContextValue::State;

}  // namespace

TEST_CASE("a call takes its own column of the table", "[context]") {
  const SharedFacts facts = share({.resource_account = "111122223333"});
  iam::Context first;
  add_rows(first, kTable, 0, facts);
  CHECK(first.find("a:one").values.front().literal() == "true");
  CHECK(first.find("a:two").values.front().literal() == "111122223333");
  iam::Context second;
  add_rows(second, kTable, 1, facts);
  CHECK(second.find("a:one").state == State::Absent);
  CHECK(second.find("a:two").state == State::Unknown);
  CHECK_FALSE(second.find("a:two").reason.empty());
}

TEST_CASE("a row with a star is about the keys that begin like it", "[context]") {
  static constexpr std::array kTags{
      Row{"a:Tag/*", {Content::True, Content::True}, "page"},
      Row{"a:Tag/own", {Content::False, Content::False}, "page"},
  };
  iam::Context context;
  add_rows(context, kTags, 0, share({}));
  CHECK(context.find("A:tag/other").values.front().literal() == "true");
  CHECK(context.find("a:tag/OWN").values.front().literal() == "false");
  CHECK(context.find("a:Tag").state == State::Absent);
  context.set("a:Tag/other", iam::ContextValue::present(Text("set")));
  CHECK(context.find("a:tag/other").values.front().literal() == "set");
}

TEST_CASE("a fact that is not given leaves its keys absent", "[context]") {
  CHECK(value_of(Content::KmsKey, {}).state == State::Absent);
  CHECK(value_of(Content::KmsKey, {.kms_key = "k"}).state == State::Present);
  CHECK(value_of(Content::ContextKeys, {}).multivalued);
}

}  // namespace trailseal::cloudtrail::context_table_test
