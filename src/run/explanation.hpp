// The facts of what one address is about, for people who write rules.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "cloudtrail/subject.hpp"
#include "document/value.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::run {

/// The subjects that the address is part of, with their facts; nullopt where the address
/// is in no input.
std::optional<std::vector<cloudtrail::Subject>> explained_subjects(
    const ResourceGraph& graph, const std::string& standard, const std::string& address);

/// Their facts by path, a line each.
void write_explanation(const std::vector<cloudtrail::Subject>& subjects,
                       std::ostream& out);

/// The same as `trailseal.explanation/1`. A fact that is not known is null, and in
/// `unknown` with the reason and what would tell it.
Value explanation_value(const std::vector<cloudtrail::Subject>& subjects,
                        const std::string& address);

}  // namespace trailseal::run
