#include "graph/name_index.hpp"

#include <string>
#include <vector>

#include "graph/resource_graph.hpp"
#include "support/catch.hpp"

namespace trailseal::name_index_test {
namespace {

Text account() {
  return Text::of_symbol({.id = "a", .name = "account", .cls = SymbolClass::AccountId});
}

Resource named(const std::string& address, Value name) {
  Resource resource{.address = address, .type = "t", .account = account()};
  resource.attributes = Value::map();
  resource.attributes.set("name", std::move(name));
  return resource;
}

const Text kHalfKnown = Text("arn:aws:sns:eu-central-1:") + account() + ":alerts";

ResourceGraph graph_of_names() {
  Fragment fragment;
  fragment.resources = {
      named("literal", Value::text("arn:aws:sns:eu-central-1:111122223333:alerts")),
      named("half-known", Value::text(kHalfKnown)),
      named("other-end", Value::text("arn:aws:sns:eu-central-1:111122223333:alarms")),
      named("open-end", Value::text(Text("alerts-") + account())),
      named("unknown", Value::unknown({.reason = "known after apply"})),
      named("list", Value::list({Value::text("alerts"), Value::text("b")})),
      named("null", Value::null()),
  };
  ResourceGraph graph;
  graph.add(std::move(fragment));
  return graph;
}

std::string found(const ResourceGraph& graph, const Text& wanted, Likeness likeness,
                  Aspect aspect = Aspect::After) {
  std::string addresses;
  for (const Resource* resource :
       graph.with_value("t", "name", wanted, likeness, aspect)) {
    addresses += (addresses.empty() ? "" : " ") + resource->address;
  }
  return addresses;
}

TEST_CASE("resources are found by what an attribute says", "[graph]") {
  const ResourceGraph graph = graph_of_names();
  const Text literal("arn:aws:sns:eu-central-1:111122223333:alerts");
  CHECK(found(graph, literal, Likeness::Same) == "literal");
  CHECK(found(graph, kHalfKnown, Likeness::Same) == "half-known");
  CHECK(found(graph, "alerts", Likeness::Same) == "list");
  CHECK(found(graph, literal, Likeness::SameOrUnknown) == "literal unknown");
  CHECK(found(graph, literal, Likeness::Possible) ==
        "literal half-known open-end unknown list");
  CHECK(found(graph, Text("x") + account(), Likeness::Possible) ==
        "literal half-known other-end open-end unknown list null");
  CHECK(found(graph, "nobody", Likeness::Same).empty());
  CHECK(graph.with_value("other", "name", "b", Likeness::Same).empty());
}

TEST_CASE("what may be equal is never left out", "[graph]") {
  const ResourceGraph graph = graph_of_names();
  for (const Resource& wanted : graph.resources()) {
    const Value& name = wanted.attributes["name"];
    if (!name.is_text()) continue;
    for (const Resource& other : graph.resources()) {
      const Value& value = other.attributes["name"];
      if (!value.is_text()) continue;
      const Verdict verdict = equal(value.as_text(), name.as_text());
      const auto has = [&](Likeness likeness) {
        return (" " + found(graph, name.as_text(), likeness) + " ")
                   .find(" " + other.address + " ") != std::string::npos;
      };
      CAPTURE(wanted.address, other.address);
      CHECK((verdict != Verdict::Holds || has(Likeness::Same)));
      CHECK((verdict == Verdict::Fails || has(Likeness::Possible)));
    }
  }
}

TEST_CASE("an index follows what changes in its graph, and in that alone", "[graph]") {
  ResourceGraph graph = graph_of_names();
  CHECK(found(graph, "new", Likeness::Same).empty());
  ResourceGraph copy = graph;
  copy.set_attribute(0, "name", Value::text("new"));
  CHECK(found(copy, "new", Likeness::Same) == "literal");
  CHECK(found(graph, "new", Likeness::Same).empty());
  graph.substitute("a", "111122223333");
  CHECK(found(graph, "arn:aws:sns:eu-central-1:111122223333:alerts", Likeness::Same) ==
        "literal half-known");
  CHECK(found(graph, "111122223333", Likeness::Same, Aspect::Account).size() > 40);
}

}  // namespace
}  // namespace trailseal::name_index_test
