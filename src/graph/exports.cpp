#include "graph/exports.hpp"

#include <string>

#include "graph/substitution.hpp"

namespace trailseal {

Text import_symbol(const Text& name) {
  return Text::of_symbol(Symbol{.id = std::string(kImportPrefix) + name.identity(),
                                .name = "export " + name.display(),
                                .cls = SymbolClass::Anything});
}

// An export's name has letters, digits, colons and dashes, so no export has this name.
Text stack_output_name(const std::string& stack, const std::string& region,
                       const std::string& output) {
  return {"stack " + stack + " " + region + " " + output};
}

Text stack_output_symbol(const std::string& stack, const std::string& region,
                         const std::string& output) {
  return Text::of_symbol(Symbol{.id = std::string(kImportPrefix) +
                                      stack_output_name(stack, region, output).identity(),
                                .name = "output " + output + " of the stack " + stack,
                                .cls = SymbolClass::Anything});
}

void resolve_imports(std::vector<Resource>& resources, const std::vector<Input>& inputs) {
  Substitutes exports;
  for (const Input& input : inputs) {
    for (const auto& row : input.exports) {
      exports.emplace(std::string(kImportPrefix) + row.first.identity(), &row.second);
    }
  }
  if (exports.empty()) return;
  const Substitution substitution(exports);
  for (Resource& resource : resources) {
    if (!substitution.concerns(resource.attributes)) continue;
    resource.attributes = substitution.apply(resource.attributes);
  }
}

}  // namespace trailseal
