// What keeps a service from encrypting with a key, whatever the key's policy says.
#pragma once

#include <string>
#include <vector>

#include "base/evidence.hpp"
#include "base/verdict.hpp"
#include "cloudtrail/key.hpp"

namespace trailseal::cloudtrail {

/// Is it an enabled symmetric key that a customer manages?
Verdict is_usable(const KeyProperties& key);

/// Why it is not, as far as that is certain: a line for each reason. `purpose` is what it
/// would encrypt: `logs`.
std::vector<Evidence> obstacles_of(const Key& key, const std::string& purpose);

}  // namespace trailseal::cloudtrail
