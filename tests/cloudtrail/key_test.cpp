#include "cloudtrail/key.hpp"

#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::key_test {

namespace {

const char* const kArn = "arn:aws:kms:eu-west-1:111122223333:key/1234";
const char* const kKey =
    R"({"arn":"arn:aws:kms:eu-west-1:111122223333:key/1234","key_id":"1234"})";

Key follow(const ResourceGraph& graph, const char* reference) {
  const Resource& trail = *graph.of_type("aws_cloudtrail").front();
  return follow_key(graph, Value::text(reference), trail, place_of(trail));
}

SmallGraph with_trail() {
  SmallGraph small;
  small.add("aws_cloudtrail.t", R"({"name":"t"})");
  return small;
}

}  // namespace

TEST_CASE("a key is found by its ARN, its id and its aliases", "[key]") {
  SmallGraph small = with_trail();
  small.add("aws_kms_key.k", kKey);
  small.add("aws_kms_alias.a",
            R"({"name":"alias/logs","target_key_id":"1234",
                "arn":"arn:aws:kms:eu-west-1:111122223333:alias/logs"})");
  const ResourceGraph graph = small.build();
  struct Case {
    const char* reference;
    bool by_alias;
  };
  const auto c = GENERATE(values<Case>({
      {"arn:aws:kms:eu-west-1:111122223333:key/1234", false},
      {"1234", false},
      {"alias/logs", true},
      {"arn:aws:kms:eu-west-1:111122223333:alias/logs", true},
  }));
  CAPTURE(c.reference);
  const Key key = follow(graph, c.reference);
  REQUIRE(key.resource != nullptr);
  CHECK(key.resource->address == "aws_kms_key.k");
  CHECK(key.by_alias == Value::boolean(c.by_alias));
  CHECK(key.arn.display() == kArn);
}

