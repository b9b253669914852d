#include "cloudtrail/request/destination.hpp"

#include <functional>

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::destination_test {

namespace {

const char* const kKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/1";

struct Parts {
  Resource trail{};
  Resource bucket{};
  Resource key{};
};

/// A trail that delivers, after `change` has been at it.
Verdict delivers_with(const std::function<void(Parts&)>& change) {
  SmallGraph small;
  Parts parts;
  parts.trail = small.add("aws_cloudtrail.t", R"({"name":"t","s3_bucket_name":"logs"})");
  parts.trail.attributes.set("kms_key_id", Value::text(kKeyArn));
  parts.bucket = small.add("aws_s3_bucket.b", R"({"bucket":"logs"})");
  parts.key = small.add("aws_kms_key.k", R"({"key_id":"1"})");
  parts.key.attributes.set("arn", Value::text(kKeyArn));
  parts.key.attributes.set("policy", Value::text(R"({"Statement":[{"Effect":"Allow",
      "Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"kms:*",
      "Resource":"*"}]})"));
  change(parts);
  SmallGraph changed;
  const auto put = [&](const Resource& resource) {
    changed.add(resource.address, "{}") = resource;
  };
  put(parts.trail);
  put(parts.bucket);
  put(parts.key);
  changed.add("aws_s3_bucket_policy.p", R"({"bucket":"logs"})")
      .attributes.set("policy", Value::text(R"({"Statement":[{"Effect":"Allow",
          "Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:*",
          "Resource":["arn:aws:s3:::logs","arn:aws:s3:::logs/*"]}]})"));
  const ResourceGraph graph = changed.build();
  return delivers(follow(graph, find_trails(graph).front()));
}

}  // namespace

TEST_CASE("a trail delivers where both policies and the key let it", "[destination]") {
  CHECK(delivers_with([](Parts&) {}) == Verdict::Holds);
}

TEST_CASE("one obstacle is enough to stop the delivery", "[destination]") {
  struct Case {
    const char* name;
    void (*change)(Parts&);
    Verdict expected;
  };
  const auto c = GENERATE(values<Case>({
      {"the key is disabled",
       [](Parts& p) { p.key.attributes.set("is_enabled", Value::boolean(false)); },
       Verdict::Fails},
      {"the key is asymmetric",
       [](Parts& p) {
         p.key.attributes.set("customer_master_key_spec", Value::text("RSA_2048"));
       },
       Verdict::Fails},
      {"the key is in another region", [](Parts& p) { p.key.region = "us-east-1"; },
       Verdict::Fails},
      {"the bucket is deleted", [](Parts& p) { p.bucket.change = Change::Delete; },
       Verdict::Fails},
      {"the requester pays",
       [](Parts& p) {
         p.bucket.attributes.set("request_payer", Value::text("Requester"));
       },
       Verdict::Fails},
      {"the key policy is not known",
       [](Parts& p) { p.key.attributes.set("policy", known_later({"var.policy"})); },
       Verdict::Unknown},
      {"whether there is a key is not known",
       [](Parts& p) { p.trail.attributes.set("kms_key_id", known_later({"var.key"})); },
       Verdict::Unknown},
      {"there is no key",
       [](Parts& p) { p.trail.attributes.set("kms_key_id", Value::null()); },
       Verdict::Holds},
  }));
  CAPTURE(c.name);
  CHECK(delivers_with(c.change) == c.expected);
}

namespace {

struct Neighbors {
  Change trail = Change::Create;
  const char* bucket_name = "logs";
  const char* publisher = "cloudtrail.amazonaws.com";
  const char* trusted = "cloudtrail.amazonaws.com";
};

/// A trail with a topic and a log group, beside its bucket.
Verdict accepted(const Neighbors& given) {
  SmallGraph small;
  Resource& trail = small.add("aws_cloudtrail.t", R"({"name":"t","sns_topic_name":"files",
      "cloud_watch_logs_group_arn":"arn:aws:logs:eu-west-1:111122223333:log-group:g:*",
      "cloud_watch_logs_role_arn":"arn:aws:iam::111122223333:role/writer"})");
  trail.attributes.set("s3_bucket_name", Value::text(given.bucket_name));
  trail.change = given.trail;
  small
      .add("aws_sns_topic.s",
           R"({"name":"files","arn":"arn:aws:sns:eu-west-1:111122223333:files"})")
      .attributes.set("policy",
                      Value::text(Text(R"({"Statement":[{"Effect":"Allow","Resource":"*",
          "Action":"SNS:Publish","Principal":{"Service":")" +
                                       std::string(given.publisher) + "\"}}]}")));
  Resource& role =
      small.add("aws_iam_role.r", R"({"arn":"arn:aws:iam::111122223333:role/writer",
      "name":"writer","inline_policy":[{"name":"p","policy":
      "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"logs:*\",\"Resource\":\"*\"}]}"}]})");
  role.attributes.set("assume_role_policy",
                      Value::text(Text(R"({"Statement":[{"Effect":"Allow",
          "Action":"sts:AssumeRole","Principal":{"Service":")" +
                                       std::string(given.trusted) + "\"}}]}")));
  const ResourceGraph graph = small.build();
  return accepts_trail(follow(graph, find_trails(graph).front()));
}

}  // namespace

TEST_CASE("CloudTrail refuses a trail whose topic, role or bucket name it cannot use",
          "[destination]") {
  CHECK(accepted({}) == Verdict::Holds);
  for (const Change change : {Change::Create, Change::Update, Change::Replace}) {
    CHECK(accepted({.trail = change, .bucket_name = "No_Such_Bucket"}) == Verdict::Fails);
    CHECK(accepted({.trail = change, .publisher = "s3.amazonaws.com"}) == Verdict::Fails);
    CHECK(accepted({.trail = change, .trusted = "s3.amazonaws.com"}) == Verdict::Fails);
  }
}

TEST_CASE("a trail that is not touched goes on as it is", "[destination]") {
  CHECK(accepted({.trail = Change::NoOp,
                  .publisher = "s3.amazonaws.com",
                  .trusted = "s3.amazonaws.com"}) == Verdict::Holds);
}

}  // namespace trailseal::cloudtrail::destination_test
