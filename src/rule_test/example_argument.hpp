// One argument of a short Terraform example, as a plan shows it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "document/value.hpp"

namespace trailseal::rule_test {

/// `${aws_s3_bucket.logs.arn}`, taken apart.
struct ExampleReference {
  std::string address{};    ///< `aws_s3_bucket.logs`, `data.aws_region.current`
  std::string attribute{};  ///< `arn`
};

/// The value of a referenced attribute while planning; nullopt: known after apply.
using Lookup = std::function<std::optional<std::string>(const ExampleReference&)>;

/// What a plan holds for one argument.
struct PlannedArgument {
  Value after{};    ///< absent where the whole is known after apply
  Value unknown{};  ///< true, or the shape of `after` with true where parts are unknown
  Value expression{};  ///< as in `configuration`
};

/// Plans one argument. Strings with `${...}` are references; lists of maps are blocks;
/// a map under a name that ends in `policy` stands for the JSON text of it.
PlannedArgument plan_argument(const std::string& name, const Value& written,
                              const Lookup& lookup);

/// Every reference in a value, in the order of the text.
std::vector<ExampleReference> references_in(const Value& written);

}  // namespace trailseal::rule_test
