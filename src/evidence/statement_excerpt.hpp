// Excerpts of policies: single statements, as they would stand in the document.
#pragma once

#include <string>
#include <vector>

#include "evidence/trail_evidence.hpp"
#include "iam/match/request.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::evidence {

/// The statement with all of its elements. What is not known is `<not known: why>`, what
/// is sensitive `(sensitive)`.
StatementExcerpt excerpt_of(const iam::Statement& statement);

/// Every principal that a statement names: `arn:aws:iam::111122223333:root`, `*`, `everyone
/// but ...`.
std::vector<std::string> principals_of(const iam::Statement& statement);

/// Its conditions, a line each: "`StringEquals` `aws:SourceArn`: `arn:...`".
std::vector<std::string> conditions_of(const iam::Statement& statement);

/// The request, with what it has under the keys that the statements ask for.
RequestExcerpt excerpt_of(const iam::Request& request,
                          const std::vector<const iam::Statement*>& statements);

}  // namespace trailseal::evidence
