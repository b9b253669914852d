// IAM User Guide, "IAM policy validation check reference": Invalid action, Invalid ARN
// prefix, Invalid ARN service case, Missing ARN field, Missing brace in variable, Missing
// quote in variable, Unsupported space in variable, Empty variable. IAM User Guide, "IAM
// JSON policy elements: Action" has the form of actions; S3 answers a policy with another
// one "Policy has invalid action".
#include "iam/element_shape.hpp"

#include <algorithm>

#include "aws/arn.hpp"
#include "iam/match/literal_match.hpp"

namespace trailseal::iam {
namespace {

constexpr std::string_view kArn = "arn:";

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// What is wrong with what stands between the braces of a policy variable.
std::string error_in_variable(std::string_view inside) {
  if (inside.empty()) return "has an empty policy variable";
  const std::string_view key = inside.substr(0, inside.find(','));
  if (key.find(' ') != std::string_view::npos) {
    return "has a space in the name of a policy variable";
  }
  return std::count(inside.begin(), inside.end(), '\'') % 2 == 0
             ? ""
             : "has a policy variable whose default is not closed by a quote";
}

std::string error_in_variables(std::string_view rest) {
  for (std::size_t open; (open = rest.find("${")) != std::string_view::npos;) {
    rest.remove_prefix(open + 2);
    const std::size_t close = rest.find('}');
    if (close == std::string_view::npos) return "has a policy variable without `}`";
    std::string error = error_in_variable(rest.substr(0, close));
    if (!error.empty()) return error;
  }
  return {};
}

std::string error_in_segments(std::string_view arn) {
  if (std::count(arn.begin(), arn.end(), ':') < kArnColons) {
    return "has fewer than the six segments of an ARN: AWS does not document whether "
           "it completes it";
  }
  arn.remove_prefix(kArn.size());
  arn.remove_prefix(arn.find(':') + 1);
  const std::string_view service = arn.substr(0, arn.find(':'));
  const bool upper = std::any_of(service.begin(), service.end(),
                                 [](char c) { return c >= 'A' && c <= 'Z'; });
  return upper ? "has its service prefix in upper case and covers nothing" : "";
}

}  // namespace

ShapeError shape_error_of_action(std::string_view action) {
  if (is_lone_star(action) || action == "*:*") return {};
  const std::size_t colon = action.find(':');
  if (colon == std::string_view::npos) {
    return {.refusal = "has no service prefix, as in `s3:PutObject`"};
  }
  if (action.find_first_of("*?") < colon) {
    return {.refusal = "has a wildcard in its service prefix"};
  }
  const std::string_view name = action.substr(colon + 1);
  if (colon == 0 || name.empty() || name.find(':') != std::string_view::npos) {
    return {.refusal =
                "is not a service and a name with one colon between them, as in "
                "`s3:PutObject`"};
  }
  const bool plain = std::all_of(action.begin(), action.end(), [](char c) {
    return is_letter_or_digit(c) ||
           std::string_view(":*?-_").find(c) != std::string::npos;
  });
  if (plain) return {};
  return {
      .refusal =
          "has a character that no action has: letters, digits, `*` and `?` are allowed"};
}

bool is_no_resource(std::string_view resource) {
  return !is_lone_star(resource) && !resource.starts_with(kArn);
}

ShapeError shape_error_of_resource(std::string_view resource) {
  if (is_no_resource(resource)) {
    return {.refusal = "is neither an ARN, which begins with `arn:`, nor `*`"};
  }
  if (is_lone_star(resource)) return {};
  std::string error = error_in_segments(resource);
  if (error.empty()) error = error_in_variables(resource);
  return {.remark = std::move(error)};
}

}  // namespace trailseal::iam
