#include "graph/resource_graph.hpp"

#include "support/catch.hpp"

namespace trailseal::resource_graph_test {

TEST_CASE("waiting is followed through other resources, within one input", "[graph]") {
  Fragment fragment;
  fragment.resources = {
      Resource{.address = "trail", .depends_on = {"pause"}},
      Resource{.address = "pause", .depends_on = {"policy", "trail"}},
      Resource{.address = "policy"},
      Resource{.address = "other"},
  };
  ResourceGraph graph;
  graph.add(fragment);
  graph.add(fragment);
  const Resource& trail = *graph.find(0, "trail");
  CHECK(graph.waits_for(trail, *graph.find(0, "policy")));
  CHECK_FALSE(graph.waits_for(trail, *graph.find(0, "other")));
  CHECK_FALSE(graph.waits_for(trail, *graph.find(1, "policy")));
  CHECK(graph.find(0, "nothing") == nullptr);
}

TEST_CASE("a text takes the place of a symbol wherever it stands", "[graph]") {
  const Text account =
      Text::of_symbol({.id = "a", .name = "account", .cls = SymbolClass::AccountId});
  Fragment fragment;
  fragment.input.account = account;
  Resource resource{.address = "r", .type = "t", .account = account};
  resource.attributes = Value::map();
  resource.attributes.set("path", Value::text(Text("AWSLogs/") + account + "/*"));
  resource.before = resource.attributes;
  fragment.resources.push_back(std::move(resource));
  ResourceGraph graph;
  graph.add(std::move(fragment));
  graph.substitute("other", "999988887777");
  CHECK_FALSE(graph.resources().front().account.is_literal());
  graph.substitute("a", "111122223333");
  const Resource& found = graph.resources().front();
  CHECK(found.account.literal() == "111122223333");
  CHECK(found.attributes["path"].is_literal("AWSLogs/111122223333/*"));
  CHECK(found.before["path"].is_literal("AWSLogs/111122223333/*"));
  CHECK(graph.inputs().front().account.literal() == "111122223333");
}

}  // namespace trailseal::resource_graph_test
