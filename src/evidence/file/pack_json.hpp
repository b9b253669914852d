// evidence.json, the data of a pack.
#pragma once

#include <string>

#include "evidence/pack.hpp"

namespace trailseal::evidence {

inline constexpr const char* kPackSchema = "trailseal.evidence/1";

/// The document of a pack; docs/evidence.schema.json says what is in it.
std::string pack_json(const Pack& pack);

}  // namespace trailseal::evidence
