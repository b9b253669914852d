// What of a configuration is in effect beside the call, for the report.
#pragma once

#include <optional>

#include "report/configuration_effect.hpp"
#include "run/configuration.hpp"
#include "run/run_request.hpp"
#include "run/settings.hpp"

namespace trailseal::run {

/// What the configuration takes away from what `judging` judges by. What the call gives
/// itself is not the configuration's doing. Nothing where there is none.
std::optional<report::ConfigurationEffect> effect_of(
    const Configuration& configured, const std::optional<JudgingRequest>& request,
    const Judging& judging);

}  // namespace trailseal::run
