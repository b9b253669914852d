// A trail of an export, with its bucket and key, and what the export observed of it.
#pragma once

#include <string>

#include "cloudtrail/fact/destination_facts.hpp"
#include "cloudtrail/fact/surroundings.hpp"
#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail {

inline const std::string kDeployedArn =
    "arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit";
inline const std::string kDeployedKey =
    "arn:aws:kms:eu-west-1:111122223333:key/11111111-0000-4000-8000-000000000001";
inline const std::string kOtherKey =
    "arn:aws:kms:eu-west-1:111122223333:key/22222222-0000-4000-8000-000000000002";
inline const std::string kFolder = "AWSLogs/111122223333/CloudTrail/eu-west-1/";

/// The facts of the trail `audit`, which delivers to the bucket `logs` with a key. What is
/// observed is collected at noon.
class DeployedTrail {
 public:
  DeployedTrail() {
    observed.account = "111122223333";
    observed.collected_at = "2026-11-27T12:00:00Z";
    observed.answers.resize(2);
    observed.answers[1].exit = 254;
  }

  /// A healthy status in a region.
  TrailStatus& status(const std::string& region = "eu-west-1") {
    observed.statuses.push_back({.trail = kDeployedArn,
                                 .region = region,
                                 .logging = true,
                                 .delivered_at = "2026-11-27T11:55:00Z",
                                 .delivery_attempted_at = "2026-11-27T11:55:00Z",
                                 .digest_delivered_at = "2026-11-27T11:10:00Z",
                                 .started_at = "2026-11-01T00:00:00Z"});
    return observed.statuses.back();
  }

  /// A log file that S3 got at that time of the day.
  DeliveredObject& file(const std::string& time, const std::string& algorithm,
                        const std::string& encrypted_with = "") {
    DeliveredObject object{.bucket = "logs",
                           .key = kFolder + time + ".json.gz",
                           .account = "111122223333",
                           .folder = "CloudTrail",
                           .region = "eu-west-1",
                           .named_at = "2026-11-27T" + time + ":00Z",
                           .modified_at = "2026-11-27T" + time + ":30Z",
                           .algorithm = algorithm};
    if (!encrypted_with.empty()) object.key_arn = encrypted_with;
    observed.objects.push_back(object);
    return observed.objects.back();
  }

  /// A finding of Security Hub's about the trail.
  SecurityHubFinding& finding(const std::string& word) {
    observed.findings.push_back({.control = "CloudTrail.2",
                                 .product = "Security Hub",
                                 .account = "111122223333",
                                 .region = "eu-west-1",
                                 .trail = kDeployedArn,
                                 .status = word,
                                 .record_state = "ACTIVE",
                                 .workflow = "NEW",
                                 .updated_at = "2026-11-27T03:00:00Z"});
    return observed.findings.back();
  }

  Subject subject(const std::string& standard = "sse-kms-cmk") {
    SmallGraph small;
    std::string arguments = R"({"name":"audit","s3_bucket_name":"logs",)" + more;
    if (!key.empty()) arguments += R"("kms_key_id":")" + key + R"(",)";
    small.add("aws_cloudtrail.audit", arguments + R"("enable_logging":true})");
    small.add("aws_s3_bucket.logs", R"({"bucket":"logs"})");
    if (!policy.empty()) {
      Resource& resource = small.add("aws_s3_bucket_policy.logs", R"({"bucket":"logs"})");
      resource.attributes.set("policy", Value::text(Text(policy)));
    }
    for (const auto& [address, attributes] : others) small.add(address, attributes);
    small.observe(observed);
    graph_ = small.build();
    const Surroundings surroundings(graph_);
    const Trail trail = find_trails(graph_).front();
    return facts_of(graph_, surroundings, follow(graph_, trail), standard);
  }

  Observations observed{};
  std::string key = kDeployedKey;
  std::string policy{};
  std::string more = R"("enable_log_file_validation":true,)";
  std::vector<std::pair<std::string, std::string>> others{};

 private:
  ResourceGraph graph_{};
};

/// `holds`, `fails`, or why it is not known.
inline std::string told(const Subject& subject, const std::string& fact) {
  const Value& value = subject.facts.at_path("observed." + fact);
  if (value.is_absent()) return "absent";
  if (value.is_unknown()) return value.as_unknown().reason;
  return value.as_bool() ? "holds" : "fails";
}

/// All lines of its evidence.
inline std::string lines(const Subject& subject, const std::string& fact) {
  std::string all;
  for (const Evidence& line : subject.evidence_of("observed." + fact)) {
    all += line.note + "\n";
  }
  return all;
}

}  // namespace trailseal::cloudtrail
