#include "cloudtrail/fact/observed_facts.hpp"

#include "cloudtrail/deployed_trail.hpp"

namespace trailseal::cloudtrail::observed_facts_test {

namespace {

/// A plan that gives the trail `audit` another key, beside an export of what is deployed.
Subject planned(Change change, Observations observed) {
  SmallGraph plan;
  Resource& trail = plan.add("aws_cloudtrail.audit",
                             R"({"name":"audit","s3_bucket_name":"logs","kms_key_id":")" +
                                 kOtherKey + R"(","enable_logging":true})");
  trail.change = change;
  if (change != Change::Create) {
    trail.before = trail.attributes;
    trail.before.set("kms_key_id", Value::text(Text(kDeployedKey)));
    trail.before.set("arn", Value::text(Text(kDeployedArn)));
  }
  ResourceGraph graph = plan.build();
  Fragment deployed;
  deployed.input.kind = InputKind::AwsExport;
  deployed.input.observed = std::make_shared<const Observations>(std::move(observed));
  graph.add(std::move(deployed));
  const Surroundings surroundings(graph);
  return facts_of(graph, surroundings, follow(graph, find_trails(graph).front()),
                  "sse-kms-cmk");
}

Observations healthy() {
  DeployedTrail trail;
  trail.status();
  trail.file("11:00", "aws:kms", kDeployedKey);
  return trail.observed;
}

}  // namespace

TEST_CASE("of a plan's trail an export observed what is deployed before the plan",
          "[exports]") {
  const Subject subject = planned(Change::Update, healthy());
  CHECK(told(subject, "objects_encrypted") == "holds");
  CHECK(told(subject, "delivery_works") == "holds");
  CHECK(subject.place_of("observed.objects_encrypted")->address ==
        "aws_cloudtrail.audit");
}

TEST_CASE("nothing is observed of a trail that a plan creates, or that no export lists",
          "[exports]") {
  CHECK(planned(Change::Create, healthy()).facts["observed"].is_absent());
  CHECK(planned(Change::Update, {}).facts["observed"].is_absent());
}

}  // namespace trailseal::cloudtrail::observed_facts_test
