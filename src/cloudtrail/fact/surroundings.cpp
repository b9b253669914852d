#include "cloudtrail/fact/surroundings.hpp"

#include "cloudtrail/fact/security_hub_facts.hpp"

namespace trailseal::cloudtrail {

Surroundings::Surroundings(const ResourceGraph& graph)
    : recorded(graph), security_hub(security_hub_facts(graph)), observations(graph) {}

}  // namespace trailseal::cloudtrail
