#include "cloudtrail/question/planned_loss.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::planned_loss_test {

namespace {

Value map_of(const std::string& json) {
  const auto document = read_json_text(json);
  REQUIRE(document.ok());
  return document->root;
}

std::string default_of(const std::string& algorithm, const std::string& key) {
  return R"({"bucket":"logs","rule":[{"apply_server_side_encryption_by_default":[
      {"sse_algorithm":")" +
         algorithm + R"(","kms_master_key_id":)" + key + "}]}]}";
}

const char* const kUnkeyed = R"({"name":"t","s3_bucket_name":"logs"})";
const char* const kKey = R"("arn:aws:kms:eu-west-1:111122223333:key/1")";
const char* const kOther = R"("arn:aws:kms:eu-west-1:111122223333:key/2")";

Resource& existing(SmallGraph& small, const std::string& address,
                   const std::string& before, const std::string& after) {
  Resource& resource = small.add(address, after);
  resource.before = map_of(before);
  resource.change = before == after ? Change::NoOp : Change::Update;
  return resource;
}

std::optional<PlacedAnswer> encryption(const SmallGraph& small) {
  const ResourceGraph graph = small.build();
  return encryption_kept(graph, follow(graph, find_trails(graph).front()));
}

std::optional<PlacedAnswer> storage(const SmallGraph& small) {
  const ResourceGraph graph = small.build();
  return storage_kept(graph, follow(graph, find_trails(graph).front()));
}

}  // namespace

TEST_CASE("a default encryption is kept as long as it gets no weaker", "[protection]") {
  struct Case {
    std::string before;
    std::string after;
    std::optional<Verdict> kept;
  };
  const std::string own = default_of("aws:kms", kKey);
  const std::string managed = default_of("aws:kms", "null");
  const std::string none = default_of("AES256", "null");
  const auto c = GENERATE_COPY(values<Case>({
      {own, own, Verdict::Holds},
      {own, default_of("aws:kms", kOther), Verdict::Holds},
      {own, default_of("aws:kms:dsse", kKey), Verdict::Holds},
      {default_of("aws:kms:dsse", kKey), own, Verdict::Holds},
      {own, managed, Verdict::Fails},
      {own, default_of("aws:kms", R"("alias/aws/s3")"), Verdict::Fails},
      {own, none, Verdict::Fails},
      {managed, none, Verdict::Fails},
      {managed, own, Verdict::Holds},
      {none, own, std::nullopt},
      {none, none, std::nullopt},
  }));
  CAPTURE(c.before, c.after);
  SmallGraph small;
  existing(small, "aws_cloudtrail.t", kUnkeyed, kUnkeyed);
  existing(small, "aws_s3_bucket_server_side_encryption_configuration.b", c.before,
           c.after);
  const auto kept = encryption(small);
  REQUIRE(kept.has_value() == c.kept.has_value());
  if (!kept) return;
  CHECK(kept->verdict == *c.kept);
  CHECK(kept->why.empty() == (*c.kept == Verdict::Holds));
}

TEST_CASE("a trail that is written anew without its key loses it", "[protection]") {
  SmallGraph small;
  small.add("aws_cloudtrail.t", kUnkeyed);
  const std::string arn = R"("arn":"arn:aws:cloudtrail:eu-west-1:111122223333:trail/t")";
  const std::string old =
      R"({"name":"t","s3_bucket_name":"logs","kms_key_id":)" + std::string(kKey) + ",";
  Resource& renamed = small.add("aws_cloudtrail.old", old + arn + "}");
  renamed.before = renamed.attributes;
  renamed.change = Change::Delete;
  const auto kept = encryption(small);
  REQUIRE(kept);
  CHECK(kept->verdict == Verdict::Fails);
  CHECK(kept->place.address == "aws_cloudtrail.t");
}

TEST_CASE("a bucket is lost when it is deleted, or replaced under its trail",
          "[protection]") {
  struct Case {
    Change change;
    const char* trail_before;
    Verdict kept;
  };
  const auto c = GENERATE(values<Case>({
      {Change::NoOp, kUnkeyed, Verdict::Holds},
      {Change::Update, kUnkeyed, Verdict::Holds},
      {Change::Forget, kUnkeyed, Verdict::Holds},
      {Change::Delete, kUnkeyed, Verdict::Fails},
      {Change::Replace, kUnkeyed, Verdict::Fails},
      {Change::Replace, R"({"name":"t","s3_bucket_name":"elsewhere"})", Verdict::Holds},
  }));
  SmallGraph small;
  existing(small, "aws_cloudtrail.t", c.trail_before, kUnkeyed);
  existing(small, "aws_s3_bucket.b", R"({"bucket":"logs"})", R"({"bucket":"logs"})")
      .change = c.change;
  const auto kept = storage(small);
  REQUIRE(kept);
  CHECK(kept->verdict == c.kept);
}

TEST_CASE("a trail with its bucket deleted here and made anew there loses the old one",
          "[protection]") {
  SmallGraph small;
  existing(small, "aws_cloudtrail.t", kUnkeyed, kUnkeyed);
  existing(small, "aws_s3_bucket.old", R"({"bucket":"logs"})", R"({"bucket":"logs"})")
      .change = Change::Delete;
  small.add("aws_s3_bucket.b", R"({"bucket":"logs"})");
  const auto kept = storage(small);
  REQUIRE(kept);
  CHECK(kept->verdict == Verdict::Fails);
  CHECK(kept->place.address == "aws_s3_bucket.old");
}

TEST_CASE("nothing is kept or lost where nothing is in place", "[protection]") {
  SmallGraph small;
  small.add("aws_cloudtrail.t", kUnkeyed);
  small.add("aws_s3_bucket.b", R"({"bucket":"logs"})");
  CHECK_FALSE(encryption(small));
  CHECK_FALSE(storage(small));
}

TEST_CASE("a trail that names a bucket which the plan deletes cannot deliver",
          "[protection]") {
  SmallGraph small;
  existing(small, "aws_cloudtrail.t", kUnkeyed, kUnkeyed);
  existing(small, "aws_s3_bucket.b", R"({"bucket":"logs"})", R"({"bucket":"logs"})")
      .change = Change::Delete;
  const ResourceGraph graph = small.build();
  const Destination destination = follow(graph, find_trails(graph).front());
  CHECK(delivers(destination) == Verdict::Fails);
  REQUIRE(destination.bucket.encryption.algorithm.is_unknown());
  CHECK(destination.bucket.encryption.algorithm.as_unknown().reason ==
        "`aws_s3_bucket.b` is deleted by this plan");
}

}  // namespace trailseal::cloudtrail::planned_loss_test
