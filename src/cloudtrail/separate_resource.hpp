// Separate resources: resources of their own that configure another one from outside.
#pragma once

#include <string>
#include <vector>

#include "aws/resource_kind.hpp"
#include "base/text.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// The separate resources of a kind that name one resource.
struct SeparateResources {
  std::vector<const Resource*> certain{};
  std::vector<const Resource*> possible{};
  bool deleted = false;  ///< one of them goes, which puts the service's default back
};

/// What a half known name says of another resource's name.
enum class HalfKnown {
  Differs,     ///< a literal name and one that is made elsewhere are hardly the same
  MayBeEqual,  ///< it may have been written by hand
};

/// `names` are all names of the one resource, `kind` is the kind of what names it, by the
/// link that the table of kinds has: a text or a list of texts. Where the deployment of
/// `from` has such ones, those of other inputs are another view of them.
SeparateResources separate_resources_of(const ResourceGraph& graph,
                                        const std::vector<Text>& names, ResourceKind kind,
                                        HalfKnown half_known = HalfKnown::Differs,
                                        const Resource* from = nullptr);

/// The one that deployment applies after all the others; null where none is.
const Resource* applied_last(const ResourceGraph& graph,
                             const std::vector<const Resource*>& resources);

/// Those of them that overwrite each other. The same address in two inputs is one resource
/// seen twice.
std::vector<const Resource*> rivals_among(const std::vector<const Resource*>& resources);

/// "`a` and `b`".
std::string addresses_of(const std::vector<const Resource*>& resources);

/// Why several or half known ones leave open what holds. They set `what` of something
/// that is called `noun`. Empty where one of them, or none, decides.
std::string unknown_reason(const SeparateResources& found, const std::string& what,
                           const std::string& noun);

}  // namespace trailseal::cloudtrail
