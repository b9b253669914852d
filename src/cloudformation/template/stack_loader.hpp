// One stack, with the stacks within it -> resources and outputs.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "cloudformation/function/choice.hpp"
#include "cloudformation/function/scope.hpp"
#include "cloudformation/template/parameter.hpp"
#include "cloudformation/template/template_loader.hpp"
#include "document/json_reader.hpp"
#include "document/source.hpp"
#include "graph/fragment.hpp"

namespace trailseal::cloudformation {

/// What a stack is made from.
struct StackRequest {
  const Source& source;
  const Document& document;
  const LoadOptions& options;
  Arguments arguments{};
  StackPlace place{};
  Text organization_id{};
  Choice choice{};
  /// What the symbols of its resources begin with: one for each stack.
  std::string id{};
  /// The templates around it, outermost first.
  std::vector<std::string> chain{};
  /// How many stacks there are in the whole tree.
  std::size_t* count = nullptr;
};

/// A stack before deployment.
struct Stack {
  Fragment fragment{};
  std::map<std::string, Value, std::less<>> outputs{};
  /// What is wrong with an output, for whoever uses it.
  std::map<std::string, std::vector<Error>, std::less<>> output_faults{};
  /// Outputs whose condition is false.
  std::vector<std::string> left_out{};
};

/// Errors: as load_template().
Result<Stack> load_stack(const StackRequest& request);

}  // namespace trailseal::cloudformation
