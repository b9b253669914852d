// A log file's key tells whose events it has, of which region and when:
//
//   [prefix/]AWSLogs/[o-ORG/]ACCOUNT/CloudTrail/REGION/2026/11/27/
//       ACCOUNT_CloudTrail_REGION_20261127T0955Z_UNIQUE.json.gz
//   .../CloudTrail-Digest/REGION/2026/11/27/
//       ACCOUNT_CloudTrail-Digest_REGION_TRAIL_HOMEREGION_20261127T100820Z.json.gz
//
// CloudTrail User Guide, "Finding your CloudTrail log files" and "CloudTrail digest file
// structure"; Amazon S3 API Reference, HeadObject and ListObjectsV2.
#include "aws_export/object_answers.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "aws/account.hpp"
#include "aws/region.hpp"
#include "base/moment.hpp"
#include "base/word_list.hpp"

namespace trailseal::aws_export {
namespace {

std::vector<std::string> split_at(std::string_view text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

/// The name of a digest file: what stands between the region and the home region.
void read_digest_name(const std::string& name, DeliveredObject& object) {
  const std::string start = "_" + object.folder + "_" + object.region + "_";
  const std::size_t at = name.find(start);
  const std::size_t time = name.rfind('_');
  if (at == std::string::npos || time == std::string::npos) return;
  const std::size_t from = at + start.size();
  const std::size_t home = name.rfind('_', time - 1);
  if (home == std::string::npos || home < from) return;
  object.trail_name = name.substr(from, home - from);
}

/// What the name of the file tells of its time.
std::string time_in(const std::string& name) {
  for (const std::string& part : split_at(name, '_')) {
    std::string moment = moment_text(std::string_view(part.substr(0, part.find('.'))));
    if (!moment.empty() && part.find('T') != std::string::npos) return moment;
  }
  return {};
}

/// The object as its key describes it; nothing is filled in where the key is no log file's.
DeliveredObject object_named(const std::string& bucket, const std::string& key) {
  DeliveredObject object{.bucket = bucket, .key = key};
  const std::vector<std::string> parts = split_at(key, '/');
  auto at = std::find(parts.begin(), parts.end(), "AWSLogs");
  if (at == parts.end()) return object;
  for (auto part = parts.begin(); part != at; ++part) {
    object.prefix += (part == parts.begin() ? "" : "/") + *part;
  }
  ++at;
  if (at != parts.end() && is_organization_id(*at)) object.organization_id = *at++;
  if (at != parts.end() && is_account_id(*at)) object.account = *at++;
  if (at != parts.end() && at->starts_with("CloudTrail")) object.folder = *at++;
  if (at != parts.end() && !object.folder.empty() && is_region(*at)) object.region = *at;
  if (object.region.empty()) return object;
  object.named_at = time_in(parts.back());
  if (object.is_digest()) read_digest_name(parts.back(), object);
  return object;
}

std::string head_command(const DeliveredObject& object) {
  return "aws s3api head-object --bucket " + object.bucket + " --key " + object.key;
}

void learn_organization(Deployment& deployment, const DeliveredObject& object) {
  if (deployment.organization_id.empty()) {
    deployment.organization_id = object.organization_id;
  }
}

}  // namespace

void read_object_list(Deployment& deployment, const Asked& asked, Entity*) {
  const std::string bucket = asked.command.option("--bucket");
  for (const Value& row : asked.root["Contents"].items()) {
    DeliveredObject object = object_named(bucket, text_of(row["Key"]));
    if (object.region.empty()) continue;  // no log file
    learn_organization(deployment, object);
    object.answer = asked.index;
    object.modified_at = moment_of(row["LastModified"]);
    object.missing = {
        .what = "the encryption of " + in_backticks(object.key) + " is not in the export",
        .help = "add the answer of `" + head_command(object) + "`"};
    deployment.object(object);
  }
}

void read_object_head(Deployment& deployment, const Asked& asked, Entity*) {
  const Value& root = asked.root;
  DeliveredObject object =
      object_named(asked.command.option("--bucket"), asked.command.option("--key"));
  learn_organization(deployment, object);
  object.answer = asked.index;
  object.modified_at = moment_of(root["LastModified"]);
  object.algorithm = given_text(root["ServerSideEncryption"]);
  object.key_arn = given_text(root["SSEKMSKeyId"]);
  object.bucket_key = root["BucketKeyEnabled"].as_bool();
  object.is_signed = !text_of(root.at_path("Metadata.signature")).empty();
  deployment.object(object) = object;
}

void note_refused_object(Deployment& deployment, const Asked& asked) {
  DeliveredObject object =
      object_named(asked.command.option("--bucket"), asked.command.option("--key"));
  if (object.region.empty()) return;
  object.answer = asked.index;
  object.missing = {
      .what = "`" + head_command(object) + "` was denied (" + asked.error + ")",
      .help = "run it with the permission `s3:GetObject` and add its answer"};
  DeliveredObject& place = deployment.object(object);
  place.answer = object.answer;
  place.missing = object.missing;
}

}  // namespace trailseal::aws_export
