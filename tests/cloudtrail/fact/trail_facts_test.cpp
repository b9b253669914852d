#include "cloudtrail/fact/trail_facts.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::trail_facts_test {

namespace {

Subject facts_with(Value key_id, Verdict keyed) {
  static ResourceGraph graph;
  SmallGraph small;
  small.add("aws_cloudtrail.t", R"({"name":"t"})").change = Change::Update;
  graph = small.build();
  Destination destination;
  destination.trail = find_trails(graph).front();
  destination.trail.key_id = std::move(key_id);
  destination.keyed = keyed;
  Subject subject = subject_of("trail", graph.resources().front());
  add_trail_facts(subject, graph, Surroundings(graph), destination);
  return subject;
}

}  // namespace

TEST_CASE("the facts of a trail are its settings under the words of rules", "[facts]") {
  const Subject subject = facts_with(Value::null(), Verdict::Fails);
  const Value& trail = subject.facts["trail"];
  CHECK(trail["name"].is_literal("t"));
  CHECK(trail["change"].is_literal("update"));
  CHECK(trail["logging"] == Value::boolean(true));
  CHECK(trail["organization"] == Value::boolean(false));
  CHECK(trail["has_key"] == Value::boolean(false));
  CHECK(trail["waits_for_policies"].is_absent());  // it is there already
  CHECK(subject.place_of("trail.has_key")->address == "aws_cloudtrail.t");
}

TEST_CASE("a key that may be there keeps the reason why it is not known", "[facts]") {
  const Subject unknown = facts_with(known_later({"var.key"}), Verdict::Unknown);
  CHECK(unknown.facts.at_path("trail.has_key").as_unknown().reason ==
        "known after apply");
  const Subject known = facts_with(known_later({"aws_kms_key.k.arn"}), Verdict::Holds);
  CHECK(known.facts.at_path("trail.has_key") == Value::boolean(true));
}

}  // namespace trailseal::cloudtrail::trail_facts_test
