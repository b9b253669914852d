#include "cloudtrail/destination_facts.hpp"

#include "cloudtrail/protection.hpp"

namespace trailseal::cloudtrail {
namespace {

using Answer = Decision::Answer;

constexpr Spelling kTrailKey{"kms_key_id", "KMSKeyId"};
constexpr Spelling kTrailBucket{"s3_bucket_name", "S3BucketName"};

const char* change_name(Change change) {
  switch (change) {
    case Change::Create:
      return "create";
    case Change::Update:
      return "update";
    case Change::Replace:
      return "replace";
    case Change::Delete:
      return "delete";
    case Change::NoOp:
      return "no-op";
    case Change::Read:
      return "read";
    case Change::Forget:
      break;
  }
  return "forget";
}

Value text(const Text& value) { return Value::text(value); }

Value address_or_null(const Resource* resource) {
  return resource ? Value::text(Text(resource->address)) : Value::null();
}

Value verdict_value(Verdict verdict, const std::string& reason, const std::string& help) {
  if (verdict == Verdict::Unknown)
    return Value::unknown({.reason = reason, .help = help});
  return Value::boolean(verdict == Verdict::Holds);
}

/// Who manages the key of the bucket's default encryption. No key given means the AWS
/// managed `aws/s3`. S3 User Guide, "Using server-side encryption with AWS KMS keys".
Value default_key_manager(const Destination& destination) {
  const Value& key_id = destination.bucket.encryption.key_id;
  if (key_id.is_null()) return Value::text("aws");
  if (destination.default_key) return destination.default_key->manager;
  for (const std::string& origin : key_id.as_unknown().origins) {
    if (origin.find("aws_kms_key.") != std::string::npos &&
        origin.find("data.aws_kms_key.") == std::string::npos) {
      return Value::text("customer");
    }
  }
  return key_id;
}

bool is_kms(const Value& algorithm) {
  return algorithm.is_literal("aws:kms") || algorithm.is_literal("aws:kms:dsse");
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
    facts.set("bucket", bucket_facts());
    if (all_.key) facts.set("key", key_facts());
    facts.set("delivery", delivery_facts());
    if (Value change = change_facts(); change.size() > 0) facts.set("change", change);
    subject_.facts = std::move(facts);
    return std::move(subject_);
  }

