#include "terraform/configuration/source_waivers.hpp"

#include "document/source.hpp"
#include "hcl/comment_reader.hpp"

namespace trailseal::terraform {
namespace {

bool stands_beside(const PlacedWaiver& waiver, const hcl::Place& place) {
  return place.path != nullptr && *place.path == waiver.path &&
         waiver.covers_line(place.line);
}

bool is_for(const PlacedWaiver& waiver, const ModuleInstance& module,
            const hcl::Place& block) {
  if (stands_beside(waiver, block)) return true;
  for (const ModuleInstance* at = &module; at->caller() != nullptr; at = at->caller()) {
    if (stands_beside(waiver, at->call().block->place)) return true;
  }
  return false;
}

}  // namespace

std::vector<PlacedWaiver> waivers_in(const SourceTree& tree) {
  std::vector<PlacedWaiver> all;
  for (const auto& [path, text] : tree.texts()) {
    if (path.ends_with(".json") || !may_have_waivers(text)) continue;
    // What does not parse was told when the module was read.
    const Result<CommentedText> commented = hcl::read_comments(Source(path, text));
    if (!commented) continue;
    for (PlacedWaiver& waiver : find_waivers(*commented, path)) {
      all.push_back(std::move(waiver));
    }
  }
  return all;
}

void name_resource(const ModuleInstance& module, const hcl::Place& block,
                   const std::string& address, std::vector<PlacedWaiver>& waivers) {
  for (PlacedWaiver& waiver : waivers) {
    if (is_for(waiver, module, block)) waiver.addresses.push_back(address);
  }
}

}  // namespace trailseal::terraform
