#include "cloudtrail/fact/event_data_store_facts.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::event_data_store_facts_test {

TEST_CASE("whether a store has a key is told by its argument", "[facts]") {
  struct Case {
    Value key;
    const char* has_key;
  };
  const auto c = GENERATE(values<Case>({
      {Value(), "false"},
      {Value::text(""), "false"},
      {Value::text("1"), "true"},
      {known_later({}), "false"},  // left to the provider
      {known_later({"aws_kms_key.k.arn"}), "true"},
      {known_later({"var.key"}), ""},
      {known_later({"module.aws_kms_logs.arn"}), ""},
  }));
  CAPTURE(c.key.display());
  SmallGraph small;
  Resource& store = small.add("aws_cloudtrail_event_data_store.s", R"({"name":"s"})");
  if (!c.key.is_absent()) store.attributes.set("kms_key_id", c.key);
  const ResourceGraph graph = small.build();
  const std::vector<Subject> subjects = event_data_store_subjects(graph);
  REQUIRE(subjects.size() == 1);
  const Value& has_key = subjects.front().facts.at_path("event_data_store.has_key");
  CHECK((has_key.is_unknown() ? "" : has_key.display()) == c.has_key);
}

}  // namespace trailseal::cloudtrail::event_data_store_facts_test
