#include "cloudtrail/question/single_setter.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::single_setter_test {

namespace {

/// A trail with its bucket, and what `more` adds.
PlacedAnswer judge(SmallGraph small) {
  small.add("aws_cloudtrail.t", R"({"name":"t","s3_bucket_name":"logs"})");
  small.add("aws_s3_bucket.b", R"({"bucket":"logs"})");
  const ResourceGraph graph = small.build();
  return set_once(graph, follow(graph, find_trails(graph).front()));
}

}  // namespace

TEST_CASE("two resources that set one thing are named, and the order if there is one",
          "[setter]") {
  SmallGraph small;
  CHECK(judge(small).verdict == Verdict::Holds);
  small.add("aws_s3_bucket_policy.one", R"({"bucket":"logs","policy":"{}"})");
  CHECK(judge(small).verdict == Verdict::Holds);
  Resource& two = small.add("aws_s3_bucket_policy.two", R"({"bucket":"logs"})");
  SmallGraph unordered = small;
  const PlacedAnswer fight = judge(unordered);
  CHECK(fight.verdict == Verdict::Fails);
  CHECK(fight.place.address == "aws_s3_bucket_policy.two");
  REQUIRE(fight.why.size() == 1);
  CHECK(fight.why.front().note ==
        "`aws_s3_bucket_policy.one` and `aws_s3_bucket_policy.two` both set the policy "
        "of `aws_s3_bucket.b`, and the last one applied replaces the others: the order "
        "in which they are applied is not defined");
  two.depends_on = {"aws_s3_bucket_policy.one"};
  CHECK_THAT(judge(small).why.front().note,
             Catch::Contains("`aws_s3_bucket_policy.two` is applied last"));
}

TEST_CASE("two default encryptions overwrite each other as well", "[setter]") {
  SmallGraph small;
  small.add("aws_s3_bucket_server_side_encryption_configuration.one",
            R"({"bucket":"logs","rule":[]})");
  small.add("aws_s3_bucket_server_side_encryption_configuration.two",
            R"({"bucket":"logs","rule":[]})");
  const PlacedAnswer fight = judge(small);
  CHECK(fight.verdict == Verdict::Fails);
  CHECK_THAT(fight.why.front().note,
             Catch::Contains("both set the default encryption of `aws_s3_bucket.b`"));
}

TEST_CASE("a policy whose bucket is not known may be a second one", "[setter]") {
  SmallGraph small;
  small.add("aws_s3_bucket_policy.one", R"({"bucket":"logs","policy":"{}"})");
  small.add("aws_s3_bucket_policy.whose", R"({"policy":"{}"})")
      .attributes.set("bucket", known_later({"var.bucket"}));
  const PlacedAnswer open = judge(small);
  CHECK(open.verdict == Verdict::Unknown);
  CHECK(open.missing.what ==
        "whether `aws_s3_bucket_policy.whose` sets the policy of `aws_s3_bucket.b` too");
}

}  // namespace trailseal::cloudtrail::single_setter_test
