#include "cloudtrail/fact/change_facts.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::change_facts_test {

namespace {

/// A trail that is in place with a key; `key_after` is what it names afterwards.
Subject changed(Value key_after) {
  static ResourceGraph graph;
  SmallGraph small;
  Resource& trail = small.add("aws_cloudtrail.t", R"({"name":"t","s3_bucket_name":"b"})");
  trail.change = Change::Update;
  trail.before = trail.attributes;
  trail.before.set("kms_key_id", Value::text("arn:old"));
  trail.attributes.set("kms_key_id", std::move(key_after));
  graph = small.build();
  Subject subject = subject_of("trail", graph.resources().front());
  add_change_facts(subject, graph, follow(graph, find_trails(graph).front()));
  return subject;
}

}  // namespace

TEST_CASE("a key that is taken away is a loss, one that may be is unknown", "[facts]") {
  CHECK(changed(Value::text("arn:new")).facts.at_path("change.keeps_encryption") ==
        Value::boolean(true));
  const Subject lost = changed(Value::null());
  CHECK(lost.facts.at_path("change.keeps_encryption") == Value::boolean(false));
  CHECK(lost.evidence_of("change.keeps_encryption").size() == 1);
  CHECK(lost.place_of("change.keeps_encryption")->address == "aws_cloudtrail.t");

  const Value open =
      changed(known_later({"var.key"})).facts.at_path("change.keeps_encryption");
  REQUIRE(open.is_unknown());
  CHECK(open.as_unknown().reason.find("has the key `arn:old` now") != std::string::npos);
}

}  // namespace trailseal::cloudtrail::change_facts_test
