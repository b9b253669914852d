#include "cloudtrail/fact/observed_facts.hpp"

#include <utility>

#include "cloudtrail/question/delivered_encryption.hpp"
#include "cloudtrail/question/delivery_agreement.hpp"
#include "cloudtrail/question/delivery_health.hpp"
#include "cloudtrail/question/security_hub_agreement.hpp"

namespace trailseal::cloudtrail {

namespace {

void add_answers(Subject& subject, const ObservationIndex& index,
                 const Destination& destination, const std::string& standard) {
  const Trail& trail = destination.trail;
  Value facts = Value::map();
  const std::string& collected_at = index.export_of(trail)->collected_at;
  if (!collected_at.empty()) facts.set("collected_at", Value::text(Text(collected_at)));
  const auto add = [&](const char* name, const PlacedAnswer& answer) {
    subject.add_answer(facts, "observed", name, answer);
  };
  add("objects_encrypted", delivered_as_wanted(index, destination, standard));
  add("delivery_works", delivery_works(index, trail));
  add("security_hub_agrees", security_hub_agrees(index, destination));
  if (const auto arrive = digests_arrive(index, trail)) add("digests_arrive", *arrive);
  add("delivery_agrees", delivery_agrees(index, destination));
  subject.facts.set("observed", std::move(facts));
}

}  // namespace

void add_observed_facts(Subject& subject, const Surroundings& surroundings,
                        const Destination& destination, const std::string& standard) {
  const Trail& trail = destination.trail;
  const ObservationIndex& index = surroundings.observations;
  if (index.empty() || index.export_of(trail) == nullptr) return;
  const auto arn = trail.arn.literal();
  const auto deployed =
      arn ? surroundings.deployed_trails.find(*arn) : surroundings.deployed_trails.end();
  if (deployed == surroundings.deployed_trails.end()) {
    // Without a plan in the run all of it is deployed; with one, it creates the trail.
    if (!surroundings.deployed) add_answers(subject, index, destination, standard);
    return;
  }
  add_answers(subject, index, follow(*surroundings.deployed, deployed->second), standard);
}

}  // namespace trailseal::cloudtrail
