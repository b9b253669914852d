// Functions that look at the expressions of their arguments; the evaluator has their
// bodies.
#include "hcl/function.hpp"

namespace trailseal::hcl {

std::span<const Function> language_functions() {
  static const std::vector<Function> rows{
      Function{.name = "can",
               .parameters = {Parameter{.name = "expression"}},
               .returns = Type::boolean(),
               .total = true},
      Function{.name = "templatestring",
               .parameters = {Parameter{.name = "template", .type = Type::string()},
                              Parameter{.name = "vars"}},
               .returns = Type::string()},
      Function{.name = "try", .variadic = Parameter{.name = "expressions"}},
  };
  return rows;
}

}  // namespace trailseal::hcl