 private:
  void at(const char* fact, Place place) { subject_.places[fact] = std::move(place); }
  void because(const char* fact, std::vector<std::string> lines) {
    subject_.evidence[fact] = std::move(lines);
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
    facts.set("change", Value::text(change_name(resource.change)));
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
    std::vector<std::string> missing;
    bool any = false;
    const auto look = [&](const PolicyInForce& policy) {
      if (!policy.separate || policy.resource->input != trail.input) return;
      if (!is_touched(*policy.resource)) return;
      any = true;
      if (graph_.waits_for(trail, *policy.resource)) return;
      missing.push_back("nothing makes `" + trail.address + "` wait for `" +
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
  Value waiting(const std::vector<std::string>& missing) const {
    if (missing.empty()) return Value::boolean(true);
    const Value& otherwise = all_.trail.resource->otherwise;
    if (otherwise.is_unknown()) return otherwise;
    for (const Reference& reference : all_.trail.resource->references) {
      const bool identifies =
          reference.attribute == "s3_bucket_name" || reference.attribute == "kms_key_id";
      if (!identifies || reference.target.find("local.") == std::string::npos) continue;
      return Value::unknown({.reason = missing.front() + ", unless `" + reference.target +
                                       "` is made from it",
                             .help = "add `depends_on` to the trail"});
    }
    return Value::boolean(false);
  }

  Value bucket_facts() {
    const Bucket& bucket = all_.bucket;
    Value facts = Value::map();
    facts.set("address", address_or_null(bucket.resource));
    facts.set("label", Value::text(Text(bucket.label)));
    facts.set("name", text(bucket.name));
    facts.set("region", text(bucket.region));
    facts.set("account", text(bucket.account));
    facts.set("in_inputs", Value::boolean(bucket.resource != nullptr));
    facts.set("default_encryption", encryption_facts());
    at("bucket", bucket.resource ? place_of(*bucket.resource)
                                 : place_of(*all_.trail.resource, kTrailBucket));
    at("bucket.default_encryption", bucket.encryption.place);
    return facts;
  }

  Value encryption_facts() const {
    const Bucket::Encryption& encryption = all_.bucket.encryption;
    Value facts = Value::map();
    facts.set("algorithm", encryption.algorithm);
    facts.set("key_id", encryption.key_id);
    if (encryption.algorithm.is_unknown()) {
      facts.set("key_manager", encryption.algorithm);
    } else if (is_kms(encryption.algorithm)) {
      facts.set("key_manager", default_key_manager(all_));
    }
    facts.set("bucket_key", encryption.bucket_key);
    return facts;
  }

  Value key_facts() {
    const Key& key = *all_.key;
    Value facts = Value::map();
    facts.set("address", address_or_null(key.resource));
    facts.set("label", Value::text(Text(key.label)));
    facts.set("arn", text(key.arn));
    facts.set("region", text(key.region));
    facts.set("account", text(key.account));
    facts.set("in_inputs", Value::boolean(key.resource != nullptr));
    facts.set("manager", key.manager);
    facts.set("spec", key.spec);
    facts.set("usage", key.usage);
    facts.set("state", key.state);
    facts.set("in_bucket_region", in_bucket_region());
    facts.set("by_alias", Value::boolean(key.by_alias));
    at("key", key.place);
    because("key", obstacles());
    at("key.in_bucket_region", place_of(*all_.trail.resource, kTrailKey));
    because("key.in_bucket_region",
            {key.label + " is in " + key.region.display() + ", " + all_.bucket.label +
             " in " + all_.bucket.region.display()});
    return facts;
  }

  /// What keeps S3 from encrypting with the key, as far as it is known.
  std::vector<std::string> obstacles() const {
    const Key& key = *all_.key;
    std::vector<std::string> lines;
    const auto wants = [&](const Value& value, const char* wanted,
                           const std::string& line) {
      if (value.is_text() && equal(value.as_text(), Text(wanted)) == Verdict::Fails) {
        lines.push_back(key.label + " " + line);
      }
    };
    wants(key.manager, "customer",
          "is an AWS managed key, whose policy cannot admit CloudTrail");
    wants(key.spec, "SYMMETRIC_DEFAULT",
          "has the spec `" + key.spec.display() +
              "`; only SYMMETRIC_DEFAULT encrypts logs");
    wants(key.usage, "ENCRYPT_DECRYPT",
          "has the usage `" + key.usage.display() + "`; ENCRYPT_DECRYPT is needed");
    wants(key.state, "enabled",
          "is " + key.state.display() + "; only an enabled key makes data keys");
    return lines;
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
      const std::string reason = kept->why.empty() ? "" : kept->why.front();
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

}  // namespace

Destination follow(const ResourceGraph& graph, const Trail& trail) {
  Destination found;
  found.trail = trail;
  found.keyed = trail.has_key();
  found.bucket = destination_of(graph, trail);
  const Value& default_key = found.bucket.encryption.key_id;
  if (default_key.is_text()) {
    const Resource& from =
        found.bucket.resource ? *found.bucket.resource : *trail.resource;
    found.default_key =
        follow_key(graph, default_key, from, found.bucket.encryption.place);
  }
  if (found.keyed != Verdict::Fails) {
    found.key = follow_key(graph, trail.key_id, *trail.resource,
                           place_of(*trail.resource, kTrailKey));
  }
  found.delivery = decide_delivery(trail, found.bucket, found.key ? &*found.key : nullptr,
                                   found.keyed);
  return found;
}

Decision::Answer outcome_of(const Destination& destination) {
  const Delivery& delivery = destination.delivery;
  Verdict all = both(allowed(delivery.get_bucket_acl), allowed(delivery.put_object));
  all = both(all, verdict_of(destination.bucket.requester_pays != Verdict::Holds));
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
