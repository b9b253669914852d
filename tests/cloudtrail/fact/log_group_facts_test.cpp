#include "cloudtrail/fact/log_group_facts.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::log_group_facts_test {

TEST_CASE("a log group asks its key only where it has one", "[facts]") {
  SmallGraph small;
  small.add("aws_cloudwatch_log_group.plain", R"({"name":"p"})");
  small.add("aws_cloudwatch_log_group.keyed", R"({"name":"k","kms_key_id":"1"})");
  const ResourceGraph graph = small.build();
  const std::vector<Subject> subjects = log_group_subjects(graph);
  REQUIRE(subjects.size() == 2);
  CHECK(subjects[0].facts.at_path("log_group.has_key") == Value::boolean(false));
  CHECK(subjects[0].facts.at_path("log_group.use_key").is_absent());
  CHECK(subjects[1].facts.at_path("log_group.has_key") == Value::boolean(true));
  CHECK(subjects[1].facts.at_path("log_group.use_key.decision").is_unknown());
  CHECK(subjects[1].place_of("log_group.use_key") != nullptr);
}

TEST_CASE("whether a log group outside has a key is not known", "[facts]") {
  LogGroup group;
  group.label = "log group `x`";
  group.key_id = known_later({});
  Subject subject;
  add_facts(subject, group, nullptr);
  CHECK(subject.facts.at_path("log_group.has_key").is_unknown());
  CHECK(subject.facts.at_path("log_group.address").is_null());
}

TEST_CASE("what a trail's role may do is told where it was asked", "[facts]") {
  LogGroup group;
  group.label = "`g`";
  const Decision write{
      .outcome = iam::Outcome::NotAllowed, .why = {"no"}, .place = {.address = "role"}};
  Subject subject;
  add_facts(subject, group, &write);
  CHECK(subject.facts.at_path("log_group.write.decision").is_literal("not-allowed"));
  CHECK(subject.place_of("log_group.write")->address == "role");
  add_facts(subject, group, nullptr);
  CHECK(subject.facts.at_path("log_group.write").is_absent());
}

}  // namespace trailseal::cloudtrail::log_group_facts_test
