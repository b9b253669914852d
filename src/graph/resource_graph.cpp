#include "graph/resource_graph.hpp"

#include <algorithm>
#include <unordered_set>

#include "graph/exports.hpp"
#include "graph/substitution.hpp"

namespace trailseal {
namespace {

std::string key_of(std::size_t input, std::string_view address) {
  return std::to_string(input) + '\n' + std::string(address);
}

Resource as_before(Resource resource) {
  resource.attributes = resource.before;
  resource.change = Change::NoOp;
  resource.observed = resource.before_observed;
  resource.references.clear();
  constexpr std::string_view kAfter = "/change/after";
  if (resource.pointer.ends_with(kAfter)) {
    resource.pointer.replace(resource.pointer.size() - kAfter.size(), kAfter.size(),
                             "/change/before");
  }
  return resource;
}

}  // namespace

std::size_t ResourceGraph::add(Fragment fragment) {
  const std::size_t root = inputs().size();
  std::vector<Fragment> nested = std::move(fragment.nested);
  add_part(std::move(fragment), root);
  for (Fragment& part : nested) add_part(std::move(part), root);
  return root;
}

void ResourceGraph::add_part(Fragment fragment, std::size_t root) {
  const std::size_t input = inputs().size();
  names_ = std::make_shared<NameIndex>();
  own_inputs().push_back(std::move(fragment.input));
  own_inputs().back().root = root;
  const std::size_t wanted = resources_.size() + fragment.resources.size();
  if (wanted > resources_.capacity()) {
    resources_.reserve(std::max(wanted, 2 * resources_.capacity()));
  }
  for (Resource& resource : fragment.resources) {
    resource.input = input;
    append(std::move(resource));
  }
}

void ResourceGraph::append(Resource resource) {
  const std::size_t index = resources_.size();
  by_address_.emplace(key_of(inputs()[resource.input].root, resource.address), index);
  by_type_[resource.type].push_back(index);
  resources_.push_back(std::move(resource));
}

ResourceGraph ResourceGraph::before() const {
  ResourceGraph graph;
  graph.inputs_ = inputs_;
  for (const Resource& resource : resources_) {
    const bool planned = inputs()[resource.input].kind == InputKind::TerraformPlan;
    if (!planned || resource.data) {
      graph.append(resource);
    } else if (!resource.before.is_unset() && resource.change != Change::Forget) {
      graph.append(as_before(resource));
    }
  }
  return graph;
}

ResourceGraph ResourceGraph::only(const std::vector<std::size_t>& resources) const {
  ResourceGraph graph;
  graph.inputs_ = inputs_;
  for (const std::size_t index : resources) graph.append(resources_[index]);
  return graph;
}

std::vector<Input>& ResourceGraph::own_inputs() {
  if (inputs_.use_count() > 1) inputs_ = std::make_shared<std::vector<Input>>(*inputs_);
  return *inputs_;
}

void ResourceGraph::link() {
  names_ = std::make_shared<NameIndex>();
  resolve_imports(resources_, inputs());
}

void ResourceGraph::set_attribute(std::size_t resource, const std::string& name,
                                  Value value) {
  names_ = std::make_shared<NameIndex>();
  resources_[resource].attributes.set(name, std::move(value));
}

void ResourceGraph::add_resource(Resource resource) {
  names_ = std::make_shared<NameIndex>();
  append(std::move(resource));
}

void ResourceGraph::set_resource(Resource resource) {
  const auto found =
      by_address_.find(key_of(inputs()[resource.input].root, resource.address));
  if (found == by_address_.end()) return;
  names_ = std::make_shared<NameIndex>();
  resources_[found->second] = std::move(resource);
}

void ResourceGraph::substitute(const std::string& symbol, const Text& text) {
  names_ = std::make_shared<NameIndex>();
  const Value value = Value::text(text);
  const Substitutes substitutes{{symbol, &value}};
  const Substitution substitution(substitutes);
  const auto put = [&](Text& place) {
    const Value whole = substitution.apply(Value::text(place));
    if (whole.is_text()) place = whole.as_text();
  };
  for (Resource& resource : resources_) {
    put(resource.account);
    put(resource.deployer);
    for (Value* tree : {&resource.attributes, &resource.before}) {
      if (substitution.concerns(*tree)) *tree = substitution.apply(*tree);
    }
  }
  for (Input& input : own_inputs()) {
    put(input.account);
    for (auto& row : input.exports) row.second = substitution.apply(row.second);
  }
}

const Resource* ResourceGraph::find(std::size_t input, std::string_view address) const {
  const auto found = by_address_.find(key_of(inputs()[input].root, address));
  return found == by_address_.end() ? nullptr : &resources_[found->second];
}

std::vector<const Resource*> ResourceGraph::of_type(std::string_view type) const {
  std::vector<const Resource*> found;
  const auto row = by_type_.find(std::string(type));
  if (row == by_type_.end()) return found;
  for (const std::size_t index : row->second) found.push_back(&resources_[index]);
  return found;
}

std::vector<const Resource*> ResourceGraph::with_value(std::string_view type,
                                                       std::string_view path,
                                                       const Text& wanted,
                                                       Likeness likeness,
                                                       Aspect aspect) const {
  std::vector<const Resource*> found;
  const auto row = by_type_.find(std::string(type));
  if (row == by_type_.end()) return found;
  const NameIndex::Column column{
      .type = std::string(type), .path = std::string(path), .aspect = aspect};
  for (const std::size_t at :
       names_->find(column, resources_, row->second, wanted, likeness)) {
    found.push_back(&resources_[at]);
  }
  return found;
}

const Additions& ResourceGraph::additions(std::size_t input) const {
  return inputs()[inputs()[input].root].additions;
}

bool ResourceGraph::together(const Resource& a, const Resource& b) const {
  return inputs()[a.input].root == inputs()[b.input].root;
}

bool ResourceGraph::waits_for(const Resource& resource, const Resource& before) const {
  if (!together(resource, before)) return false;
  std::unordered_set<std::string> seen{resource.address};
  std::vector<std::string> open{resource.address};
  while (!open.empty()) {
    const Resource* here = find(resource.input, open.back());
    open.pop_back();
    if (here == nullptr) continue;
    for (const std::string& next : here->depends_on) {
      if (next == before.address) return true;
      if (seen.insert(next).second) open.push_back(next);
    }
  }
  return false;
}

}  // namespace trailseal
