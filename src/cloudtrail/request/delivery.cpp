// Requests of one kind differ in path, in encryption and in what AWS leaves undocumented.
// Their answers are put together by the worst: a refusal beats an unknown, an unknown a
// permission. Assumptions about one and the same request are put together by agreement:
// where they differ, the answer is unknown.
#include "cloudtrail/request/delivery.hpp"

#include <algorithm>

#include "cloudtrail/policy_in_force.hpp"
#include "cloudtrail/request/object_path.hpp"
#include "cloudtrail/request/request_context.hpp"
#include "graph/place.hpp"
#include "iam/evaluator.hpp"

namespace trailseal::cloudtrail {
namespace {

using Answer = Decision::Answer;

const char* const kPrincipal = "cloudtrail.amazonaws.com";

/// What all calls of one trail share.
struct Scene {
  const Trail& trail;
  const Bucket& bucket;
  const Key* key;
};

Answer answer_of(iam::Outcome outcome) {
  switch (outcome) {
    case iam::Outcome::Allowed:
      return Answer::Allowed;
    case iam::Outcome::Denied:
      return Answer::Denied;
    case iam::Outcome::NotAllowed:
      return Answer::NotAllowed;
    case iam::Outcome::Unknown:
      break;
  }
  return Answer::Unknown;
}

/// The policy's own place, on the line of the statement that decided where there is one.
Place place_of_evaluation(const PolicyInForce& policy,
                          const iam::Evaluation& evaluation) {
  Place place = policy.place;
  if (evaluation.decisive == iam::Evaluation::npos) return place;
  const Position position = evaluation.trace[evaluation.decisive].position;
  if (position.line != 0 && place.position.line != 0) place.position = position;
  return place;
}

Decision evaluate_once(const PolicyInForce& policy, const iam::Request& request,
                       iam::PolicyKind kind) {
  if (!policy.note.empty()) {
    return {.answer = Answer::NotAllowed, .why = {policy.note}, .place = policy.place};
  }
  const iam::Evaluation evaluation = iam::evaluate(policy.policy, request, kind);
  Decision decision{.answer = answer_of(evaluation.outcome),
                    .why = evaluation.why,
                    .missing = evaluation.missing,
                    .help = evaluation.help,
                    .place = place_of_evaluation(policy, evaluation)};
  for (const iam::PolicyProblem& problem : policy.policy.problems) {
    if (problem.refused) {
      decision.why.emplace_back("AWS refuses to save this policy: " + problem.message);
    }
  }
  if (decision.answer == Answer::Unknown && decision.missing.empty()) {
    decision.missing = policy.policy.reason;
    decision.help = policy.policy.help;
  }
  return decision;
}

/// Denied and not allowed are both refusals.
int badness(Answer answer) {
  switch (answer) {
    case Answer::Allowed:
      return 0;
    case Answer::Unknown:
      return 1;
    case Answer::NotAllowed:
    case Answer::Denied:
      break;
  }
  return 2;
}

void take_worse(Decision& worst, Decision other) {
  if (badness(other.answer) > badness(worst.answer)) worst = std::move(other);
}

/// Two assumptions about one request: only what both say is certain.
Decision agree(Decision a, const Decision& b, const std::string& on) {
  if (badness(a.answer) == badness(b.answer)) return a;
  if (badness(b.answer) == 1) return b;
  if (badness(a.answer) == 1) return a;
  const Decision& refusal = badness(a.answer) == 2 ? a : b;
  Decision unknown = refusal;
  unknown.answer = Answer::Unknown;
  unknown.missing = on;
  unknown.help.clear();
  return unknown;
}

Decision call(const Scene& scene, Call what, const char* action, const Text& resource,
              CallDetail detail) {
  const bool on_key = what != Call::GetBucketAcl && what != Call::PutObject;
  const PolicyInForce& policy = on_key ? scene.key->policy : scene.bucket.policy;
  std::optional<Decision> all;
  for (detail.variant = 0; detail.variant < variants_of(what); ++detail.variant) {
    iam::Request request;
    request.caller.service = kPrincipal;
    request.action = action;
    request.resource = resource;
    request.context = context_of(what, scene.trail, scene.bucket, detail);
    Decision one = evaluate_once(
        policy, request, on_key ? iam::PolicyKind::Key : iam::PolicyKind::Resource);
    all = all ? agree(std::move(*all), one,
                      "the policy asks for a TLS version that AWS does not promise")
              : std::move(one);
  }
  return std::move(*all);
}

Text object_arn(const Scene& scene, const Text& path) {
  return scene.bucket.arn + Text("/") + path;
}

// ---- writing

/// What a write asks S3 to encrypt with. A trail without a key sends AES256 in so many
/// words, which overrides the bucket's default; with a key it asks for that key.
CallDetail encryption_header(const Scene& scene) {
  CallDetail detail;
  detail.algorithm = scene.key != nullptr ? "aws:kms" : "AES256";
  if (scene.key != nullptr) detail.kms_key = scene.key->arn;
  return detail;
}

Decision decide_write(const Scene& scene, const ObjectPath& path,
                      const CallDetail& detail) {
  Decision decision =
      call(scene, Call::PutObject, "s3:PutObject", object_arn(scene, path.key), detail);
  if (badness(decision.answer) != 2) return decision;
  if (path.written == Verdict::Unknown) {
    decision.answer = Answer::Unknown;
    decision.missing = "whether the trail writes `" + path.folder + "` files";
    decision.help.clear();
  }
  if (path.beside_organization) {
    decision.answer = Answer::Unknown;
    decision.missing =
        "whether an organization trail also needs the management account's own path: "
        "AWS's "
        "pages contradict each other";
    decision.help = "allow `AWSLogs/<management account>/*` too, as AWS's example does";
  }
  return decision;
}

/// When a trail is saved, CloudTrail probes the bucket. With log file validation at least
/// one probe is not SSE-KMS, so a Deny that admits only SSE-KMS stops it. CloudTrail User
/// Guide, "Security best practices"; without validation nothing is documented.
Decision decide_probe(const Scene& scene, const ObjectPath& path) {
  CallDetail plain;
  plain.algorithm = "AES256";
  Decision probe = decide_write(scene, path, plain);
  if (probe.answer == Answer::Allowed) return probe;
  const Value& validation = scene.trail.log_validation;
  const std::string remark =
      "it stops the write, not encrypted with SSE-KMS, by which CloudTrail validates the "
      "bucket when a trail with log file validation is created or updated";
  if (!scene.trail.touched) {
    return {.answer = Answer::Allowed, .why = probe.why, .place = probe.place};
  }
  if (validation.is_bool() && validation.as_bool()) {
    probe.why.emplace_back(remark);
    return probe;
  }
  if (badness(probe.answer) == 2) {
    probe.answer = Answer::Unknown;
    probe.missing =
        "whether CloudTrail's validation write is SSE-KMS when log file validation is "
        "off: "
        "AWS does not document it";
    probe.help = "admit `AES256` beside `aws:kms`, as AWS's best practices do";
  }
  return probe;
}

/// A trail that may or may not have a key may write either way.
Decision decide_unclear_write(const Scene& scene, const ObjectPath& path) {
  CallDetail plain;
  plain.algorithm = "AES256";
  Decision with_key = decide_write(scene, path, encryption_header(scene));
  const Decision without = decide_write(scene, path, plain);
  return agree(std::move(with_key), without, "whether the trail has a key");
}

Decision decide_put_object(const Scene& scene, Verdict keyed) {
  Decision worst;
  worst.place = scene.bucket.policy.place;
  bool first = true;
  for (const ObjectPath& path : object_paths_of(scene.trail)) {
    Decision one = keyed == Verdict::Unknown
                       ? decide_unclear_write(scene, path)
                       : decide_write(scene, path, encryption_header(scene));
    const bool logs_allowed = one.answer == Answer::Allowed;
    if (first) {
      worst = std::move(one);
      first = false;
    } else {
      take_worse(worst, std::move(one));
    }
    if (keyed == Verdict::Holds && logs_allowed)
      take_worse(worst, decide_probe(scene, path));
  }
  return worst;
}

// ---- the key

/// With an S3 Bucket Key the encryption context names the bucket, else the object. S3
/// User Guide, "Reducing the cost of SSE-KMS with Amazon S3 Bucket Keys".
Decision decide_on_data_key(const Scene& scene, Call what, const char* action) {
  const Value& bucket_key = scene.bucket.encryption.bucket_key;
  const auto with = [&](const Text& s3_arn) {
    CallDetail detail;
    detail.s3_arn = s3_arn;
    return call(scene, what, action, scene.key->arn, detail);
  };
  const Text object = object_arn(scene, object_paths_of(scene.trail).front().key);
  if (what == Call::GenerateDataKeyAtCreation) {
    return with(object_arn(scene, probe_path_of(scene.trail)));
  }
  // Whether the setting counts beside an AES256 default is not documented.
  const bool sure =
      bucket_key.is_bool() &&
      (!bucket_key.as_bool() || !scene.bucket.encryption.algorithm.is_literal("AES256"));
  if (sure) return with(bucket_key.as_bool() ? scene.bucket.arn : object);
  return agree(with(object), with(scene.bucket.arn),
               "whether the bucket uses an S3 Bucket Key for the trail's files");
}

Decision decide_generate_data_key(const Scene& scene) {
  Decision worst =
      decide_on_data_key(scene, Call::GenerateDataKeyAtDelivery, "kms:GenerateDataKey");
  if (scene.trail.touched) {
    take_worse(worst, decide_on_data_key(scene, Call::GenerateDataKeyAtCreation,
                                         "kms:GenerateDataKey"));
  }
  return worst;
}

}  // namespace

const char* to_string(Decision::Answer answer) {
  switch (answer) {
    case Answer::Allowed:
      return "allowed";
    case Answer::NotAllowed:
      return "not-allowed";
    case Answer::Denied:
      return "denied";
    case Answer::Unknown:
      break;
  }
  return "unknown";
}

Delivery decide_delivery(const Trail& trail, const Bucket& bucket, const Key* key,
                         Verdict keyed) {
  const Scene scene{trail, bucket, key};
  Delivery delivery;
  delivery.get_bucket_acl =
      call(scene, Call::GetBucketAcl, "s3:GetBucketAcl", bucket.arn, {});
  delivery.put_object = decide_put_object(scene, keyed);
  if (key == nullptr) return delivery;
  delivery.generate_data_key = decide_generate_data_key(scene);
  delivery.describe_key = call(scene, Call::DescribeKey, "kms:DescribeKey", key->arn, {});
  const Value& bucket_key = bucket.encryption.bucket_key;
  if (bucket_key.is_bool() && bucket_key.as_bool()) {
    delivery.decrypt = decide_on_data_key(scene, Call::Decrypt, "kms:Decrypt");
  }
  return delivery;
}

}  // namespace trailseal::cloudtrail
