// What AWS's own validation calls an error in one action or resource of a policy.
#pragma once

#include <string>
#include <string_view>

namespace trailseal::iam {

/// What is wrong; both empty where nothing is.
struct ShapeError {
  std::string refusal{};  ///< the policy is not saved: "has no service prefix, ..."
  std::string
      remark{};  ///< it is saved, and the text covers nothing or not what is meant
  bool empty() const { return refusal.empty() && remark.empty(); }
};

/// An action: `service:Name`, or a lone `*`.
ShapeError shape_error_of_action(std::string_view action);

/// A resource: an ARN of six segments, or a lone `*`.
ShapeError shape_error_of_resource(std::string_view resource);

/// Whether a resource is neither an ARN nor a lone `*`, which no service saves in the
/// policy of a bucket or a topic.
bool is_no_resource(std::string_view resource);

}  // namespace trailseal::iam
