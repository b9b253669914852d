#include "cloudtrail/fact/topic_facts.hpp"

#include "cloudtrail/small_graph.hpp"

using namespace trailseal;
using namespace trailseal::cloudtrail;

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
  CHECK(subject.evidence_of("topic").size() == 1);
}

TEST_CASE("a topic points at what is wrong with it: its policy, else its key",
          "[facts]") {
  Topic topic;
  topic.label = "`t`";
  topic.key_id = Value::text("alias/aws/sns");
  topic.key_manager = Value::text("aws");
  topic.key_place = {.address = "key"};
  struct Case {
    iam::Outcome outcome;
    const char* place;
    std::size_t lines;
  };
  const auto c = GENERATE(values<Case>({
      {iam::Outcome::Allowed, "key", 1},
      {iam::Outcome::Denied, "policy", 2},
  }));
  Subject subject;
  add_facts(subject, topic,
            {.outcome = c.outcome, .why = {"decided"}, .place = {.address = "policy"}});
  CHECK(subject.place_of("topic")->address == c.place);
  CHECK(subject.evidence_of("topic").size() == c.lines);
}
