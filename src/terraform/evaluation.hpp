// Evaluation: expressions, asked in a module of a configuration, with a plan or without.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "document/value.hpp"
#include "terraform/configuration/variable_values.hpp"
#include "terraform/unknown/source_completion.hpp"

namespace trailseal::terraform {

struct EvaluationRequest {
  std::vector<std::string> expressions{};
  std::string module{};  ///< address of a module instance; empty: the root
  bool shows_sensitive = false;
};

/// One answer for each expression, in the form of hcl/answer.hpp.
std::vector<Value> evaluate_in(ModuleTree& modules, const EvaluationRequest& request);

/// The same over the sources of a directory alone, variables as `given`; of no directory:
/// with nothing but the functions. Errors: files that cannot be read.
Result<std::vector<Value>> evaluate_sources(const std::string& directory,
                                            const std::vector<GivenVariable>& given,
                                            const EvaluationRequest& request);

}  // namespace trailseal::terraform
