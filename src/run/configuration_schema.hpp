// The JSON Schema of `.trailseal.yaml`, for editors.
#pragma once

#include "document/value.hpp"

namespace trailseal::run {

Value configuration_schema();

}  // namespace trailseal::run
