#include "terraform/plan/member_search.hpp"

#include "support/catch.hpp"

namespace trailseal::terraform::member_search_test {
namespace {

TEST_CASE("members of a key are found one after another, however they are spaced",
          "[plan]") {
  MemberSearch search(R"({"arn":"a","b":["arn"],"c":{"arn" : null},"arn)", R"("arn")");
  REQUIRE(search.next());
  CHECK(search.value().starts_with("\"a\","));
  REQUIRE(search.next());
  CHECK(search.value().starts_with("null}"));
  CHECK_FALSE(search.next());
  CHECK_FALSE(search.next());
}

TEST_CASE("of a change without a text there is no member", "[plan]") {
  MemberSearch nothing({}, R"("arn")");
  CHECK_FALSE(nothing.next());
  CHECK(arn_in({}).empty());
}

TEST_CASE("the ARN of a change is the first that is one", "[plan]") {
  CHECK(arn_in(R"({"before":{"arn":null},"after":{"arn":"arn:aws:s3:::b"}})") ==
        "arn:aws:s3:::b");
  CHECK(arn_in(R"({"after":{"arn":"none"}})").empty());
}

}  // namespace
}  // namespace trailseal::terraform::member_search_test
