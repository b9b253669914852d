// What a plan is, before anything of it is read: its format, and whether sources are its.
#pragma once

#include <optional>
#include <string>

#include "base/result.hpp"
#include "terraform/configuration/module.hpp"
#include "terraform/plan/plan_reader.hpp"

namespace trailseal::terraform {

/// Why a plan or state cannot be read.
Result<void> refuse(const PlanParts& parts, const Source& source);

/// A plan that somebody has shortened: what its unknown values are made from is not there.
Error without_configuration(const std::string& path);

/// Does a root module have every block that the plan's configuration has?
bool declares_all(const Module& module, const ConfigModule& planned);

}  // namespace trailseal::terraform
