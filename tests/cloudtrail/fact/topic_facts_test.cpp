#include "cloudtrail/fact/topic_facts.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::topic_facts_test {

TEST_CASE("a topic alone has no publish to judge", "[facts]") {
  SmallGraph small;
  small.add("aws_sns_topic.t", R"({"name":"files"})")
      .attributes.set("kms_master_key_id", Value::text("alias/aws/sns"));
  const ResourceGraph graph = small.build();
  const std::vector<Subject> subjects = topic_subjects(graph);
  REQUIRE(subjects.size() == 1);
  const Subject& subject = subjects.front();
  CHECK(subject.kind == "topic");
  CHECK(subject.facts.at_path("topic.address").is_literal("aws_sns_topic.t"));
  CHECK(subject.facts.at_path("topic.key_manager").is_literal("aws"));
  CHECK(subject.facts.at_path("topic.publish.decision").as_unknown().reason ==
        "no trail of the inputs publishes there");
  CHECK(subject.facts.at_path("topic.use_key.decision").is_unknown());
  CHECK(subject.evidence_of("topic").empty());
}

TEST_CASE("a topic points at what is wrong with it: its policy, else its key",
          "[facts]") {
  Topic topic;
  topic.label = "`t`";
  struct Case {
    iam::Outcome publish;
    iam::Outcome use_key;
    const char* place;
    std::size_t lines;
  };
  const auto c = GENERATE(values<Case>({
      {iam::Outcome::Allowed, iam::Outcome::Allowed, "policy", 0},
      {iam::Outcome::Allowed, iam::Outcome::NotAllowed, "key", 1},
      {iam::Outcome::Denied, iam::Outcome::Allowed, "policy", 1},
      {iam::Outcome::Denied, iam::Outcome::NotAllowed, "policy", 2},
  }));
  const Decision use_key{
      .outcome = c.use_key, .why = {"decided"}, .place = {.address = "key"}};
  Subject subject;
  add_facts(subject, topic,
            {.outcome = c.publish, .why = {"decided"}, .place = {.address = "policy"}},
            &use_key);
  CHECK(subject.place_of("topic")->address == c.place);
  CHECK(subject.evidence_of("topic").size() == c.lines);
  CHECK(subject.facts.at_path("topic.use_key.decision")
            .is_literal(iam::to_string(c.use_key)));
}

}  // namespace trailseal::cloudtrail::topic_facts_test
