// How AWS spells the identities that follow from names.
//
// Source: AWS Service Authorization Reference, "Resource types defined by ..." of S3,
// KMS, CloudTrail, CloudWatch Logs and SNS.
#pragma once

#include <optional>
#include <string_view>

#include "base/text.hpp"

namespace trailseal {

/// The colons between the six segments of an ARN.
inline constexpr int kArnColons = 5;

Text bucket_arn(const Text& partition, const Text& bucket_name);
Text trail_arn(const Text& partition, const Text& region, const Text& account,
               const Text& trail_name);
Text key_arn(const Text& partition, const Text& region, const Text& account,
             const Text& key_id);
Text alias_arn(const Text& partition, const Text& region, const Text& account,
               const Text& alias_name);  ///< alias_name with its `alias/`
/// Without the `:*` that CloudFormation's GetAtt puts behind it.
Text log_group_arn(const Text& partition, const Text& region, const Text& account,
                   const Text& name);
Text topic_arn(const Text& partition, const Text& region, const Text& account,
               const Text& name);

/// The parts of an ARN; the resource part may contain further colons.
struct Arn {
  Text partition{};
  Text service{};
  Text region{};
  Text account{};
  Text resource{};
};

/// Splits `arn:partition:service:region:account:resource`; nullopt where the text is not
/// certainly an ARN of that shape.
std::optional<Arn> parse_arn(const Text& text);

}  // namespace trailseal
