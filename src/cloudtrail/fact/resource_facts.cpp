// `resource.attributes` are the arguments and attributes (Terraform) or the properties
// (CloudFormation) under their own names.
#include "cloudtrail/fact/resource_facts.hpp"

#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/spelling.hpp"

namespace trailseal::cloudtrail {

std::vector<Subject> resource_subjects(const ResourceGraph& graph,
                                       const std::string& type) {
  std::vector<Subject> subjects;
  for (const Resource* resource : resources_of_type(graph, type)) {
    Value facts = facts_about(resource, "`" + resource->address + "`");
    facts.set("type", Value::text(Text(resource->type)));
    facts.set("region", Value::text(resource->region));
    facts.set("account", Value::text(resource->account));
    facts.set("attributes", resource->attributes);
    Subject subject = subject_of("resource", *resource);
    subject.facts.set("resource", std::move(facts));
    subject.places["resource"] = place_of(*resource);
    subjects.push_back(std::move(subject));
  }
  return subjects;
}

}  // namespace trailseal::cloudtrail
