// From the trails on, until nothing is added:
//
//   a resource that a reached one refers to            Trail -> Logs   (S3BucketName)
//   one whose name or ARN stands in a reached one      S3BucketName: acme-logs
//   a separate resource of a reached one               LogsPolicy -> Logs   (Bucket)
//   what another template exports under that name      !ImportValue logs
//
// A policy names many things that decide nothing (a role as a principal, a function), so
// what stands in a policy document leads nowhere.
#include "load/trail_reach.hpp"

#include <algorithm>
#include <utility>

#include "aws/resource_kind.hpp"
#include "graph/exports.hpp"

namespace trailseal::load {
namespace {

bool is_start(ResourceKind kind) {
  return kind == ResourceKind::Trail || kind == ResourceKind::EventDataStore;
}

bool is_policy(const Resource& resource, const std::string& attribute) {
  const KindRow* row = find_kind(resource.type);
  const bool separate = row != nullptr && row->is_separate();
  if (separate && attribute != row->link_property) return true;
  return attribute == "KeyPolicy" || attribute == "PolicyDocument" ||
         attribute == "policy";
}

/// Do rules look at such a resource when another one than a trail refers to it?
bool is_looked_at(const Resource& resource) {
  const KindRow* row = find_kind(resource.type);
  return row != nullptr && row->keep != Keep::Never;
}

bool has_unknown(const Value& value) {
  return value.is_unknown() ||
         std::any_of(value.items().begin(), value.items().end(), has_unknown);
}

}  // namespace

TrailReach::TrailReach(const std::vector<const Fragment*>& fragments) {
  for (std::size_t i = 0; i < fragments.size(); ++i) add(i, *fragments[i]);
  bool more = true;
  while (more) {
    more = false;
    for (Node& node : nodes_) {
      if (node.reached || !is_reached(node)) continue;
      reach(node);
      more = true;
    }
  }
}

bool TrailReach::leads_to(std::size_t tree, const Fault& fault) const {
  const auto& where = fault.addresses;
  const bool resource =
      std::any_of(where.begin(), where.end(), [&](const std::string& address) {
        return addresses_.count({tree, address}) > 0;
      });
  return resource ||
         std::any_of(fault.exports.begin(), fault.exports.end(),
                     [&](const std::string& name) {
                       return imported_.count(std::string(kImportPrefix) + name) > 0;
                     });
}

void TrailReach::add(std::size_t tree, const Fragment& fragment) {
  for (const Resource& resource : fragment.resources) {
    nodes_.push_back({.tree = tree, .resource = &resource});
  }
  for (const auto& [name, value] : fragment.input.exports) {
    exports_[std::string(kImportPrefix) + name.identity()].push_back(&value);
  }
  for (const Fragment& part : fragment.nested) add(tree, part);
}

bool TrailReach::is_reached(const Node& node) const {
  const Resource& resource = *node.resource;
  const KindRow* row = find_kind(resource.type);
  if (row == nullptr) return false;
  if (is_start(row->kind)) return true;
  if (addresses_.count({node.tree, resource.address}) > 0) return true;
  for (const char* identity : {"@ref", "@arn"}) {
    const Value& value = resource.attributes[identity];
    if (value.is_text() && texts_.count(value.as_text().identity()) > 0) return true;
  }
  return row->is_separate() && is_linked(node, std::string(row->link_property));
}

/// Does a separate resource set something of a reached one? What it belongs to may be what
/// is wrong with it.
bool TrailReach::is_linked(const Node& node, const std::string& property) const {
  const Value& link = node.resource->attributes[property];
  if (has_unknown(link)) return true;
  for (const Reference& reference : node.resource->references) {
    if (reference.attribute != property) continue;
    if (addresses_.count({node.tree, reference.target}) > 0) return true;
  }
  const auto named = [&](const Value& value) {
    return value.is_text() && texts_.count(value.as_text().identity()) > 0;
  };
  return named(link) || std::any_of(link.items().begin(), link.items().end(), named);
}

void TrailReach::reach(Node& node) {
  node.reached = true;
  const Resource& resource = *node.resource;
  const bool trail = is_start(kind_of(resource.type));
  reach_address(node.tree, resource.address);
  for (const Reference& reference : resource.references) {
    if (is_policy(resource, reference.attribute)) continue;
    const auto target =
        std::find_if(nodes_.begin(), nodes_.end(), [&](const Node& other) {
          return other.tree == node.tree && other.resource->address == reference.target;
        });
    const bool absent = target == nodes_.end();  // it could not be read
    if (!trail && !absent && !is_looked_at(*target->resource)) continue;
    reach_address(node.tree, reference.target);
  }
  if (trail) reach_unread(node);
  const Value& attributes = resource.attributes;
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    if (!is_policy(resource, attributes.keys()[i].name)) read(attributes.items()[i]);
  }
}

/// What a trail waits for is a policy more often than not, also where it could not be read.
void TrailReach::reach_unread(const Node& node) {
  for (const std::string& address : node.resource->depends_on) {
    const bool read = std::any_of(nodes_.begin(), nodes_.end(), [&](const Node& other) {
      return other.tree == node.tree && other.resource->address == address;
    });
    if (!read) reach_address(node.tree, address);
  }
}

/// With a resource of a stack, the stack that it is in.
void TrailReach::reach_address(std::size_t tree, const std::string& address) {
  addresses_.emplace(tree, address);
  for (std::size_t dot = address.find('.'); dot != std::string::npos;
       dot = address.find('.', dot + 1)) {
    addresses_.emplace(tree, address.substr(0, dot));
  }
}

void TrailReach::read(const Value& value) {
  if (value.is_text()) read_text(value.as_text());
  for (const Value& item : value.items()) read(item);
}

void TrailReach::read_text(const Text& text) {
  if (!texts_.insert(text.identity()).second) return;
  for (const Text::Piece& piece : text.pieces()) {
    if (!piece.symbol || !imported_.insert(piece.symbol->id).second) continue;
    const auto exported = exports_.find(piece.symbol->id);
    if (exported == exports_.end()) continue;
    for (const Value* value : exported->second) read(*value);
  }
}

}  // namespace trailseal::load
