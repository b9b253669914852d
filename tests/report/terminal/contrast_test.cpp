#include "report/terminal/contrast.hpp"

#include "support/catch.hpp"

namespace trailseal::report::contrast_test {
namespace {

Evidence condition(const Text& wanted, const Text& given) {
  Evidence evidence;
  evidence.kind = Evidence::Kind::Misses;
  evidence.sid = "A";
  evidence.grounds = {{.element = Element::Condition,
                       .op = "StringEquals",
                       .key = "k",
                       .verdict = Verdict::Fails,
                       .wanted = {wanted},
                       .given = {given}}};
  return evidence;
}

TEST_CASE("the part that does not fit is marked by whole words", "[contrast]") {
  struct Case {
    const char* wanted;
    const char* given;
    const char* marked;  ///< the part of `given`
  };
  const auto c = GENERATE(values<Case>({
      {"arn:x:trail/orders", "arn:x:trail/payments", "payments"},
      {"b/AWSLogs/*", "b/audit/AWSLogs/1", "audit/AWSLogs/1"},
      {"eu-central-1", "eu-west-1", "eu-west-1"},
  }));
  CAPTURE(c.wanted);
  const auto found = contrast_of(condition(c.wanted, c.given));
  REQUIRE(found);
  CHECK(found->verb == "requires");
  CHECK(found->lead == "statement `A`: condition `StringEquals` on `k`: ");
  CHECK(found->given.substr(found->mark, found->length) == c.marked);
}

TEST_CASE("a star takes what it may, so that the mark stands under the rest",
          "[contrast]") {
  struct Case {
    const char* wanted;
    const char* given;
    Contrast::Marked side;
    const char* marked;
  };
  using Marked = Contrast::Marked;
  const auto c = GENERATE(values<Case>({
      {"b/AWSLogs/*", "b/audit/AWSLogs/1/x", Marked::Given, "audit/"},
      {"b/audit/AWSLogs/*", "b/AWSLogs/1/x", Marked::Wanted, "audit/"},
      {"*/AWSLogs/111/*", "b/AWSLogs/222/x", Marked::Given, "222"},
      {"arn:aws:s3:::b", "arn:aws:s3:::b/AWSLogs/x", Marked::Given, "/AWSLogs/x"},
      {"arn:aws:s3:::b/*", "arn:aws:s3:::b", Marked::Wanted, "/*"},
      {"b/AWSLogs/1?1/*", "b/AWSLogs/122/x", Marked::Given, "122"},
  }));
  CAPTURE(c.wanted);
  Evidence evidence = condition(c.wanted, c.given);
  evidence.grounds[0].element = Element::Resource;
  const auto found = contrast_of(evidence);
  REQUIRE(found);
  CHECK(found->marked == c.side);
  const std::string& side = c.side == Marked::Given ? found->given : found->wanted;
  CHECK(side.substr(found->mark, found->length) == c.marked);
}

TEST_CASE("sides that match have no part that differs", "[contrast]") {
  Evidence evidence = condition("arn:aws:*", "arn:aws:s3");
  evidence.kind = Evidence::Kind::Denies;
  evidence.grounds[0].op = "StringLike";
  evidence.grounds[0].verdict = Verdict::Holds;
  const auto found = contrast_of(evidence);
  REQUIRE(found);
  CHECK(found->marked == Contrast::Marked::Nothing);
}

TEST_CASE("a resource covers, with its advice behind it", "[contrast]") {
  Evidence evidence = condition("b/*", "c/1");
  evidence.grounds[0].element = Element::Resource;
  evidence.grounds[0].hint = "more";
  const auto found = contrast_of(evidence);
  REQUIRE(found);
  CHECK(found->verb == "covers");
  CHECK(found->lead == "statement `A`: ");
  CHECK(found->marked == Contrast::Marked::Given);
  CHECK(found->rest == "; more");
}

TEST_CASE("half known values are set against each other, too", "[contrast]") {
  const Text name = Text::of_symbol(Symbol{.id = "n", .name = "Logs's name"});
  const auto found = contrast_of(condition(name + "/*", name + "/x"));
  REQUIRE(found);
  CHECK(found->wanted == "<Logs's name>/*");
}

TEST_CASE("other evidence is left as it is", "[contrast]") {
  CHECK_FALSE(contrast_of("`Bucket` has no bucket policy"));
  CHECK_FALSE(contrast_of("requires `a`, the request has `b`"));
  CHECK_FALSE(contrast_of(condition("a", "b\nc")));
  CHECK_FALSE(contrast_of(condition("a", "\xc3\xa4")));
}

}  // namespace
}  // namespace trailseal::report::contrast_test
