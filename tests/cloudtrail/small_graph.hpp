// A graph of a few resources, written down as address and JSON attributes.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "document/json_reader.hpp"
#include "graph/resource_graph.hpp"
#include "support/catch.hpp"

namespace trailseal {

class SmallGraph {
 public:
  /// Adds a Terraform resource of account 111122223333 in eu-west-1.
  Resource& add(const std::string& address, const std::string& attributes) {
    fragment_.resources.push_back(Resource{
        .address = address,
        .type = address.substr(0, address.find('.')),
        .region = "eu-west-1",
        .account = "111122223333",
        .partition = "aws",
        .pointer = "/resource_changes/" + std::to_string(fragment_.resources.size()),
    });
    Resource& resource = fragment_.resources.back();
    const auto document = read_json_text(attributes);
    REQUIRE(document.ok());
    resource.attributes = document->root;
    return resource;
  }

  /// Makes it an export that observed this.
  void observe(Observations observed) {
    fragment_.input.kind = InputKind::AwsExport;
    fragment_.input.observed = std::make_shared<const Observations>(std::move(observed));
  }

  ResourceGraph build() const {
    ResourceGraph graph;
    Fragment copy = fragment_;
    copy.input.path = "plan.json";
    graph.add(std::move(copy));
    return graph;
  }

 private:
  Fragment fragment_;
};

inline Value known_later(std::vector<std::string> origins) {
  return Value::unknown({.reason = "known after apply", .origins = std::move(origins)});
}

}  // namespace trailseal
