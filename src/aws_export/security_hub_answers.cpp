// AWS Security Finding Format: Security Hub User Guide, "AWS Security Finding Format" and
// "CloudTrail.2". Compliance.SecurityControlId is the same whichever standard reports.
// Prowler writes the same form as a bare list, and OCSF of its own shape.
#include "aws_export/security_hub_answers.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "aws/resource_kind.hpp"
#include "base/ascii.hpp"
#include "base/word_list.hpp"

namespace trailseal::aws_export {
namespace {

constexpr std::string_view kControl = "CloudTrail.2";
constexpr std::string_view kProwlerCheck = "cloudtrail_kms_encryption_enabled";

/// The control of a finding; empty where it is about something else. Old findings have no
/// SecurityControlId; what generated them tells.
std::string control_of(const Value& finding) {
  const std::string id = text_of(finding.at_path("Compliance.SecurityControlId"));
  if (!id.empty()) return id == kControl ? id : std::string();
  const std::string generator = text_of(finding["GeneratorId"]);
  const bool ours =
      generator.ends_with("/CloudTrail.2") || generator.ends_with(kProwlerCheck) ||
      generator.ends_with("/PCI.CloudTrail.1") ||
      generator.ends_with("cis-aws-foundations-benchmark/v/1.2.0/rule/2.7") ||
      generator.ends_with("cis-aws-foundations-benchmark/v/1.4.0/3.7");
  return ours ? std::string(kControl) : std::string();
}

void add_trail(const Value& resource, SecurityHubFinding& finding) {
  const std::string type = text_of(resource["Type"]);
  const std::string id = text_of(resource["Id"]);
  if (type != "AwsCloudTrailTrail" && id.find(":trail/") == std::string::npos) return;
  finding.trail = id;
  const Value& details = resource.at_path("Details.AwsCloudTrailTrail");
  if (!details.is_map()) return;
  finding.detailed = true;
  finding.key_id = given_text(details["KmsKeyId"]);
  finding.bucket = given_text(details["S3BucketName"]);
  const Value& validation = details["LogFileValidationEnabled"];
  if (validation.is_bool()) {
    finding.log_validation = validation.as_bool() ? "true" : "false";
  }
}

SecurityHubFinding read_asff(const Value& row, const std::string& control,
                             unsigned answer) {
  SecurityHubFinding finding{.id = text_of(row["Id"]),
                             .answer = answer,
                             .control = control,
                             .generator = text_of(row["GeneratorId"]),
                             .product = text_of(row["ProductName"]),
                             .title = text_of(row["Title"]),
                             .account = text_of(row["AwsAccountId"]),
                             .region = text_of(row["Region"]),
                             .status = text_of(row.at_path("Compliance.Status")),
                             .record_state = text_of(row["RecordState"]),
                             .workflow = text_of(row.at_path("Workflow.Status")),
                             .updated_at = moment_of(row["UpdatedAt"]).value_or("")};
  if (finding.product.empty()) {
    finding.product = has_part(finding.generator, "prowler") ? "Prowler" : "Security Hub";
  }
  for (const Value& resource : row["Resources"].items()) add_trail(resource, finding);
  return finding;
}

/// Prowler's OCSF: one check of one resource.
SecurityHubFinding read_ocsf(const Value& row, unsigned answer) {
  const Value& resource = row["resources"].at(0);
  const std::string status = text_of(row["status_code"]);
  return {.id = text_of(row.at_path("finding_info.uid")),
          .answer = answer,
          .control = std::string(kControl),
          .generator = text_of(row.at_path("metadata.event_code")),
          .product = text_of(row.at_path("metadata.product.name")),
          .title = text_of(row.at_path("finding_info.title")),
          .account = text_of(row.at_path("cloud.account.uid")),
          .region = text_of(resource["region"]),
          .trail = text_of(resource["uid"]),
          .status = status == "PASS"   ? "PASSED"
                    : status == "FAIL" ? "FAILED"
                                       : "NOT_AVAILABLE",
          .record_state = "ACTIVE",
          .updated_at = moment_of(row["time"]).value_or("")};
}

}  // namespace

void read_findings(Deployment& deployment, const Asked& asked, Entity*) {
  const Value& list = asked.root.is_list() ? asked.root : asked.root["Findings"];
  std::vector<SecurityHubFinding>& all = deployment.observations().findings;
  for (const Value& row : list.items()) {
    if (text_of(row.at_path("metadata.event_code")) == kProwlerCheck) {
      all.push_back(read_ocsf(row, asked.index));
    } else if (std::string control = control_of(row); !control.empty()) {
      all.push_back(read_asff(row, control, asked.index));
    }
  }
  deployment.observations().findings_missing = {};
  deployment.findings_asked = true;
}

void note_refused_findings(Deployment& deployment, const Asked& asked) {
  if (deployment.findings_asked) return;
  deployment.observations().findings_missing = {
      .what = "`aws securityhub get-findings` was denied (" + asked.error + ")",
      .help =
          "run it with the permission `securityhub:GetFindings`, in a region where "
          "Security Hub is enabled, and add its answer"};
}

// Security Hub API Reference, DescribeHub and GetEnabledStandards.
void read_hub(Deployment& deployment, const Asked& asked, Entity*) {
  const std::string arn = text_of(asked.root["HubArn"]);
  if (arn.empty()) return;
  Entity& hub = deployment.entity(ResourceKind::SecurityHub, arn);
  deployment.set(hub, "arn", asked.root["HubArn"]);
}

void read_standards(Deployment& deployment, const Asked& asked, Entity*) {
  deployment.standards_asked = true;
  for (const Value& row : asked.root["StandardsSubscriptions"].items()) {
    const std::string arn = text_of(row["StandardsSubscriptionArn"]);
    const std::string status = text_of(row["StandardsStatus"]);
    if (arn.empty() || status == "DELETING" || status == "FAILED") continue;
    Entity& standard = deployment.entity(ResourceKind::SecurityHubStandard, arn);
    deployment.set(standard, "standards_arn", row["StandardsArn"]);
  }
}

}  // namespace trailseal::aws_export
