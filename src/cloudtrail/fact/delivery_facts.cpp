#include "cloudtrail/fact/delivery_facts.hpp"

#include <utility>

namespace trailseal::cloudtrail {
void add_decision(Subject& subject, Value& facts, const std::string& group,
                  const std::string& name, const Decision& decision) {
  Value answer = Value::map();
  answer.set("decision", decision.outcome == iam::Outcome::Unknown
                             ? Value::unknown(unknown_of(decision.missing))
                             : Value::text(iam::to_string(decision.outcome)));
  facts.set(name, std::move(answer));
  subject.places[group + "." + name] = decision.place;
  subject.evidence[group + "." + name] = decision.why;
}

void add_delivery_facts(Subject& subject, const Destination& destination) {
  const Delivery& delivery = destination.delivery;
  Value facts = Value::map();
  const auto add = [&](const char* name, const Decision& decision) {
    add_decision(subject, facts, "delivery", name, decision);
  };
  add("get_bucket_acl", delivery.get_bucket_acl);
  add("put_object", delivery.put_object);
  if (delivery.generate_data_key) add("generate_data_key", *delivery.generate_data_key);
  if (delivery.describe_key) add("describe_key", *delivery.describe_key);
  if (delivery.decrypt) add("decrypt", *delivery.decrypt);
  if (destination.policies_accepted) {
    subject.add_answer(facts, "delivery", "policies_accepted",
                       *destination.policies_accepted);
  }
  const Verdict outcome = delivers(destination);
  facts.set("outcome",
            outcome == Verdict::Unknown
                ? Value::unknown({.reason = "a part of the delivery is not known"})
                : Value::text(outcome == Verdict::Holds ? "allowed" : "denied"));
  subject.facts.set("delivery", std::move(facts));
}

}  // namespace trailseal::cloudtrail
