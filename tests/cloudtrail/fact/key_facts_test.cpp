#include "cloudtrail/fact/key_facts.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::key_facts_test {

TEST_CASE("each key of the inputs is a subject", "[facts]") {
  SmallGraph small;
  small.add("aws_kms_key.k", R"({"key_id":"1","enable_key_rotation":true})");
  small.add("aws_kms_key.read", "{}").data = true;
  const ResourceGraph graph = small.build();
  const std::vector<Subject> subjects = key_subjects(graph);
  REQUIRE(subjects.size() == 1);
  const Value& key = *subjects.front().facts.find("key");
  CHECK(key["address"].is_literal("aws_kms_key.k"));
  CHECK(key["manager"].is_literal("customer"));
  CHECK(key["rotation"] == Value::boolean(true));
  CHECK(key["limits_decrypt"] == Value::boolean(true));
  CHECK(key["administrable"] == Value::boolean(true));
  CHECK(key["by_alias"].is_absent());
  CHECK(subjects.front().evidence_of("key").empty());
}

TEST_CASE("what keeps S3 from using a key is its evidence", "[facts]") {
  SmallGraph small;
  small.add("aws_kms_key.k", R"({"key_id":"1","is_enabled":false,
                                 "customer_master_key_spec":"RSA_2048"})");
  const ResourceGraph graph = small.build();
  const std::vector<Subject> subjects = key_subjects(graph);
  CHECK(subjects.front().evidence_of("key").size() == 2);
  CHECK(subjects.front().facts.at_path("key.rotation").is_absent());
}

TEST_CASE("AWS answers for the policies of its own keys", "[facts]") {
  Key key;
  key.properties = properties_of_aws_managed_key();
  Subject subject;
  add_facts(subject, key);
  CHECK(subject.facts.at_path("key.administrable").is_absent());
  CHECK(subject.facts.at_path("key.limits_decrypt").is_absent());
}

}  // namespace trailseal::cloudtrail::key_facts_test
