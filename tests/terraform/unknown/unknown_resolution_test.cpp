#include "terraform/unknown/unknown_resolution.hpp"

#include "terraform/plan_text.hpp"

namespace trailseal::terraform::unknown_resolution_test {
namespace {

const PlannedText kBucket{.address = "aws_s3_bucket.b",
                          .type = "aws_s3_bucket",
                          .unknown = R"({"bucket": true, "id": true, "arn": true})"};
const PlannedText kKey{.address = "aws_kms_key.k",
                       .type = "aws_kms_key",
                       .unknown = R"({"arn": true, "id": true, "key_id": true})"};
const PlannedText kTrail{.address = "aws_cloudtrail.t",
                         .type = "aws_cloudtrail",
                         .after = R"({"name": "t"})",
                         .unknown = R"({"s3_bucket_name": true, "arn": true})"};

std::string resource(const std::string& address, const std::string& expressions,
                     const std::string& more = "") {
  const std::size_t dot = address.find('.');
  return R"({"address": ")" + address + R"(", "mode": "managed", "type": ")" +
         address.substr(0, dot) + R"(", "provider_config_key": "aws", "expressions": )" +
         expressions + more + "}";
}

std::string root(const std::string& resources, const std::string& more = "") {
  return R"({"provider_config": {"aws": {"name": "aws", "expressions": {"region": )"
         R"({"constant_value": "eu-west-1"}}}}, "root_module": {"resources": [)" +
         resources + "]" + more + "}}";
}

std::string references(const std::string& list) {
  return R"({"references": [)" + list + "]}";
}

/// A plan of one trail, one bucket and two keys, the key attribute written as given.
Fragment with_key(const std::string& key_references, const std::string& more = "") {
  PlannedText trail = kTrail;
  trail.unknown = R"({"kms_key_id": true})";
  PlannedText other = kKey;
  other.address = "aws_kms_key.other";
  return load_text(plan_text(
      {trail, kKey, other},
      root(resource("aws_kms_key.k", "{}") + "," + resource("aws_kms_key.other", "{}") +
               "," +
               resource("aws_cloudtrail.t",
                        R"({"kms_key_id": )" + references(key_references) + "}"),
           more)));
}

}  // namespace

TEST_CASE("an unknown bucket name becomes the identity it refers to", "[resolution]") {
  const Fragment fragment = load_text(plan_text(
      {kTrail, kBucket},
      root(resource("aws_s3_bucket.b", "{}") + "," +
           resource("aws_cloudtrail.t",
                    R"({"s3_bucket_name": )" +
                        references(R"("aws_s3_bucket.b.id", "aws_s3_bucket.b")") +
                        "}"))));
  const Resource& trail = find(fragment, "aws_cloudtrail.t");
  const Resource& bucket = find(fragment, "aws_s3_bucket.b");
  CHECK(shown(trail, "s3_bucket_name") == "<aws_s3_bucket.b.bucket>");
  CHECK(trail.attributes["s3_bucket_name"] == bucket.attributes["bucket"]);
  CHECK(shown(bucket, "arn") == "arn:aws:s3:::<aws_s3_bucket.b.bucket>");
  CHECK(shown(trail, "arn") == "arn:aws:cloudtrail:eu-west-1:<account>:trail/t");
  REQUIRE(trail.references.size() == 1);
  CHECK(trail.references[0].attribute == "s3_bucket_name");
  CHECK(trail.references[0].target == "aws_s3_bucket.b");
  CHECK(trail.references[0].target_attribute == "id");
}

TEST_CASE("symbols of two inputs are different strings", "[resolution]") {
  const std::string text = plan_text({kBucket}, root(resource("aws_s3_bucket.b", "{}")));
  const auto one = load_plan(Source("one.json", text), {});
  const auto two = load_plan(Source("two.json", text), {});
  REQUIRE(one.ok());
  REQUIRE(two.ok());
  CHECK(equal(find(*one, "aws_s3_bucket.b").attributes["bucket"].as_text(),
              find(*two, "aws_s3_bucket.b").attributes["bucket"].as_text()) ==
        Verdict::Unknown);
}

