#include "cloudtrail/subject.hpp"

namespace trailseal::cloudtrail {
namespace {

/// Looks a dotted path up, then the path above it, and so on.
template <typename Map>
const typename Map::mapped_type* nearest_above(const Map& map, std::string_view fact) {
  while (true) {
    const auto found = map.find(fact);
    if (found != map.end()) return &found->second;
    const std::size_t dot = fact.rfind('.');
    if (dot == std::string_view::npos) return nullptr;
    fact = fact.substr(0, dot);
  }
}

}  // namespace

bool Subject::is(std::string_view name) const {
  return kind == name || (kind == "trail" && name == "destination");
}

void Subject::add_answer(Value& group, const std::string& group_name,
                         const std::string& name, const PlacedAnswer& answer) {
  group.set(name, answer.verdict == Verdict::Unknown
                      ? Value::unknown(unknown_of(answer.missing))
                      : Value::boolean(answer.verdict == Verdict::Holds));
  const std::string path = group_name + "." + name;
  places[path] = answer.place;
  evidence[path] = answer.why;
}

const Place* Subject::place_of(std::string_view fact) const {
  return nearest_above(places, fact);
}

std::vector<Evidence> Subject::evidence_of(std::string_view fact) const {
  const auto* lines = nearest_above(evidence, fact);
  return lines ? *lines : std::vector<Evidence>();
}

Subject subject_of(const std::string& kind, const Resource& resource) {
  Subject subject;
  subject.kind = kind;
  subject.input = resource.input;
  subject.facts = Value::map();
  return subject;
}

Value facts_about(const Resource* resource, const std::string& label) {
  Value facts = Value::map();
  facts.set("address",
            resource != nullptr ? Value::text(Text(resource->address)) : Value::null());
  facts.set("label", Value::text(Text(label)));
  return facts;
}

}  // namespace trailseal::cloudtrail
