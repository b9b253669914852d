// provider_key: which provider configuration a module's resources are made with.
#pragma once

#include <cstddef>
#include <string>

#include "terraform/configuration/module.hpp"

namespace trailseal::terraform {

/// A module and the calls that lead to it.
struct CalledModule {
  const Module* module = nullptr;
  std::string calls{};                   ///< names of the calls, joined with dots
  const CalledModule* caller = nullptr;  ///< null: it is the root module
  const CallBlock* block = nullptr;      ///< of the call
  std::size_t depth = 0;
};

/// What a plan's `provider_config` calls the configuration `aws.x` that stands in a module:
/// `aws.x`, `module.a.module.b:aws.x`.
std::string key_in(const CalledModule& module, const std::string& provider);

/// The key of the configuration that `provider` stands for in a module: its own, the one
/// that its call hands over, or its caller's.
std::string provider_key(const CalledModule& module, const std::string& provider);

}  // namespace trailseal::terraform
