// Source: Terraform, internal/configs/module_merge_body.go.
#include "terraform/configuration/override.hpp"

#include <algorithm>
#include <set>

namespace trailseal::terraform {
namespace {

/// The type of the blocks that a block makes: its label, for a dynamic one.
const std::string& type_of(const hcl::Block& block) {
  const bool dynamic = block.type == "dynamic" && !block.labels.empty();
  return dynamic ? block.labels.front() : block.type;
}

hcl::Block* find_block(hcl::Body& body, const std::string& type) {
  const auto found = std::find_if(body.blocks.begin(), body.blocks.end(),
                                  [&](const hcl::Block& b) { return b.type == type; });
  return found == body.blocks.end() ? nullptr : &*found;
}

}  // namespace

void merge_body(hcl::Body& body, const hcl::Body& changes) {
  std::set<std::string> replaced;
  for (const hcl::Argument& argument : changes.arguments) replaced.insert(argument.name);
  for (const hcl::Block& block : changes.blocks) {
    if (block.type != "lifecycle") replaced.insert(type_of(block));
  }
  std::erase_if(body.arguments, [&](const hcl::Argument& argument) {
    return replaced.count(argument.name) > 0;
  });
  std::erase_if(body.blocks, [&](const hcl::Block& block) {
    return replaced.count(type_of(block)) > 0;
  });
  body.arguments.insert(body.arguments.end(), changes.arguments.begin(),
                        changes.arguments.end());
  for (const hcl::Block& block : changes.blocks) {
    hcl::Block* const own =
        block.type == "lifecycle" ? find_block(body, "lifecycle") : nullptr;
    if (own != nullptr) {
      merge_body(own->body, block.body);
    } else {
      body.blocks.push_back(block);
    }
  }
  if (!body.place.is_known()) body.place = changes.place;
}

}  // namespace trailseal::terraform
