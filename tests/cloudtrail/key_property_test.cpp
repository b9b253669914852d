#include "cloudtrail/key_property.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::key_property_test {

namespace {

KeyProperties of(const SmallGraph& small) {
  const ResourceGraph graph = small.build();
  return properties_of(graph, graph.resources().back());
}

}  // namespace

TEST_CASE("what is left out of a key is what AWS makes of it", "[key]") {
  SmallGraph small;
  Resource& key = small.add("aws_kms_key.k", "{}");
  const KeyProperties plain = of(small);
  CHECK(plain.manager.is_literal("customer"));
  CHECK(plain.spec.is_literal("SYMMETRIC_DEFAULT"));
  CHECK(plain.usage.is_literal("ENCRYPT_DECRYPT"));
  CHECK(plain.state.is_literal("enabled"));
  CHECK(plain.rotation == Value::boolean(false));

  key.attributes.set("customer_master_key_spec", known_later({}));
  CHECK(of(small).spec.is_literal("SYMMETRIC_DEFAULT"));
  key.attributes.set("customer_master_key_spec", known_later({"var.spec"}));
  CHECK(of(small).spec.is_unknown());
  CHECK(of(small).rotation.is_unknown());
}

TEST_CASE("only keys whose material AWS makes can rotate", "[key]") {
  struct Case {
    const char* type;
    const char* attributes;
    const char* rotation;
  };
  const auto c = GENERATE(values<Case>({
      {"aws_kms_key", R"({"enable_key_rotation":true})", "true"},
      {"aws_kms_key", R"({"enable_key_rotation":false})", "false"},
      {"aws_kms_key", R"({"customer_master_key_spec":"RSA_2048"})", "none"},
      {"aws_kms_key", R"({"custom_key_store_id":"cks-1"})", "none"},
      {"aws_kms_external_key", "{}", "none"},
      {"aws_kms_replica_key", R"({"key_rotation_enabled":true})", "true"},
  }));
  CAPTURE(c.type, c.attributes);
  SmallGraph small;
  small.add(std::string(c.type) + ".k", c.attributes);
  CHECK(of(small).rotation.display() == c.rotation);
}

TEST_CASE("a replica rotates with its primary", "[key]") {
  SmallGraph small;
  small.add("aws_kms_replica_key.k",
            R"({"primary_key_arn":"arn:aws:kms:us-east-1:111122223333:key/mrk-1"})");
  const Value alone = of(small).rotation;
  CHECK(alone.is_unknown());
  CHECK_FALSE(alone.as_unknown().help.empty());
  SmallGraph both;
  both.add("aws_kms_key.p", R"({"arn":"arn:aws:kms:us-east-1:111122223333:key/mrk-1",
                                "enable_key_rotation":true})");
  both.add("aws_kms_replica_key.k",
           R"({"primary_key_arn":"arn:aws:kms:us-east-1:111122223333:key/mrk-1"})");
  CHECK(of(both).rotation == Value::boolean(true));
}

TEST_CASE("a data source tells what it has read, the rest stays unknown", "[key]") {
  const Value unknown = known_later({});
  CHECK(properties_read(nullptr, unknown).manager.is_unknown());
  struct Case {
    const char* read;
    const char* state;
  };
  const auto c = GENERATE(values<Case>({
      {"Enabled", "enabled"},
      {"Disabled", "disabled"},
      {"PendingDeletion", "pending-deletion"},
      {"PendingImport", "pending-import"},
  }));
  SmallGraph small;
  Resource& data = small.add("aws_kms_key.k", R"({"key_manager":"AWS"})");
  data.attributes.set("key_state", Value::text(c.read));
  const KeyProperties read = properties_read(&data, unknown);
  CHECK(read.state.is_literal(c.state));
  CHECK(read.manager.is_literal("aws"));
  CHECK(read.spec.is_unknown());
  data.attributes.set("key_state", Value::text("Creating"));
  CHECK(properties_read(&data, unknown).state.is_unknown());
}

TEST_CASE("an AWS managed key is usable and has no rotation to set", "[key]") {
  const KeyProperties key = properties_of_aws_managed_key();
  CHECK(key.manager.is_literal("aws"));
  CHECK(key.state.is_literal("enabled"));
  CHECK(key.rotation.is_absent());
}

}  // namespace trailseal::cloudtrail::key_property_test
