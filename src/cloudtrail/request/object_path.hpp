// The object keys that a trail writes to.
//
//   [prefix/]AWSLogs/[organization/]ACCOUNT/FOLDER/REGION/YYYY/MM/DD/file.json.gz
//
// CloudTrail User Guide, "Finding your CloudTrail log files"; "CloudTrail digest file
// structure".
#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"
#include "cloudtrail/trail.hpp"

namespace trailseal::cloudtrail {

struct ObjectPath {
  Text key{};                        ///< without the bucket
  std::string folder{};              ///< `CloudTrail`, `CloudTrail-Digest`, ...
  Verdict written = Verdict::Holds;  ///< does the trail write there?
  /// The management account's own path beside the organization's: AWS's pages contradict
  /// each other on whether an organization trail needs it.
  bool beside_organization = false;
  /// Written only if the trail is an organization trail, which is not known.
  bool if_organization = false;
};

/// The trail with each prefix that CloudTrail may make of its own: what becomes of slashes
/// at the beginning and the end of a prefix is not documented. One where there are none.
std::vector<Trail> prefix_readings(const Trail& trail);

/// Every kind of path, in the order in which people think of them.
std::vector<ObjectPath> object_paths_of(const Trail& trail);

/// What a policy grants so that the trail can write, as patterns: `[prefix/]AWSLogs/ACCOUNT/*`,
/// and of an organization trail `[prefix/]AWSLogs/ORGANIZATION/*`. CloudTrail User Guide,
/// "Amazon S3 bucket policy for CloudTrail".
std::vector<Text> granted_paths_of(const Trail& trail);

/// `[prefix/]AWSLogs/ACCOUNT/...`: where CloudTrail probes when a trail is saved.
Text probe_path_of(const Trail& trail);

}  // namespace trailseal::cloudtrail
