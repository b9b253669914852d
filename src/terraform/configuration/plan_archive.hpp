// PlanArchive: what a plan file holds.
//
// A plan file is a zip. Besides the plan it has every `.tf` file of every module as it
// was when the plan was made (`tfconfig/`); Terraform reads them again at apply.
//
//   tfplan               the planned changes                     bytes, see plan_message
//   tfstate              the state that the plan starts from     JSON
//   tfstate-prev         the state before the refresh
//   tfconfig/            modules.json, m-<calls>/*.tf
//   .terraform.lock.hcl  the versions of the providers
#pragma once

#include <map>
#include <string>

#include "base/result.hpp"

namespace trailseal::terraform {

struct PlanArchive {
  std::string plan{};   ///< of `tfplan`
  std::string state{};  ///< of `tfstate`; empty: it has none
  std::string lock{};   ///< of `.terraform.lock.hcl`
  /// The files below `tfconfig/` by their names there: `modules.json`, `m-a.b/main.tf`.
  std::map<std::string, std::string> sources{};
};

/// Reads a plan file. Errors: no zip, no plan or no sources in it, more than
/// kMaxSourceFiles or kMaxSourceBytes of sources, more than kMaxPlanFileBytes of the rest.
Result<PlanArchive> read_plan_archive(const std::string& path);

}  // namespace trailseal::terraform
