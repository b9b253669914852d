// StackOutputs: where the functions of a template find what its nested stacks put out.
//
// Loading a nested stack resolves functions, and resolving a function may ask for the
// output of a nested stack. The interface lets the functions ask without knowing how
// stacks are loaded.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/source.hpp"
#include "document/value.hpp"

namespace trailseal::cloudformation {

class StackOutputs {
 public:
  virtual ~StackOutputs() = default;

  /// What `Fn::GetAtt` gives for `Outputs.<output>` of the stack; nullopt where its
  /// template is not read.
  virtual std::optional<Value> output(const std::string& logical_id,
                                      std::string_view output, Position at) = 0;
};

}  // namespace trailseal::cloudformation
