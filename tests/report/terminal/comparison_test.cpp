#include "report/terminal/comparison.hpp"

#include "support/catch.hpp"

namespace trailseal::report {
namespace {

struct Case {
  const char* line;
  const char* wanted;
  const char* given;
  const char* marked;  ///< the part of `given`
};

TEST_CASE("the part that does not fit is marked by whole words", "[comparison]") {
  const Case cases[]{
      {"statement `A`: condition `StringEquals` on `aws:SourceArn`: wants "
       "`arn:x:trail/orders`, the request has `arn:x:trail/payments`",
       "arn:x:trail/orders", "arn:x:trail/payments", "payments"},
      {"statement 1: resource `b/AWSLogs/*` does not cover `b/audit/AWSLogs/1`; more",
       "b/AWSLogs/*", "b/audit/AWSLogs/1", "audit/AWSLogs/1"},
      {"condition `X`: wants `eu-central-1`, the request has `eu-west-1`", "eu-central-1",
       "eu-west-1", "eu-west-1"},
      {"condition `X`: wants `abc`, the request has `ab`", "abc", "ab", "ab"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.line);
    const auto found = comparison_in(c.line);
    REQUIRE(found);
    CHECK(found->wanted == c.wanted);
    CHECK(found->given == c.given);
    CHECK(found->given.substr(found->mark, found->length) == c.marked);
  }
}

TEST_CASE("other lines are left as they are", "[comparison]") {
  for (const char* line :
       {"`Bucket` has no bucket policy",
        "condition `X`: wants `a` or `b`, the request has `c`",
        "wants other than `a`, the request has no such key", "the request has `b`", "",
        "wants `a`, the request has `b\nc`"}) {
    CAPTURE(line);
    CHECK_FALSE(comparison_in(line));
  }
}

}  // namespace
}  // namespace trailseal::report