TEST_CASE("of several places the known ones drop out", "[resolution]") {
  const Fragment fragment =
      with_key(R"("var.create", "aws_kms_key.k.arn", "aws_kms_key.k", "var.key_arn")");
  CHECK(shown(find(fragment, "aws_cloudtrail.t"), "kms_key_id") ==
        "arn:aws:kms:eu-west-1:<account>:key/<aws_kms_key.k.key_id>");
}

TEST_CASE("several unknown places leave the value unknown and are named",
          "[resolution]") {
  const Fragment fragment = with_key(
      R"("aws_kms_key.k.arn", "aws_kms_key.k", "aws_kms_key.other.arn", "aws_kms_key.other")");
  const Value& key = find(fragment, "aws_cloudtrail.t").attributes["kms_key_id"];
  REQUIRE(key.is_unknown());
  CHECK(key.as_unknown().origins ==
        std::vector<std::string>{"aws_kms_key.k.arn", "aws_kms_key.other.arn"});
  CHECK_THAT(key.as_unknown().reason, Catch::Contains("`aws_kms_key.other.arn`"));
}

TEST_CASE("a block that no expression makes may come from a `dynamic` one",
          "[resolution]") {
  const PlannedText encryption{
      .address = "aws_s3_bucket_server_side_encryption_configuration.e",
      .type = "aws_s3_bucket_server_side_encryption_configuration",
      .after = R"({"rule": [{"apply_server_side_encryption_by_default": [{}]}]})",
      .unknown =
          R"({"rule": [{"apply_server_side_encryption_by_default": [{"kms_master_key_id": true}]}]})"};
  PlannedText other = kKey;
  other.address = "aws_kms_key.other";
  const Fragment fragment = load_text(plan_text(
      {encryption, kKey, other},
      root(resource("aws_kms_key.k", "{}") + "," + resource("aws_kms_key.other", "{}") +
           "," + resource(encryption.address, "{}"))));
  const Value& key =
      find(fragment, encryption.address)
          .attributes.at_path(
              "rule.0.apply_server_side_encryption_by_default.0.kms_master_key_id");
  REQUIRE(key.is_unknown());
  CHECK_THAT(key.as_unknown().reason, Catch::Contains("a `dynamic` block"));
}

TEST_CASE("a local value stands for the only thing it can name", "[resolution]") {
  const Fragment two = with_key(R"("local.key")");
  const Value& open = find(two, "aws_cloudtrail.t").attributes["kms_key_id"];
  REQUIRE(open.is_unknown());
  CHECK(open.as_unknown().origins == std::vector<std::string>{"local.key",
                                                              "aws_kms_key.k.arn",
                                                              "aws_kms_key.other.arn"});

  PlannedText trail = kTrail;
  trail.unknown = R"({"kms_key_id": true})";
  const Fragment one = load_text(plan_text(
      {trail, kKey},
      root(resource("aws_kms_key.k", "{}") + "," +
           resource("aws_cloudtrail.t",
                    R"({"kms_key_id": )" + references(R"("local.key")") + "}"))));
  CHECK(shown(find(one, "aws_cloudtrail.t"), "kms_key_id") ==
        "arn:aws:kms:eu-west-1:<account>:key/<aws_kms_key.k.key_id>");
}

TEST_CASE("each.key picks the instance with the same key", "[resolution]") {
  const auto at = [](PlannedText planned, const std::string& key) {
    planned.address += "[\"" + key + "\"]";
    return planned;
  };
  PlannedText trail = kTrail;
  trail.unknown = R"({"kms_key_id": true})";
  const Fragment fragment = load_text(plan_text(
      {at(trail, "a"), at(trail, "b"), at(kKey, "a"), at(kKey, "b")},
      root(resource("aws_kms_key.k", "{}",
                    R"(, "for_each_expression": {"references": ["var.all"]})") +
           "," +
           resource(
               "aws_cloudtrail.t",
               R"({"kms_key_id": )" + references(R"("aws_kms_key.k", "each.key")") + "}",
               R"(, "for_each_expression": {"references": ["var.all"]})"))));
  CHECK(shown(find(fragment, "aws_cloudtrail.t[\"b\"]"), "kms_key_id") ==
        "arn:aws:kms:eu-west-1:<account>:key/<aws_kms_key.k[\"b\"].key_id>");
}

