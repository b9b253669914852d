// Observations: what an export says besides how things are configured. Whether CloudTrail
// delivers, what it delivered, what Security Hub found, who may use a key by a grant.
//
// Everything names the answer that it is from, and with it the account, the region and the
// time. Three things are kept apart in each fact: a value; nothing (an absent optional),
// where AWS answered that there is none; and not known, where `missing` says why and `help`
// which command would tell.
//
// Times are in the form of base/moment.hpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/missing.hpp"
#include "graph/export_answer.hpp"

namespace trailseal {

/// What GetTrailStatus says of a trail in one region. One that is `missing` stands for the
/// trail's home region, and its other members say nothing.
/// 18 members: the fields of the API's answer, which are facts of their own each.
struct TrailStatus {
  std::string trail{};  ///< ARN
  std::string region{};
  unsigned answer = 0;  ///< index into Observations::answers
  Missing missing{};
  /// Was it asked in another account than the trail's? What is absent proves nothing then.
  bool seen_by_member = false;
  bool logging = false;
  std::optional<std::string> delivered_at{};  ///< the latest log file
  std::optional<std::string> delivery_attempted_at{};
  std::optional<std::string> delivery_error{};  ///< code of S3's: `AccessDenied`
  std::optional<std::string> digest_delivered_at{};
  std::optional<std::string> digest_error{};
  std::optional<std::string> log_group_delivered_at{};
  std::optional<std::string> log_group_error{};
  std::optional<std::string> notified_at{};
  std::optional<std::string> notification_error{};
  std::optional<std::string> started_at{};
  std::optional<std::string> stopped_at{};
};

/// The metadata of an object in a log bucket.
/// 17 members: what the key's name tells, then what HeadObject does.
struct DeliveredObject {
  std::string bucket{};
  std::string key{};
  unsigned answer = 0;
  /// Why there is no metadata: it was refused, or the object was only listed.
  Missing missing{};
  std::string prefix{};           ///< what stands before `AWSLogs/`; empty: nothing
  std::string organization_id{};  ///< `o-...`; empty: not below an organization's path
  std::string account{};          ///< whose events; empty: the name does not tell
  std::string folder{};           ///< `CloudTrail`, `CloudTrail-Digest`, ...
  std::string region{};
  std::string trail_name{};  ///< of digests
  std::string named_at{};    ///< the time in the name; empty: none
  std::optional<std::string> modified_at{};
  std::optional<std::string> algorithm{};  ///< `AES256`, `aws:kms`, `aws:kms:dsse`
  std::optional<std::string> key_arn{};    ///< of SSE-KMS
  bool bucket_key = false;                 ///< was an S3 Bucket Key used?
  bool is_signed = false;                  ///< of digests: is the signature in place?

  bool is_log() const { return folder == "CloudTrail"; }
  bool is_digest() const { return folder == "CloudTrail-Digest"; }
};

/// A finding about whether trails are encrypted: Security Hub's CloudTrail.2, or the same
/// check of Prowler's.
/// 18 members: the fields of a finding that tell how far it can be relied on.
struct SecurityHubFinding {
  std::string id{};
  unsigned answer = 0;
  std::string control{};    ///< `CloudTrail.2`
  std::string generator{};  ///< which standard, or which program
  std::string product{};    ///< `Security Hub`, `Prowler`
  std::string title{};
  std::string account{};
  std::string region{};
  std::string trail{};         ///< ARN; empty: the finding is about the account
  std::string status{};        ///< `PASSED`, `FAILED`, `WARNING`, `NOT_AVAILABLE`
  std::string record_state{};  ///< `ACTIVE`, `ARCHIVED`
  std::string workflow{};      ///< `NEW`, `NOTIFIED`, `SUPPRESSED`, `RESOLVED`
  std::string updated_at{};
  /// Are there details of the trail, as the check saw it? Then the rest is known.
  bool detailed = false;
  std::optional<std::string> key_id{};
  std::optional<std::string> bucket{};
  std::optional<std::string> log_validation{};  ///< `true`, `false`
};

/// Whom a grant lets use a key besides its policy.
struct KeyGrant {
  std::string key{};  ///< ARN
  std::string id{};
  unsigned answer = 0;
  std::string grantee{};  ///< ARN of a principal, or a service
  std::vector<std::string> operations{};
  bool constrained = false;  ///< does it hold for one encryption context only?
};

/// Of one export: who asked, when, what was answered.
struct Observations {
  std::string schema{};  ///< of the manifest; empty: there is none
  std::string account{};
  std::string partition{};
  std::string caller{};        ///< ARN of who asked
  std::string collected_at{};  ///< empty: not recorded
  std::string cli{};           ///< version of the AWS CLI
  std::vector<ExportAnswer> answers{};
  std::vector<TrailStatus> statuses{};
  std::vector<DeliveredObject> objects{};
  std::vector<SecurityHubFinding> findings{};
  /// Why Security Hub's findings are not known; empty where they were asked for.
  Missing findings_missing{};
  std::vector<KeyGrant> grants{};
};

}  // namespace trailseal
