#include "cloudtrail/fact/resource_facts.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::resource_facts_test {

TEST_CASE("a resource of any type is a subject with what its author wrote", "[facts]") {
  SmallGraph small;
  small.add("aws_sqs_queue.q", R"({"name":"q"})");
  small.add("aws_sqs_queue.gone", "{}").change = Change::Delete;
  small.add("aws_sns_topic.t", "{}");
  const ResourceGraph graph = small.build();
  const std::vector<Subject> subjects = resource_subjects(graph, "aws_sqs_queue");
  REQUIRE(subjects.size() == 1);
  const Subject& subject = subjects.front();
  CHECK(subject.kind == "resource");
  CHECK(subject.facts.at_path("resource.type").is_literal("aws_sqs_queue"));
  CHECK(subject.facts.at_path("resource.attributes.name").is_literal("q"));
  CHECK(subject.place_of("resource")->address == "aws_sqs_queue.q");
}

}  // namespace trailseal::cloudtrail::resource_facts_test
