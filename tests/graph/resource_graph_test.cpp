#include "graph/resource_graph.hpp"

#include "support/catch.hpp"

using namespace trailseal;

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
