#include "cloudtrail/fact/destination_facts.hpp"

#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/change.hpp"
#include "cloudtrail/fact/bucket_facts.hpp"
#include "cloudtrail/fact/key_facts.hpp"
#include "cloudtrail/policy_in_force.hpp"
#include "cloudtrail/question/planned_loss.hpp"
#include "cloudtrail/question/source_scope.hpp"
#include "cloudtrail/security_hub.hpp"
#include "cloudtrail/spelling.hpp"
#include "graph/origin.hpp"
#include "graph/place.hpp"
#include "graph/resource_graph.hpp"
#include "iam/explain/evidence_line.hpp"

namespace trailseal::cloudtrail {
namespace {

using Answer = Decision::Answer;

constexpr Spelling kTrailKey{"kms_key_id", "KMSKeyId"};
constexpr Spelling kTrailBucket{"s3_bucket_name", "S3BucketName"};

Value text(const Text& value) { return Value::text(value); }

Value verdict_value(Verdict verdict, const std::string& reason, const std::string& help) {
  if (verdict == Verdict::Unknown)
    return Value::unknown({.reason = reason, .help = help});
  return Value::boolean(verdict == Verdict::Holds);
}

class Builder {
 public:
  Builder(const ResourceGraph& graph, const Destination& destination)
      : graph_(graph), all_(destination) {}

  Subject build(const std::string& standard) {
    subject_.trail = all_.trail.resource->address;
    subject_.input = all_.trail.resource->input;
    Value facts = Value::map();
    facts.set("standard", Value::text(Text(standard)));
    facts.set("trail", trail_facts());
    subject_.facts = std::move(facts);
    add_bucket();
    if (all_.key) add_key();
    subject_.facts.set("delivery", delivery_facts());
    if (Value change = change_facts(); change.size() > 0) {
      subject_.facts.set("change", change);
    }
    if (all_.log_group) add_facts(subject_, *all_.log_group);
    if (all_.topic) add_facts(subject_, *all_.topic);
    subject_.facts.set("security_hub", security_hub_facts(graph_));
    return std::move(subject_);
  }

 private:
  void at(const char* fact, Place place) { subject_.places[fact] = std::move(place); }
  void because(const char* fact, std::vector<Evidence> why) {
    subject_.evidence[fact] = std::move(why);
  }

  Value trail_facts() {
    const Trail& trail = all_.trail;
    const Resource& resource = *trail.resource;
    Value facts = Value::map();
    facts.set("address", Value::text(Text(resource.address)));
    facts.set("label", Value::text(Text("`" + resource.address + "`")));
    facts.set("name", text(trail.name));
    facts.set("arn", text(trail.arn));
    facts.set("region", text(trail.region));
    facts.set("account", text(trail.account));
    facts.set("change", Value::text(to_string(resource.change)));
    facts.set("organization", trail.organization);
    facts.set("multi_region", trail.multi_region);
    facts.set("log_validation", trail.log_validation);
    facts.set("logging", trail.logging);
    facts.set("has_key", has_key());
    facts.set("kms_key_id", trail.key_id);
    at("trail", place_of(resource));
    at("trail.kms_key_id", place_of(resource, kTrailKey));
    at("trail.has_key", place_of(resource, kTrailKey));
    add_waiting(facts);
    return facts;
  }

  Value has_key() const {
    if (all_.keyed != Verdict::Unknown)
      return Value::boolean(all_.keyed == Verdict::Holds);
    return all_.trail.key_id;  // unknown, with its reason
  }

  /// The policies that are resources of their own and that this deployment makes or
  /// changes must be there before the trail is created.
  void add_waiting(Value& facts) {
    const Resource& trail = *all_.trail.resource;
    if (!is_created(trail)) return;
    std::vector<Evidence> missing;
    bool any = false;
    const auto look = [&](const PolicyInForce& policy) {
      if (!policy.separate || !graph_.together(*policy.resource, trail)) return;
      if (!is_touched(*policy.resource)) return;
      any = true;
      if (graph_.waits_for(trail, *policy.resource)) return;
      missing.emplace_back("nothing makes `" + trail.address + "` wait for `" +
                           policy.resource->address + "`");
    };
    look(all_.bucket.policy);
    if (all_.key) look(all_.key->policy);
    if (!any) return;
    facts.set("waits_for_policies", waiting(missing));
    at("trail.waits_for_policies", place_of(trail));
    because("trail.waits_for_policies", std::move(missing));
  }

