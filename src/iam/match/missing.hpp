// What is missing where an element of a statement is unknown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/missing.hpp"
#include "base/text.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::iam {

/// Names the symbols by which two texts differ: "the account is not known".
Missing missing_between(const Text& a, const Text& b);

/// What is not settled about an ARN pattern of fewer than six segments.
Missing missing_of_unfinished(const Text& pattern);

/// "`subject` is known only after apply: it is made from `aws_s3_bucket.logs.arn`", or
/// "... is not known: reason".
Missing missing_of(const std::string& subject, const std::string& reason,
                   const std::string& help = {},
                   const std::vector<std::string>& origins = {});

/// Names an unknown member of an element: "the resource of statement `Write` is known
/// only after apply: it is made from `aws_s3_bucket.logs.arn`".
Missing missing_of_item(std::string_view element, const Statement& statement,
                        const TextList::Item& item);

/// The same for an element that is unknown as a whole.
Missing missing_of_element(std::string_view element, const Statement& statement,
                           std::string_view reason);

}  // namespace trailseal::iam
