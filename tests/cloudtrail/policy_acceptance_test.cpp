#include "cloudtrail/policy_acceptance.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::policy_acceptance_test {

namespace {

/// A bucket policy of one statement, that lets everyone read.
std::string reading(const std::string& effect, const std::string& condition) {
  return R"({"bucket":"logs","policy":"{\"Statement\":[{\"Effect\":\")" + effect +
         R"(\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\")" +
         condition + R"(}]}"})";
}

const std::string kPublic = reading("Allow", "");
const std::string kMisspelt = reading(
    "allow", R"(,\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"198.51.100.0/24\"}})");

std::optional<PlacedAnswer> accepted(const SmallGraph& small) {
  const ResourceGraph graph = small.build();
  return is_accepted(
      graph, bucket_of(graph, *resources_of(graph, ResourceKind::Bucket).front()));
}

}  // namespace

TEST_CASE("what is in place has been accepted", "[policy_acceptance]") {
  SmallGraph small;
  small.add("aws_s3_bucket.b", R"({"bucket":"logs"})").change = Change::NoOp;
  Resource& policy = small.add("aws_s3_bucket_policy.p", kMisspelt);
  policy.change = Change::NoOp;
  CHECK_FALSE(accepted(small));

  SmallGraph changed;
  changed.add("aws_s3_bucket.b", R"({"bucket":"logs"})").change = Change::NoOp;
  changed.add("aws_s3_bucket_policy.p", kMisspelt).change = Change::Update;
  REQUIRE(accepted(changed));
  CHECK(accepted(changed)->verdict == Verdict::Fails);
}

TEST_CASE("the order of block and policy decides about a public one",
          "[policy_acceptance]") {
  struct Case {
    const char* block;  // attributes of the public access block, empty: there is none
    Change change;      // of the block
    bool first;         // the policy depends on the block
    Verdict expected;
  };
  const auto c = GENERATE(values<Case>({
      {R"({"bucket":"logs","block_public_policy":true})", Change::Create, true,
       Verdict::Fails},
      {R"({"bucket":"logs","block_public_policy":true})", Change::NoOp, false,
       Verdict::Fails},
      {R"({"bucket":"logs","block_public_policy":true})", Change::Create, false,
       Verdict::Unknown},
      {R"({"bucket":"logs","block_public_policy":false})", Change::Create, true,
       Verdict::Holds},
      {R"({"bucket":"logs"})", Change::Create, true, Verdict::Holds},
      {R"({"bucket":"logs","block_public_policy":false})", Change::Create, false,
       Verdict::Unknown},
      {"", Change::Create, false, Verdict::Unknown},
  }));
  CAPTURE(c.block, c.first);
  SmallGraph small;
  small.add("aws_s3_bucket.b", R"({"bucket":"logs"})");
  if (c.block[0] != '\0') {
    small.add("aws_s3_bucket_public_access_block.b", c.block).change = c.change;
  }
  Resource& policy = small.add("aws_s3_bucket_policy.p", kPublic);
  if (c.first) policy.depends_on = {"aws_s3_bucket_public_access_block.b"};
  REQUIRE(accepted(small));
  CHECK(accepted(small)->verdict == c.expected);
}

TEST_CASE("the account's own block stands before every policy", "[policy_acceptance]") {
  SmallGraph small;
  small.add("aws_s3_bucket.b", R"({"bucket":"logs"})");
  small.add("aws_s3_account_public_access_block.a", R"({"block_public_policy":true})")
      .change = Change::NoOp;
  small.add("aws_s3_bucket_policy.p", kPublic);
  CHECK(accepted(small)->verdict == Verdict::Fails);
}

TEST_CASE("a text that is no policy is refused", "[policy_acceptance]") {
  SmallGraph small;
  small.add("aws_s3_bucket.b", R"({"bucket":"logs"})");
  small.add("aws_s3_bucket_policy.p",
            R"({"bucket":"logs","policy":"{\"Statement\": 5}"})");
  REQUIRE(accepted(small));
  CHECK(accepted(small)->verdict == Verdict::Fails);
}

}  // namespace trailseal::cloudtrail::policy_acceptance_test