TEST_CASE("a new key is usable unless an argument says otherwise", "[key]") {
  struct Case {
    const char* argument;
    const char* value;
    const char* state;
    const char* spec;
    const char* usage;
  };
  const auto c = GENERATE(values<Case>({
      {"description", "x", "enabled", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"},
      {"customer_master_key_spec", "RSA_2048", "enabled", "RSA_2048", "ENCRYPT_DECRYPT"},
      {"key_usage", "SIGN_VERIFY", "enabled", "SYMMETRIC_DEFAULT", "SIGN_VERIFY"},
      {"is_enabled", "false", "disabled", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"},
  }));
  CAPTURE(c.argument);
  SmallGraph small = with_trail();
  small.add("aws_kms_key.k", kKey).attributes.set(c.argument, Value::text(c.value));
  const Key key = follow(small.build(), kArn);
  CHECK(key.properties.manager.is_literal("customer"));
  CHECK(key.properties.state.is_literal(c.state));
  CHECK(key.properties.spec.is_literal(c.spec));
  CHECK(key.properties.usage.is_literal(c.usage));
}

TEST_CASE("a key that the plan deletes is pending deletion at once", "[key]") {
  SmallGraph small = with_trail();
  small.add("aws_kms_key.k", kKey).change = Change::Delete;
  CHECK(follow(small.build(), kArn).properties.state.is_literal("pending-deletion"));
}

TEST_CASE("imported material that is not there leaves the key pending", "[key]") {
  SmallGraph small = with_trail();
  Resource& key = small.add("aws_kms_external_key.k", kKey);
  CHECK(follow(small.build(), kArn).properties.state.is_literal("pending-import"));
  key.attributes.set("key_material_base64", Value::text(Text("x").as_sensitive()));
  CHECK(follow(small.build(), kArn).properties.state.is_literal("enabled"));
}

TEST_CASE("an AWS managed key never admits CloudTrail", "[key]") {
  const Key key = follow(with_trail().build(), "alias/aws/s3");
  CHECK(key.properties.manager.is_literal("aws"));
  CHECK_FALSE(key.policy.note.empty());
}

TEST_CASE("a key in no input is unknown but for what its ARN says", "[key]") {
  const Key key =
      follow(with_trail().build(), "arn:aws:kms:us-east-1:444455556666:key/9999");
  CHECK(key.resource == nullptr);
  CHECK(key.region.literal() == "us-east-1");
  CHECK(key.account.literal() == "444455556666");
  CHECK(key.properties.state.is_unknown());
  CHECK(key.policy.policy.open);
  CHECK_FALSE(key.policy.policy.help.empty());
}

TEST_CASE("a data source tells the state of a key, not its policy", "[key]") {
  SmallGraph small = with_trail();
  Resource& data = small.add("aws_kms_key.read", kKey);
  data.data = true;
  data.attributes.set("key_state", Value::text("Disabled"));
  data.attributes.set("key_manager", Value::text("CUSTOMER"));
  const ResourceGraph graph = small.build();
  const Key key = follow(graph, kArn);
  CHECK(key.resource == nullptr);
  CHECK(key.properties.state.is_literal("disabled"));
  CHECK(key.properties.manager.is_literal("customer"));
  CHECK(key.policy.policy.open);
}

TEST_CASE("the policy is the separate one, else the key's own, else the default",
          "[key]") {
  SmallGraph small = with_trail();
  Resource& own = small.add("aws_kms_key.k", kKey);
  CHECK(follow(small.build(), kArn).policy.note.find("default key policy") !=
        std::string::npos);

  own.attributes.set("policy", known_later({}));  // left to the provider
  CHECK_FALSE(follow(small.build(), kArn).policy.note.empty());

  own.attributes.set("policy", known_later({"local.policy"}));
  CHECK(follow(small.build(), kArn).policy.policy.open);

  own.attributes.set("policy", Value::text(R"({"Statement":[]})"));
  const Key inlined = follow(small.build(), kArn);
  CHECK_FALSE(inlined.policy.policy.open);
  CHECK_FALSE(inlined.policy.separate);

  small.add("aws_kms_key_policy.p", R"({"key_id":"1234","policy":"{\"Statement\":[]}"})");
  const ResourceGraph graph = small.build();
  const Key separate = follow(graph, kArn);
  CHECK(separate.policy.separate);
  CHECK(separate.policy.resource->address == "aws_kms_key_policy.p");
}

TEST_CASE("an alias in no input stands for a key that is not known", "[key]") {
  const ResourceGraph graph = with_trail().build();
  const Key by_name = follow(graph, "alias/logs");
  const Key by_arn = follow(graph, "arn:aws:kms:eu-west-1:111122223333:alias/logs");
  const Text key = "arn:aws:kms:eu-west-1:111122223333:key/1234";
  CHECK(by_name.resource == nullptr);
  CHECK(equal(by_name.arn, by_arn.arn) == Verdict::Holds);
  CHECK(equal(by_arn.arn, key) == Verdict::Unknown);
  CHECK(equal(follow(graph, "alias/other").arn, by_name.arn) == Verdict::Unknown);
  // An alias leads to a key of its own region.
  CHECK(equal(by_arn.arn, "arn:aws:kms:us-east-1:111122223333:key/1234") ==
        Verdict::Fails);
  CHECK(by_arn.named.display() == "arn:aws:kms:eu-west-1:111122223333:alias/logs");
  CHECK(equal(follow(graph, "alias/aws/s3").arn, key) == Verdict::Fails);
}

TEST_CASE("what is made from one key is about that key", "[key]") {
  SmallGraph small = with_trail();
  small.add("aws_kms_key.k", kKey);
  const ResourceGraph graph = small.build();
  const Resource& trail = *graph.of_type("aws_cloudtrail").front();
  const auto behind = [&](std::vector<std::string> origins) {
    return follow_key(graph, known_later(std::move(origins)), trail, place_of(trail))
        .resource;
  };
  CHECK(behind({"aws_kms_key.k.key_id"}) == graph.of_type("aws_kms_key").front());
  CHECK(behind({"aws_kms_key.k.key_id", "aws_kms_key.other.id"}) == nullptr);
  CHECK(behind({"aws_kms_key.outside.id"}) == nullptr);
  CHECK(behind({"var.key"}) == nullptr);
}

}  // namespace trailseal::cloudtrail::key_test
