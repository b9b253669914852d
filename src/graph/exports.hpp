// Exports: values that one template offers and another one imports.
//
// A front end reads one template at a time, so an imported value is a symbol until all
// inputs are there. The symbol is named by the export, whoever imports it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "graph/input.hpp"
#include "graph/resource.hpp"

namespace trailseal {

/// How the ids of imported symbols begin; the identity of the export's name follows.
inline constexpr std::string_view kImportPrefix = "export:";

/// The symbol for what `Fn::ImportValue` of this name gives.
Text import_symbol(const Text& name);

/// The name under which another stack's output is imported without an export: AWS CDK
/// writes `Fn::GetStackOutput` with the stack's name, the output's and the region. An empty
/// region is any.
Text stack_output_name(const std::string& stack, const std::string& region,
                       const std::string& output);

/// The symbol for what `Fn::GetStackOutput` of these names gives.
Text stack_output_symbol(const std::string& stack, const std::string& region,
                         const std::string& output);

/// Puts exported values in the place of imported symbols, in all attributes. What no
/// input exports stays a symbol.
void resolve_imports(std::vector<Resource>& resources, const std::vector<Input>& inputs);

}  // namespace trailseal
