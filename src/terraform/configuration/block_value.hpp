// BlockValue: the arguments and blocks inside a block as one object.
//
// Blocks of one type are a list, `dynamic` ones made where they stand. A dynamic block
// whose `for_each` is not known makes all blocks of its type unknown, as Terraform has it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "hcl/body.hpp"
#include "hcl/evaluator.hpp"
#include "terraform/configuration/instance_scope.hpp"
#include "terraform/configuration/module_instance.hpp"

namespace trailseal::terraform {

class BlockValue {
 public:
  /// `block_types` tells blocks from arguments in JSON syntax; native syntax shows them.
  BlockValue(ModuleInstance& module, const Iteration& iteration,
             std::set<std::string> block_types = {});

  /// The value of an argument, or the list of the blocks of that name; nothing where
  /// there are none. Errors: those of evaluation, with their place.
  Result<std::optional<hcl::Value>> part(const hcl::Body& body, const std::string& name);

  /// All of a body: an object with each argument and each type of block.
  Result<hcl::Value> whole(const hcl::Body& body);

  /// The names of all arguments and blocks in a body.
  std::vector<std::string> names_in(const hcl::Body& body) const;

 private:
  struct Blocks;

  bool is_block(const hcl::Body& body, const std::string& name) const;
  Result<hcl::Value> blocks(const hcl::Body& body, const std::string& type);
  Result<void> add_dynamic(const hcl::Block& block, Blocks& blocks);
  Result<void> add_content(const hcl::Body& content, const std::string& iterator,
                           const hcl::Value& key, const hcl::Value& value,
                           const hcl::Place& place, Blocks& blocks);

  InstanceScope scope_;
  hcl::Evaluator evaluator_;
  std::set<std::string> block_types_;
  std::size_t depth_ = 0;
};

}  // namespace trailseal::terraform