TEST_CASE("each.value follows what for_each is made of", "[resolution]") {
  PlannedText alias{.address = R"(aws_kms_alias.a["x"])",
                    .type = "aws_kms_alias",
                    .after = R"({"name": "alias/x"})",
                    .unknown = R"({"target_key_id": true, "target_key_arn": true})"};
  PlannedText key = kKey;
  key.address = R"(aws_kms_key.k["x"])";
  PlannedText second = kKey;
  second.address = R"(aws_kms_key.k["y"])";
  const Fragment fragment = load_text(plan_text(
      {alias, key, second},
      root(resource("aws_kms_key.k", "{}",
                    R"(, "for_each_expression": {"references": ["var.all"]})") +
           "," +
           resource("aws_kms_alias.a",
                    R"({"target_key_id": )" +
                        references(R"("each.value.key_id", "each.value")") + "}",
                    R"(, "for_each_expression": {"references": ["aws_kms_key.k"]})"))));
  const Resource& found = find(fragment, R"(aws_kms_alias.a["x"])");
  CHECK(shown(found, "target_key_id") == R"(<aws_kms_key.k["x"].key_id>)");
  CHECK(shown(found, "target_key_arn") ==
        R"(arn:aws:kms:eu-west-1:<account>:key/<aws_kms_key.k["x"].key_id>)");
}

TEST_CASE("a splat that loses the attribute means one of the unknown ones",
          "[resolution]") {
  PlannedText bucket = kBucket;
  bucket.address = "aws_s3_bucket.b[0]";
  bucket.after = R"({"bucket": "logs"})";
  bucket.unknown = R"({"id": true, "arn": true})";
  const Fragment fragment = load_text(plan_text(
      {kTrail, bucket},
      root(resource("aws_s3_bucket.b", "{}",
                    R"(, "count_expression": {"constant_value": 1})") +
           "," +
           resource("aws_cloudtrail.t", R"({"s3_bucket_name": )" +
                                            references(R"("aws_s3_bucket.b")") + "}"))));
  CHECK(shown(find(fragment, "aws_cloudtrail.t"), "s3_bucket_name") == "logs");
}

