#include "cloudtrail/fact/observed_facts.hpp"

#include <utility>

#include "cloudtrail/question/delivered_encryption.hpp"
#include "cloudtrail/question/delivery_agreement.hpp"
#include "cloudtrail/question/delivery_health.hpp"
#include "cloudtrail/question/security_hub_agreement.hpp"

namespace trailseal::cloudtrail {

void add_observed_facts(Subject& subject, const ObservationIndex& index,
                        const Destination& destination, const std::string& standard) {
  const Trail& trail = destination.trail;
  const Observations* observed = index.export_of(trail);
  if (observed == nullptr) return;
  Value facts = Value::map();
  if (!observed->collected_at.empty()) {
    facts.set("collected_at", Value::text(Text(observed->collected_at)));
  }
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

}  // namespace trailseal::cloudtrail
