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
/// link that the table of kinds has: a text or a list of texts.
SeparateResources separate_resources_of(const ResourceGraph& graph,
                                        const std::vector<Text>& names, ResourceKind kind,
                                        HalfKnown half_known = HalfKnown::Differs);

/// Why several or half known ones leave open what holds. They set `what` of something
/// that is called `noun`. Empty where one of them, or none, decides.
std::string unknown_reason(const SeparateResources& found, const std::string& what,
                           const std::string& noun);

}  // namespace trailseal::cloudtrail
