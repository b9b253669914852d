// Small plans as text, for tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"
#include "terraform/plan_loader.hpp"

namespace trailseal::terraform {

/// A resource of a plan's `resource_changes`: what it is after, and what is unknown.
struct PlannedText {
  std::string address{};
  std::string type{};
  std::string after = "{}";
  std::string unknown = "{}";
  std::string mode = "managed";
  std::string actions = R"(["create"])";
};

inline std::string change_text(const PlannedText& planned) {
  std::string address;
  for (const char c : planned.address) {
    if (c == '"') address += '\\';
    address += c;
  }
  return R"({"address": ")" + address + R"(", "mode": ")" + planned.mode +
         R"(", "type": ")" + planned.type + R"(", "name": "x", "change": {"actions": )" +
         planned.actions + R"(, "before": null, "after": )" + planned.after +
         R"(, "after_unknown": )" + planned.unknown + "}}";
}

inline std::string plan_text(const std::vector<PlannedText>& resources,
                             const std::string& configuration,
                             const std::string& more = "") {
  std::string text = R"({"format_version": "1.2", "terraform_version": "1.11.4", )";
  text += R"("resource_changes": [)";
  for (std::size_t i = 0; i < resources.size(); ++i) {
    text += (i > 0 ? ", " : "") + change_text(resources[i]);
  }
  return text + R"(], )" + more + R"("configuration": )" + configuration + "}";
}

inline Fragment load_text(const std::string& text, const Environment& environment = {}) {
  Result<Fragment> fragment = load_plan(Source("plan.json", text), environment);
  INFO((fragment.ok() ? std::string() : fragment.error().message));
  REQUIRE(fragment.ok());
  return std::move(*fragment);
}

inline const Resource& find(const Fragment& fragment, std::string_view address) {
  for (const Resource& resource : fragment.resources) {
    if (resource.address == address) return resource;
  }
  FAIL("no resource " << address);
  return fragment.resources.front();
}

inline std::string shown(const Resource& resource, std::string_view path) {
  const Value& value = resource.attributes.at_path(path);
  return value.is_text() ? value.as_text().display() : value.display();
}

}  // namespace trailseal::terraform
