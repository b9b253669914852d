#include "repair/graph_part.hpp"

#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "aws/resource_kind.hpp"

namespace trailseal::repair {
namespace {

/// Sets that grow together.
class Union {
 public:
  explicit Union(std::size_t size) : parents_(size) {
    std::iota(parents_.begin(), parents_.end(), std::size_t{0});
  }

  std::size_t root(std::size_t at) {
    while (parents_[at] != at) {
      parents_[at] = parents_[parents_[at]];
      at = parents_[at];
    }
    return at;
  }

  void join(std::size_t a, std::size_t b) { parents_[root(a)] = root(b); }

 private:
  std::vector<std::size_t> parents_;
};

/// Resources that everything names, and that tell nothing of their own.
bool is_shared(const Resource& resource) {
  switch (kind_of(resource.type)) {
    case ResourceKind::CallerIdentity:
    case ResourceKind::CallerRegion:
    case ResourceKind::CallerPartition:
    case ResourceKind::Organization:
      return true;
    default:
      return false;
  }
}

bool is_of_accounts(const Resource& resource) {
  const KindRow* row = find_kind(resource.type);
  return row != nullptr && (row->of_account || row->by_management);
}

bool identifies(const Resource& resource, std::string_view attribute) {
  if (resource.language == Language::CloudFormation) {
    return attribute == "@ref" || attribute == "@arn";
  }
  return is_known_by(resource.type, attribute);
}

/// Joins resources by the texts that one of them is known by.
class Linking {
 public:
  explicit Linking(const ResourceGraph& graph)
      : graph_(graph), sets_(graph.resources().size()) {}

  Union run() {
    const std::vector<Resource>& all = graph_.resources();
    for (std::size_t i = 0; i < all.size(); ++i) index(i);
    for (std::size_t i = 0; i < all.size(); ++i) follow(i);
    return std::move(sets_);
  }

 private:
  void index(std::size_t at) {
    const Resource& resource = graph_.resources()[at];
    by_address_.emplace(address_key(resource.input, resource.address), at);
    if (is_shared(resource)) return;
    for (const Value* side : {&resource.attributes, &resource.before}) {
      for (std::size_t i = 0; side->is_map() && i < side->size(); ++i) {
        const Value& value = side->items()[i];
        if (!value.is_text() || value.as_text().empty()) continue;
        if (!identifies(resource, side->keys()[i].name)) continue;
        const auto [row, fresh] = by_text_.emplace(value.as_text().identity(), at);
        if (!fresh) sets_.join(at, row->second);
      }
    }
  }

  void follow(std::size_t at) {
    const Resource& resource = graph_.resources()[at];
    if (is_shared(resource)) return;
    for (const Value* side : {&resource.attributes, &resource.before}) {
      follow(at, *side);
    }
    for (const Reference& reference : resource.references) {
      join_address(at, reference.target);
    }
  }

  void follow(std::size_t at, const Value& value) {
    if (value.is_text()) {
      const auto row = by_text_.find(value.as_text().identity());
      if (row != by_text_.end()) sets_.join(at, row->second);
    }
    if (value.is_unknown()) {
      for (const std::string& origin : value.as_unknown().origins) {
        join_address(at, origin.substr(0, origin.rfind('.')));
      }
    }
    for (const Value& item : value.items()) follow(at, item);
  }

  void join_address(std::size_t at, const std::string& address) {
    const auto row = by_address_.find(address_key(graph_.resources()[at].input, address));
    if (row == by_address_.end() || is_shared(graph_.resources()[row->second])) return;
    sets_.join(at, row->second);
  }

  std::string address_key(std::size_t input, const std::string& address) const {
    return std::to_string(graph_.inputs()[input].root) + '\n' + address;
  }

  const ResourceGraph& graph_;
  Union sets_;
  std::unordered_map<std::string, std::size_t> by_text_{};
  std::unordered_map<std::string, std::size_t> by_address_{};
};

}  // namespace

GraphParts::GraphParts(const ResourceGraph& graph) : graph_(graph) {
  Union sets = Linking(graph).run();
  const std::vector<Resource>& all = graph.resources();
  members_.resize(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    root_of_.push_back(sets.root(i));
    members_[root_of_.back()].push_back(i);
    if (is_of_accounts(all[i])) of_accounts_.push_back(i);
  }
}

ResourceGraph GraphParts::part_of(std::size_t resource) const {
  const std::vector<Resource>& all = graph_.resources();
  std::set<std::size_t> part(of_accounts_.begin(), of_accounts_.end());
  std::vector<std::size_t> open = members_[root_of_[resource]];
  while (!open.empty()) {
    const std::size_t here = open.back();
    open.pop_back();
    if (!part.insert(here).second) continue;
    for (const std::string& address : all[here].depends_on) {
      const Resource* awaited = graph_.find(all[here].input, address);
      if (awaited != nullptr) {
        open.push_back(static_cast<std::size_t>(awaited - all.data()));
      }
    }
  }
  return graph_.only({part.begin(), part.end()});
}

}  // namespace trailseal::repair
