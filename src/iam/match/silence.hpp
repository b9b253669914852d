// What AWS's documentation leaves open, with the page that is silent or the pages that
// contradict each other: an answer that is unknown for that reason says where to look.
#pragma once

#include <string>
#include <string_view>

namespace trailseal::iam {

/// The pages that such answers name.
enum class Page {
  Action,
  Resource,
  Principal,
  Operators,
  SetOperators,
  Variables,
  Identifiers,
  KeyPolicies,
  S3Resources,
  CloudTrailBuckets,
};

/// "AWS does not say `what` (IAM User Guide, "Condition operators")".
std::string not_said(std::string_view what, Page page);

/// "AWS's pages disagree on `what` (IAM User Guide, ... and ...)".
std::string contradicted(std::string_view what, Page one, Page other);

/// "`what` (IAM User Guide, "Condition operators")".
std::string documented(std::string what, Page page);

}  // namespace trailseal::iam
