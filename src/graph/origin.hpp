// Origin: what an unknown value is made from, taken apart.
//
//   module.logs["eu"].data.aws_kms_key.main[0].arn
//   module.kms.key_arn, var.key, local.key, each.value, Stack.Key.Arn
#pragma once

#include <string>
#include <string_view>

namespace trailseal {

struct Origin {
  enum class Kind { Resource, ModuleOutput, Variable, Local, Other };
  Kind kind = Kind::Other;
  std::string type{};       ///< of a resource; `aws_kms_key`
  std::string attribute{};  ///< the last step: `arn`; empty where none is named
  bool data = false;        ///< of a data source
};

/// Reads one entry of Unknown::origins, or a Reference's target.
Origin parse_origin(std::string_view text);

}  // namespace trailseal
