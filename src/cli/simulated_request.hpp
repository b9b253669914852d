// The request that `trailseal simulate` puts to a policy, from the words of a user.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "iam/match/request.hpp"
#include "report/terminal/simulation_writer.hpp"

namespace trailseal::cli {

/// `cloudtrail.amazonaws.com`, an ARN, an account id, or `*` for anyone.
Result<iam::Caller> parse_caller(const std::string& word);

/// The keys in the order given, behind those that follow from the caller. `KEY=VALUE`;
/// `KEY=` absent; `KEY=?` not known; a key that is given again has several values.
Result<std::vector<report::SimulatedKey>> parse_context(
    const iam::Caller& caller, const std::vector<std::string>& words);

/// `s3:PutObject`: one call, no wildcards.
Result<std::string> parse_action(const std::string& word);

}  // namespace trailseal::cli
