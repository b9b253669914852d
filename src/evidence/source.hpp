// Sources of facts, and values as a pack shows them.
#pragma once

#include <string>

#include "document/value.hpp"
#include "evidence/trail_evidence.hpp"
#include "graph/place.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::evidence {

/// Where a resource was read; only its input and place where it is null.
Source source_of(const ResourceGraph& graph, const Resource* resource,
                 const Place& place);

/// Where an observation of an export was read: its answer.
Source source_of_answer(const Input& input, unsigned answer);

/// The time that an input tells of itself; empty: it tells none.
std::string time_of(const Input& input);

/// `yes`, `no`, a text, `not known: why`; empty for what is not set.
std::string shown(const Value& value);

/// A region or an account: empty where nothing at all is known of it.
std::string shown(const Text& text);

}  // namespace trailseal::evidence