TEST_CASE("references lead through module inputs and outputs", "[resolution]") {
  PlannedText trail = kTrail;
  trail.address = R"(module.outer["p"].aws_cloudtrail.t)";
  PlannedText bucket = kBucket;
  bucket.address = R"(module.outer["p"].module.inner.aws_s3_bucket.b)";
  PlannedText decoy = kBucket;
  decoy.address = R"(module.outer["q"].module.inner.aws_s3_bucket.b)";
  const Fragment fragment = load_text(
      plan_text({trail, bucket, decoy}, root("", R"(, "module_calls": {"outer": {
        "for_each_expression": {"references": ["var.all"]}, "module": {
          "resources": [)" + resource("aws_cloudtrail.t", R"({"s3_bucket_name":
            {"references": ["module.inner.name", "module.inner"]}})") +
                                                     R"(],
          "module_calls": {"inner": {"module": {
            "outputs": {"name": {"expression":
              {"references": ["aws_s3_bucket.b.id", "aws_s3_bucket.b"]}}},
            "resources": [)" + resource("aws_s3_bucket.b", "{}") +
                                                     R"(]}}}}}})")));
  CHECK(shown(find(fragment, trail.address), "s3_bucket_name") ==
        "<" + bucket.address + ".bucket>");
}

TEST_CASE("a separate resource may name the bucket by way of another companion",
          "[resolution]") {
  PlannedText policy{.address = "aws_s3_bucket_policy.p",
                     .type = "aws_s3_bucket_policy",
                     .unknown = R"({"bucket": true, "id": true})"};
  const Fragment fragment = load_text(plan_text(
      {kTrail, policy, kBucket},
      root(resource("aws_s3_bucket.b", "{}") + "," +
           resource("aws_s3_bucket_policy.p",
                    R"({"bucket": )" +
                        references(R"("aws_s3_bucket.b.id", "aws_s3_bucket.b")") + "}") +
           "," +
           resource(
               "aws_cloudtrail.t",
               R"({"s3_bucket_name": )" +
                   references(
                       R"("aws_s3_bucket_policy.p.bucket", "aws_s3_bucket_policy.p")") +
                   "}"))));
  CHECK(shown(find(fragment, "aws_cloudtrail.t"), "s3_bucket_name") ==
        "<aws_s3_bucket.b.bucket>");
}

TEST_CASE("a name made from the same unknown things is the bucket's name",
          "[resolution]") {
  const PlannedText random{.address = "random_id.x",
                           .type = "random_id",
                           .unknown = R"({"hex": true, "id": true})"};
  const std::string name = references(R"("random_id.x.hex", "random_id.x")");
  const Fragment fragment = load_text(plan_text(
      {kTrail, kBucket, random},
      root(resource("random_id.x", "{}") + "," +
           resource("aws_s3_bucket.b", R"({"bucket": )" + name + "}") + "," +
           resource("aws_cloudtrail.t", R"({"s3_bucket_name": )" + name + "}"))));
  CHECK(shown(find(fragment, "aws_cloudtrail.t"), "s3_bucket_name") ==
        "<aws_s3_bucket.b.bucket>");
}

TEST_CASE("what nobody sets is left to its default; what comes from elsewhere is unknown",
          "[resolution]") {
  PlannedText key = kKey;
  key.unknown = R"({"arn": true, "id": true, "key_id": true, "policy": true})";
  const Fragment unset =
      load_text(plan_text({key}, root(resource("aws_kms_key.k", "{}"))));
  CHECK(find(unset, "aws_kms_key.k").attributes["policy"].is_null());

  PlannedText other{
      .address = "aws_iam_role.r", .type = "aws_iam_role", .unknown = R"({"arn": true})"};
  const Fragment set = load_text(plan_text(
      {key, other},
      root(resource("aws_iam_role.r", "{}") + "," +
           resource("aws_kms_key.k",
                    R"({"policy": )" +
                        references(R"("aws_iam_role.r.arn", "aws_iam_role.r")") + "}"))));
  const Value& policy = find(set, "aws_kms_key.k").attributes["policy"];
  REQUIRE(policy.is_unknown());
  CHECK(policy.as_unknown().origins == std::vector<std::string>{"aws_iam_role.r.arn"});
  CHECK_FALSE(policy.as_unknown().help.empty());
}

TEST_CASE("a plan without configuration guesses nothing", "[resolution]") {
  PlannedText key = kKey;
  key.unknown = R"({"arn": true, "policy": true})";
  const Fragment fragment = load_text(plan_text({key}, "{}"));
  CHECK(find(fragment, "aws_kms_key.k").attributes["policy"].is_unknown());
}

TEST_CASE("a replica has the key id of its primary", "[resolution]") {
  const PlannedText replica{
      .address = "aws_kms_replica_key.r",
      .type = "aws_kms_replica_key",
      .after = R"({"region": "us-east-1"})",
      .unknown = R"({"arn": true, "id": true, "key_id": true, "primary_key_arn": true})"};
  const Fragment fragment = load_text(plan_text(
      {kKey, replica},
      root(resource("aws_kms_key.k", "{}") + "," +
           resource("aws_kms_replica_key.r",
                    R"({"primary_key_arn": )" +
                        references(R"("aws_kms_key.k.arn", "aws_kms_key.k")") + "}"))));
  CHECK(shown(find(fragment, "aws_kms_replica_key.r"), "arn") ==
        "arn:aws:kms:us-east-1:<account>:key/<aws_kms_key.k.key_id>");
}

TEST_CASE("separate resources that refer to each other in a circle end as unknown",
          "[resolution]") {
  std::vector<PlannedText> planned;
  std::string configuration;
  constexpr int kCount = 400;
  for (int i = 0; i < kCount; ++i) {
    const std::string own = "aws_s3_bucket_policy.p" + std::to_string(i);
    const std::string next = "aws_s3_bucket_policy.p" + std::to_string((i + 1) % kCount);
    planned.push_back({.address = own,
                       .type = "aws_s3_bucket_policy",
                       .unknown = R"({"bucket": true})"});
    configuration +=
        (i > 0 ? "," : "") +
        resource(own, R"({"bucket": )" +
                          references("\"" + next + ".bucket\", \"" + next + "\"") + "}");
  }
  const Fragment fragment = load_text(plan_text(planned, root(configuration)));
  CHECK(find(fragment, "aws_s3_bucket_policy.p0").attributes["bucket"].is_unknown());
}

}  // namespace trailseal::terraform::unknown_resolution_test
