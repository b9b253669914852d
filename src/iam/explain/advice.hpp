// The common mistakes, named in words.
#pragma once

#include <string>

#include "base/evidence.hpp"
#include "iam/match/policy_variables.hpp"
#include "iam/match/request.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::iam {

/// What an element was compared in.
struct ComparedIn {
  Statement::Effect effect = Statement::Effect::Invalid;
  const Request& request;
  PolicyKind kind = PolicyKind::Resource;
  VariableMode mode = VariableMode::Replaced;
};

/// What a person should know about a comparison that is decided; empty if nothing beyond
/// the two sides.
std::string advise(const Comparison& comparison, const ComparedIn& in);

}  // namespace trailseal::iam
