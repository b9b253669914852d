// Which rules a run judges.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "rule/catalogue.hpp"
#include "rule/rule.hpp"

namespace trailseal::run {

/// The rules of the catalogue in `select` (all where it is empty) without those in
/// `ignore`, by code. Entries are ids, codes or aliases, also as comma lists; one that
/// names no rule is an error, as is a choice that leaves none.
std::vector<const rule::Rule*> select_rules(const rule::Catalogue& catalogue,
                                            const std::vector<std::string>& select,
                                            const std::vector<std::string>& ignore,
                                            std::vector<Error>& errors);

/// The error for a name that is no rule's, with the nearest one.
Error unknown_rule(const rule::Catalogue& catalogue, const std::string& name);

}  // namespace trailseal::run