  /// A plan does not tell what a local value is made from: it may be a policy's
  /// attribute.
  Value waiting(const std::vector<Evidence>& missing) const {
    if (missing.empty()) return Value::boolean(true);
    const Value& otherwise = all_.trail.resource->otherwise;
    if (otherwise.is_unknown()) return otherwise;
    for (const Reference& reference : all_.trail.resource->references) {
      const bool identifies =
          reference.attribute == "s3_bucket_name" || reference.attribute == "kms_key_id";
      if (!identifies || parse_origin(reference.target).kind != Origin::Kind::Local)
        continue;
      return Value::unknown({.reason = iam::line_of(missing.front()) + ", unless `" +
                                       reference.target + "` is made from it",
                             .help = "add `depends_on` to the trail"});
    }
    return Value::boolean(false);
  }

  void add_bucket() {
    const Bucket& bucket = all_.bucket;
    const Key* default_key = all_.default_key ? &*all_.default_key : nullptr;
    add_facts(subject_, bucket, default_key,
              bucket.resource ? place_of(*bucket.resource)
                              : place_of(*all_.trail.resource, kTrailBucket));
    if (const auto scope = bucket_source_scope(all_.trail, bucket)) {
      add_fact(subject_, *subject_.facts.find("bucket"), "source_scoped",
               "bucket.source_scoped", *scope);
    }
  }

  void add_key() {
    const Key& key = *all_.key;
    add_facts(subject_, key);
    Value& facts = *subject_.facts.find("key");
    facts.set("in_bucket_region", in_bucket_region());
    at("key.in_bucket_region", place_of(*all_.trail.resource, kTrailKey));
    at("key.by_alias", place_of(*all_.trail.resource, kTrailKey));
    because("key.by_alias", {});
    because("key.in_bucket_region",
            {key.label + " is in " + key.region.display() + ", " + all_.bucket.label +
             " in " + all_.bucket.region.display()});
    if (const auto scope = key_source_scope(all_.trail, all_.bucket, key)) {
      add_fact(subject_, facts, "source_scoped", "key.source_scoped", *scope);
    }
    add_fact(subject_, facts, "is_bucket_default", "key.is_bucket_default",
             is_bucket_default());
  }

  /// Is the trail's key the key of the bucket's default encryption, too?
  Observation is_bucket_default() const {
    const Bucket::Encryption& encryption = all_.bucket.encryption;
    Observation found{.place = encryption.place};
    if (encryption.key_id.is_unknown() || !all_.trail.key_id.is_text()) {
      const Value& open =
          encryption.key_id.is_unknown() ? encryption.key_id : all_.trail.key_id;
      found.verdict = Verdict::Unknown;
      found.missing = open.as_unknown().reason;
      found.help = open.as_unknown().help;
      return found;
    }
    found.verdict = same_key();
    const std::string other = all_.default_key ? all_.default_key->label : "`aws/s3`";
    if (found.verdict == Verdict::Fails) {
      found.why = {"the trail encrypts with " + all_.key->label + ", " +
                   all_.bucket.label + " defaults to " + other};
    }
    found.missing = "whether " + all_.key->label + " and " + other + " are the same key";
    return found;
  }

  Verdict same_key() const {
    if (!all_.default_key) return verdict_of(all_.key->manager.is_literal("aws"));
    const Resource* one = all_.key->resource;
    const Resource* other = all_.default_key->resource;
    if (one != nullptr && other != nullptr) return verdict_of(one == other);
    return equal(all_.key->arn, all_.default_key->arn);
  }

  Value in_bucket_region() const {
    const Text& bucket = all_.bucket.region;
    const Text& key = all_.key->region;
    std::string reason = "the regions of the key (" + key.display() +
                         ") and of the bucket (" + bucket.display() +
                         ") cannot be compared";
    return verdict_value(
        equal(key, bucket), reason,
        all_.bucket.resource == nullptr
            ? "check it together with the plan or template that declares "
              "the bucket"
            : "pass --region");
  }

