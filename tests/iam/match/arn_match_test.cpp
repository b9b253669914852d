#include "iam/match/arn_match.hpp"

#include "support/catch.hpp"

namespace trailseal::iam::arn_match_test {

namespace {

Verdict match(const char* pattern, const Text& arn) {
  Expansion expansion;
  expansion.parts.push_back({.text = Text(pattern), .wildcards = true});
  return match_arn(expansion, arn, true).verdict;
}

}  // namespace

TEST_CASE("a short pattern is as undecided for a half-known ARN as for a known one",
          "[arn]") {
  const Text rest = Text::of_symbol({.id = "rest", .name = "rest"});
  const Text half = Text("arn:aws:cloud") + rest;
  const Text whole("arn:aws:cloudtrail:us-east-1:111122223333:trail/t");
  CHECK(match("arn:aws:cloudtrail", whole) == Verdict::Unknown);
  CHECK(match("arn:aws:cloudtrail", half) == Verdict::Unknown);
  // A segment that is known to differ decides all the same.
  CHECK(match("arn:aws:s3", whole) == Verdict::Fails);
  CHECK(match("arn:aws:s3", half) == Verdict::Fails);
}

}  // namespace trailseal::iam::arn_match_test
