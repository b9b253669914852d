#include "cloudformation/template/trail_assumption.hpp"

#include "cloudformation/resolved.hpp"
#include "support/catch.hpp"

namespace trailseal::cloudformation::trail_assumption_test {
namespace {

const std::string kHead = R"(
Parameters: {A: {Type: String}, B: {Type: String}}
Conditions:
  One: !Equals [!Ref A, !Ref B]
  Same: !Equals [!Ref A, !Ref B]
  Two: !Equals [!Ref A, x]
  Both: !And [!Condition One, !Condition Two]
  Any: !Or [!Condition One, !Condition Two]
  NotOne: !Not [!Condition One]
  NotNot: !Not [!Condition NotOne]
)";

TEST_CASE("what stands under the condition of all trails exists with them",
          "[cloudformation]") {
  struct Case {
    const char* trail;
    const char* other;
    const char* exists;
  };
  const auto c = GENERATE(values<Case>({
      {"One", "One", "yes"},
      {"One", "Same", "yes"},
      {"One", "Two", "open"},
      {"Both", "One", "yes"},
      {"Both", "Both", "yes"},
      {"One", "Both", "open"},
      {"One", "Any", "yes"},
      {"Any", "One", "open"},
      {"Both", "Any", "yes"},
      {"One", "NotOne", "no"},
      {"NotOne", "One", "no"},
      {"One", "NotNot", "yes"},
      {"NotOne", "Two", "open"},
  }));
  CAPTURE(c.trail, c.other);
  const auto fragment =
      load(kHead +
           "Resources:\n  T: {Type: AWS::CloudTrail::Trail, "
           "Condition: " +
           c.trail + "}\n  X: {Type: AWS::S3::Bucket, Condition: " + c.other + "}\n");
  REQUIRE(fragment);
  const Resource* other = find(*fragment, "X");
  const std::string exists = other == nullptr                    ? "no"
                             : other->exists == Verdict::Unknown ? "open"
                                                                 : "yes";
  CHECK(exists == c.exists);
}

TEST_CASE("a trail without an open condition leaves the others open",
          "[cloudformation]") {
  const auto more = GENERATE("  U: {Type: AWS::CloudTrail::Trail}\n",
                             "  U: {Type: AWS::CloudTrail::Trail, Condition: Two}\n", "");
  const auto fragment =
      load(kHead +
           "Resources:\n  T: {Type: AWS::CloudTrail::Trail, Condition: One}\n"
           "  X: {Type: AWS::S3::Bucket, Condition: One}\n" +
           more);
  REQUIRE(fragment);
  const bool alone = std::string(more).empty();
  CHECK(find(*fragment, "X")->exists == (alone ? Verdict::Holds : Verdict::Unknown));
}

}  // namespace
}  // namespace trailseal::cloudformation::trail_assumption_test
