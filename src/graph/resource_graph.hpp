// ResourceGraph: all resources of all inputs of one call.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/environment.hpp"
#include "graph/fragment.hpp"
#include "graph/input.hpp"
#include "graph/name_index.hpp"
#include "graph/resource.hpp"

namespace trailseal {

class ResourceGraph {
 public:
  /// Adds the resources of one input and of the stacks within it, which are inputs of
  /// their own behind it; gives its index.
  std::size_t add(Fragment fragment);
  /// What is in place before the deployment: what a plan creates is not there, and the
  /// rest has its attributes of before and is not changed. What a plan forgets is left
  /// out: it is the deployment's no longer. States and templates stay what they are.
  ResourceGraph before() const;
  /// A part of it: these of its resources, by their indices in order, and all inputs.
  ResourceGraph only(const std::vector<std::size_t>& resources) const;
  /// Puts what one input exports where another imports it. Call once, after the last add.
  void link();

  /// Puts another value in the place of a resource's attribute.
  void set_attribute(std::size_t resource, const std::string& name, Value value);

  /// Puts another resource in the place of the one with its address.
  void set_resource(Resource resource);
  /// One more resource of an input that is there.
  void add_resource(Resource resource);

  /// Puts a text in the place of a symbol, wherever it stands.
  void substitute(const std::string& symbol, const Text& text);

  const std::vector<Input>& inputs() const { return *inputs_; }
  const std::vector<Resource>& resources() const { return resources_; }

  /// The resource with this address in this input or in one of the same tree of stacks,
  /// or null.
  const Resource* find(std::size_t input, std::string_view address) const;
  /// Resources of a type, in input order, then document order.
  std::vector<const Resource*> of_type(std::string_view type) const;
  /// Those of a type whose attribute, or an item of it, is like `wanted`, in the same
  /// order; a few that are not may be among them. Takes one step, however many there are.
  std::vector<const Resource*> with_value(std::string_view type, std::string_view path,
                                          const Text& wanted, Likeness likeness,
                                          Aspect aspect = Aspect::After) const;

  /// What is not seen of the deployment that an input is a part of.
  const Additions& additions(std::size_t input) const;
  /// Do the two belong to one deployment: one plan, or one stack with those within it?
  bool together(const Resource& a, const Resource& b) const;

  /// Does deployment finish `before` ahead of starting `resource`? Follows edges
  /// transitively.
  bool waits_for(const Resource& resource, const Resource& before) const;

 private:
  void add_part(Fragment fragment, std::size_t root);
  void append(Resource resource);
  std::vector<Input>& own_inputs();  ///< for writing

  /// Copies of the graph share them until one is changed: they hold whole files.
  std::shared_ptr<std::vector<Input>> inputs_ = std::make_shared<std::vector<Input>>();
  std::vector<Resource> resources_;
  std::unordered_map<std::string, std::size_t> by_address_;  ///< "<input>\n<address>"
  std::unordered_map<std::string, std::vector<std::size_t>> by_type_;
  /// Made as it is asked for; copies of the graph share it until one is changed.
  std::shared_ptr<NameIndex> names_ = std::make_shared<NameIndex>();
};

}  // namespace trailseal
