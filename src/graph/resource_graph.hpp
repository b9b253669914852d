// ResourceGraph: all resources of all inputs of one call.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "document/source_text.hpp"
#include "graph/resource.hpp"

namespace trailseal {

enum class InputKind { TerraformPlan, TerraformState, CloudFormation };

/// Why deployment may have more resources than were read: "the module `X` may declare
/// more resources".
struct Additions {
  std::string reason{};  ///< empty where it has not
  std::string help{};
};

/// One file that was read.
struct Input {
  std::string path{};
  InputKind kind = InputKind::TerraformPlan;
  /// Account, region, organisation as far as the whole input has one; symbols otherwise.
  Text account{};
  Text region{};
  Text partition{};
  Text organization_id{};
  Additions additions{};
  /// Of a stack within the stack of another input: what its addresses begin with
  /// (`Logs.`); empty otherwise.
  std::string stack{};
  /// The input whose names its resources share: that of the outermost stack.
  std::size_t root = 0;
  /// Where the configuration of a plan was read from: a directory, or "plan file".
  std::optional<std::string> sources{};
  /// The files of it that places name: `Position::file` counts them from 1.
  std::vector<SourceText> source_files{};
  /// No input of the run, but what the configuration says of resources outside of them.
  bool trusted = false;
  /// What a template exports: name and value of each, for `Fn::ImportValue` elsewhere.
  std::vector<std::pair<Text, Value>> exports{};
};

/// What the caller knows about the inputs (command line, configuration). Empty: not
/// given.
struct Environment {
  std::string account{};
  std::string region{};
  std::string partition{};
  std::string organization_id{};
  /// Accounts of Terraform providers by alias (`audit`; `aws` for the default one).
  std::map<std::string, std::string> provider_accounts{};
};

/// What a front end makes of one input.
struct Fragment {
  Input input{};
  std::vector<Resource> resources{};  ///< `input` indexes are filled in by add()
  std::vector<Error> warnings{};
  /// About parts of the input that could not be read.
  std::vector<Error> errors{};
  /// Stacks within this one that have files of their own, of all levels.
  std::vector<Fragment> nested{};
};

class ResourceGraph {
 public:
  /// Adds the resources of one input and of the stacks within it, which are inputs of
  /// their own behind it; gives its index.
  std::size_t add(Fragment fragment);
  /// What is in place before the deployment: what a plan creates is not there, and the
  /// rest has its attributes of before and is not changed. What a plan forgets is left
  /// out: it is the deployment's no longer. States and templates stay what they are.
  ResourceGraph before() const;
  /// Puts what one input exports where another imports it. Call once, after the last add.
  void link();

  /// Puts another value in the place of a resource's attribute.
  void set_attribute(std::size_t resource, const std::string& name, Value value);

  const std::vector<Input>& inputs() const { return inputs_; }
  const std::vector<Resource>& resources() const { return resources_; }

  /// The resource with this address in this input or in one of the same tree of stacks,
  /// or null.
  const Resource* find(std::size_t input, std::string_view address) const;
  /// Resources of a type, in input order, then document order.
  std::vector<const Resource*> of_type(std::string_view type) const;

  /// What is not seen of the deployment that an input is a part of.
  const Additions& additions(std::size_t input) const;
  /// Do the two belong to one deployment: one plan, or one stack with those within it?
  bool together(const Resource& a, const Resource& b) const;

  /// Does deployment finish `before` ahead of starting `resource`? Follows edges
  /// transitively.
  bool waits_for(const Resource& resource, const Resource& before) const;

 private:
  void add_part(Fragment fragment, std::size_t root);
  void add_resource(Resource resource);

  std::vector<Input> inputs_;
  std::vector<Resource> resources_;
  std::unordered_map<std::string, std::size_t> by_address_;  ///< "<input>\n<address>"
  std::unordered_map<std::string, std::vector<std::size_t>> by_type_;
};

}  // namespace trailseal