  Value delivery_facts() {
    Value facts = Value::map();
    const auto add = [&](const char* name, const char* path, const Decision& decision) {
      Value answer = Value::map();
      answer.set("decision",
                 decision.answer == Answer::Unknown
                     ? Value::unknown({.reason = decision.missing, .help = decision.help})
                     : Value::text(to_string(decision.answer)));
      facts.set(name, std::move(answer));
      at(path, decision.place);
      because(path, decision.why);
    };
    const Delivery& delivery = all_.delivery;
    add("get_bucket_acl", "delivery.get_bucket_acl", delivery.get_bucket_acl);
    add("put_object", "delivery.put_object", delivery.put_object);
    if (delivery.generate_data_key) {
      add("generate_data_key", "delivery.generate_data_key", *delivery.generate_data_key);
      add("describe_key", "delivery.describe_key", *delivery.describe_key);
    }
    if (delivery.decrypt) add("decrypt", "delivery.decrypt", *delivery.decrypt);
    const Answer outcome = outcome_of(all_);
    facts.set("outcome",
              outcome == Answer::Unknown
                  ? Value::unknown({.reason = "a part of the delivery is not known"})
                  : Value::text(to_string(outcome)));
    return facts;
  }

  Value change_facts() {
    Value facts = Value::map();
    const auto add = [&](const char* name, const char* path, std::optional<Kept> kept) {
      if (!kept) return;
      const std::string reason = kept->why.empty() ? "" : iam::line_of(kept->why.front());
      facts.set(name, verdict_value(kept->verdict, reason, ""));
      at(path, std::move(kept->place));
      because(path, std::move(kept->why));
    };
    add("keeps_encryption", "change.keeps_encryption", encryption_kept(graph_, all_));
    add("keeps_storage", "change.keeps_storage", storage_kept(graph_, all_));
    return facts;
  }

  const ResourceGraph& graph_;
  const Destination& all_;
  Subject subject_{};
};

/// Is the trail's key such that S3 can encrypt with it? Holds, fails or unknown.
Verdict usable(const Key& key) {
  const auto is = [](const Value& value, const char* wanted) {
    return value.is_text() ? equal(value.as_text(), Text(wanted)) : Verdict::Unknown;
  };
  Verdict all = is(key.manager, "customer");
  all = both(all, is(key.spec, "SYMMETRIC_DEFAULT"));
  all = both(all, is(key.usage, "ENCRYPT_DECRYPT"));
  return both(all, is(key.state, "enabled"));
}

Verdict allowed(const Decision& decision) {
  switch (decision.answer) {
    case Answer::Allowed:
      return Verdict::Holds;
    case Answer::Unknown:
      return Verdict::Unknown;
    case Answer::NotAllowed:
    case Answer::Denied:
      break;
  }
  return Verdict::Fails;
}

/// Who pays decides only where it is known that the requester does.
Verdict accepts_writes(const Bucket& bucket) {
  const Value& payer = bucket.settings.requester_pays.value;
  return verdict_of(!payer.is_bool() || !payer.as_bool());
}

}  // namespace

Destination follow(const ResourceGraph& graph, const Trail& trail) {
  Destination found;
  found.trail = trail;
  found.keyed = trail.has_key();
  found.bucket = destination_of(graph, trail);
  found.default_key = default_key_of(graph, found.bucket, *trail.resource);
  if (found.keyed != Verdict::Fails) {
    found.key = follow_key(graph, trail.key_id, *trail.resource,
                           place_of(*trail.resource, kTrailKey));
  }
  found.delivery = decide_delivery(trail, found.bucket, found.key ? &*found.key : nullptr,
                                   found.keyed);
  found.log_group = log_group_of(graph, trail);
  found.topic = topic_of(graph, trail, found.bucket);
  return found;
}

Decision::Answer outcome_of(const Destination& destination) {
  const Delivery& delivery = destination.delivery;
  Verdict all = both(allowed(delivery.get_bucket_acl), allowed(delivery.put_object));
  all = both(all, accepts_writes(destination.bucket));
  const Resource* bucket = destination.bucket.resource;
  if (bucket != nullptr && bucket->change == Change::Delete) return Answer::Denied;
  if (destination.key) {
    Verdict key = both(allowed(*delivery.generate_data_key), usable(*destination.key));
    key = both(key, equal(destination.key->region, destination.bucket.region));
    // A key that may not be there can leave the answer open, never decide it.
    if (destination.keyed == Verdict::Unknown) key = either(key, Verdict::Unknown);
    all = both(all, key);
  }
  switch (all) {
    case Verdict::Holds:
      return Answer::Allowed;
    case Verdict::Unknown:
      return Answer::Unknown;
    case Verdict::Fails:
      break;
  }
  return Answer::Denied;
}

Subject facts_of(const ResourceGraph& graph, const Destination& destination,
                 const std::string& standard) {
  return Builder(graph, destination).build(standard);
}

}  // namespace trailseal::cloudtrail
