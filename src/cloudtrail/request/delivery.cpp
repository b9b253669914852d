// Requests of one kind differ in path, in encryption and in what AWS leaves undocumented.
// Their answers are put together by the worst: a refusal beats an unknown, an unknown a
// permission. Assumptions about one and the same request are put together by agreement:
// where they differ, the answer is unknown.
#include "cloudtrail/request/delivery.hpp"

#include <utility>

#include "cloudtrail/request/kms_request.hpp"
#include "cloudtrail/request/object_path.hpp"
#include "cloudtrail/request/s3_request.hpp"
#include "cloudtrail/request/trail_owner.hpp"

namespace trailseal::cloudtrail {
namespace {

using iam::Outcome;

/// What all requests of one trail share.
struct DeliveryCase {
  const Trail& trail;
  const Bucket& bucket;
  const Key* key;
};

/// Puts a request to the bucket policy under either version of TLS.
template <typename MakeRequest>
Decision decide_on_bucket(const DeliveryCase& delivery, MakeRequest make_request) {
  const auto with = [&](TlsVersion tls) {
    return decide(delivery.bucket.policy, make_request(tls), iam::PolicyKind::Resource);
  };
  Decision newer = with(TlsVersion::Tls13);
  if (!may_ask_for(delivery.bucket.policy, "s3:TlsVersion")) return newer;
  return agree(std::move(newer), with(TlsVersion::Tls12),
               "it depends on the TLS version, which AWS does not document");
}

Decision decide_on_key(const DeliveryCase& delivery, KmsCall call, const Text& s3_arn) {
  return decide(delivery.key->policy,
                kms_request(call, delivery.trail, *delivery.key, s3_arn),
                iam::PolicyKind::Key);
}

Text object_arn(const DeliveryCase& delivery, const Text& path) {
  return delivery.bucket.arn + Text("/") + path;
}

Decision decide_get_bucket_acl(const DeliveryCase& delivery) {
  return decide_on_bucket(delivery, [&](TlsVersion tls) {
    return get_bucket_acl_request(delivery.trail, delivery.bucket, tls);
  });
}

// ---- writing

/// A trail without a key sends AES256 in so many words, which overrides the bucket's
/// default; with a key it asks for that key.
EncryptionHeader header_of(const DeliveryCase& delivery) {
  if (delivery.key == nullptr) return {.algorithm = "AES256"};
  return {.algorithm = "aws:kms", .kms_key = delivery.key->arn};
}

Decision decide_write(const DeliveryCase& delivery, const ObjectPath& path,
                      const EncryptionHeader& header) {
  Decision decision = decide_on_bucket(delivery, [&](TlsVersion tls) {
    return put_object_request(delivery.trail, delivery.bucket, path.key, header, tls);
  });
  if (decision.allowed() != Verdict::Fails) return decision;
  if (path.written == Verdict::Unknown) {
    decision.make_unknown(
        {.what = "whether the trail writes `" + path.folder + "` files"});
  }
  if (path.if_organization) {
    decision.make_unknown(
        {.what = "whether the trail is an organization trail: such a trail writes under "
                 "the organization's id",
         .help = delivery.trail.organization.covered.as_unknown().help});
  }
  if (path.beside_organization) {
    decision.make_unknown(
        {.what =
             "whether an organization trail also needs the management account's own path: AWS's pages contradict each other",
         .help = "allow `AWSLogs/<management account>/*` too, as AWS's example does"});
  }
  return decision;
}

/// When a trail is saved, CloudTrail probes the bucket. With log file validation at least
/// one probe is not SSE-KMS, so a Deny that admits only SSE-KMS stops it. CloudTrail User
/// Guide, "Security best practices"; without validation nothing is documented.
Decision decide_probe(const DeliveryCase& delivery, const ObjectPath& path) {
  Decision probe = decide_write(delivery, path, {.algorithm = "AES256"});
  if (probe.outcome == Outcome::Allowed) return probe;
  if (!delivery.trail.touched) {
    return {.outcome = Outcome::Allowed, .why = probe.why, .place = probe.place};
  }
  const Value& validation = delivery.trail.settings.log_validation;
  if (validation.is_bool() && validation.as_bool()) {
    probe.why.emplace_back(
        "when a trail with log file validation is created or updated, CloudTrail "
        "validates the bucket with a write that does not use SSE-KMS; the policy denies "
        "that write");
    return probe;
  }
  if (probe.allowed() == Verdict::Fails) {
    probe.make_unknown(
        {.what =
             "whether CloudTrail's validation write is SSE-KMS when log file validation is off: AWS does not document it",
         .help = "allow `AES256` as well as `aws:kms`, as AWS's best practices do"});
  }
  return probe;
}

/// A policy that does not ask how an object is encrypted says to the probe what it says to
/// other writes.
bool may_ask_for_encryption(const PolicyInForce& policy) {
  return may_ask_for(policy, "s3:x-amz-server-side-encryption") ||
         may_ask_for(policy, "s3:x-amz-server-side-encryption-aws-kms-key-id");
}

/// A trail that may or may not have a key may write either way.
Decision decide_unclear_write(const DeliveryCase& delivery, const ObjectPath& path) {
  const Decision with_key = decide_write(delivery, path, header_of(delivery));
  const Decision without = decide_write(delivery, path, {.algorithm = "AES256"});
  return agree(with_key, without, "whether the trail has a key");
}

Decision decide_path(const DeliveryCase& delivery, const ObjectPath& path,
                     Verdict keyed) {
  if (keyed == Verdict::Unknown) return decide_unclear_write(delivery, path);
  Decision write = decide_write(delivery, path, header_of(delivery));
  if (keyed == Verdict::Holds && write.outcome == Outcome::Allowed &&
      may_ask_for_encryption(delivery.bucket.policy)) {
    Decision probe = decide_probe(delivery, path);
    write.worsen(std::move(probe));
  }
  return write;
}

Decision decide_put_object(const DeliveryCase& delivery, Verdict keyed) {
  const std::vector<ObjectPath> paths = object_paths_of(delivery.trail);
  Decision worst = decide_path(delivery, paths.front(), keyed);
  for (std::size_t i = 1; i < paths.size(); ++i) {
    worst.worsen(decide_path(delivery, paths[i], keyed));
  }
  return worst;
}

// ---- the key

/// With an S3 Bucket Key the encryption context names the bucket, else the object. S3
/// User Guide, "Reducing the cost of SSE-KMS with Amazon S3 Bucket Keys".
Decision decide_on_data_key(const DeliveryCase& delivery, KmsCall call) {
  const Bucket::Encryption& encryption = delivery.bucket.encryption;
  const Text object = object_arn(delivery, object_paths_of(delivery.trail).front().key);
  // Whether the setting counts beside an AES256 default is not documented.
  const bool sure =
      encryption.bucket_key.is_bool() &&
      (!encryption.bucket_key.as_bool() || !encryption.algorithm.is_literal("AES256"));
  if (sure) {
    const bool on_bucket = encryption.bucket_key.as_bool();
    return decide_on_key(delivery, call, on_bucket ? delivery.bucket.arn : object);
  }
  return agree(decide_on_key(delivery, call, object),
               decide_on_key(delivery, call, delivery.bucket.arn),
               "whether the bucket uses an S3 Bucket Key for the trail's files");
}

Decision decide_generate_data_key(const DeliveryCase& delivery) {
  Decision worst = decide_on_data_key(delivery, KmsCall::GenerateDataKeyAtDelivery);
  if (delivery.trail.touched) {
    worst.worsen(decide_on_key(delivery, KmsCall::GenerateDataKeyAtCreation,
                               object_arn(delivery, probe_path_of(delivery.trail))));
  }
  return worst;
}

/// What is certain whatever CloudTrail makes of slashes around the trail's prefix.
template <typename Decide>
Decision decide_for_prefix(const Trail& trail, Decide with) {
  if (!trail.prefix.is_text()) return with(trail);
  const std::vector<Trail> readings = prefix_readings(trail);
  Decision agreed = with(readings.front());
  for (std::size_t i = 1; i < readings.size(); ++i) {
    Decision other = with(readings[i]);
    if (other.allowed() == agreed.allowed()) continue;
    if (agreed.allowed() == Verdict::Fails) std::swap(agreed, other);
    if (agreed.allowed() == Verdict::Unknown) return agreed;
    if (other.allowed() == Verdict::Unknown) return other;
    other.make_unknown(
        {.what = "whether CloudTrail keeps the slash at the beginning or end of the "
                 "prefix `" +
                 trail.prefix.as_text().display() + "`: AWS does not document it",
         .help = "remove the slash from the trail's prefix"});
    return other;
  }
  return agreed;
}

}  // namespace

Delivery decide_delivery(const Trail& trail, const Bucket& bucket, const Key* key,
                         Verdict keyed) {
  const auto decide_with = [&](auto decide_case) {
    return decide_for_owner(trail, [&](const Trail& owned) {
      return decide_for_prefix(owned, [&](const Trail& reading) {
        return decide_case(DeliveryCase{reading, bucket, key});
      });
    });
  };
  Delivery delivery;
  delivery.get_bucket_acl = decide_with(&decide_get_bucket_acl);
  delivery.put_object =
      decide_with([&](const DeliveryCase& one) { return decide_put_object(one, keyed); });
  if (key == nullptr) return delivery;
  delivery.generate_data_key = decide_with(&decide_generate_data_key);
  delivery.describe_key = decide_with([](const DeliveryCase& one) {
    return decide_on_key(one, KmsCall::DescribeKey, {});
  });
  const Value& bucket_key = bucket.encryption.bucket_key;
  if (bucket_key.is_bool() && bucket_key.as_bool()) {
    delivery.decrypt = decide_with([](const DeliveryCase& one) {
      return decide_on_data_key(one, KmsCall::Decrypt);
    });
  }
  return delivery;
}

}  // namespace trailseal::cloudtrail
