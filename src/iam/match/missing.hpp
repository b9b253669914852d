// What is missing where an element of a statement is unknown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/missing.hpp"
#include "base/text.hpp"
#include "iam/match/trial.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::iam {

/// Names the symbols that would settle how two texts compare: "the account is not
/// known". `judge` compares them with values given to symbols, so that only what decides
/// is named; without it, or where no few symbols decide, those by which the texts differ.
Missing missing_between(const Text& a, const Text& b, const TrialJudge& judge = {});

/// What is not settled where no symbol that anybody could give is missing: an ARN pattern
/// of fewer than six segments, or a part that differs from one request to the next.
Missing missing_of_pattern(const Text& pattern, const Text& given);

/// The same for a `*` at the end of a segment, which may or may not cover the next ones.
Missing missing_of_span(const Text& pattern, const Text& arn);

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
