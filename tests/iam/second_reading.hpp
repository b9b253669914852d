// A second reading of AWS's documentation: small, slow, and without a line of src/iam, so
// that a mistake in one of the two shows as a difference.
//
// It decides requests of a service of which everything is known.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "document/value.hpp"

namespace trailseal {

struct PlainRequest {
  bool key_policy = false;  ///< the policy hangs on a KMS key
  std::string service{};    ///< `cloudtrail.amazonaws.com`
  std::string action{};
  std::string resource{};
  struct Key {
    std::vector<std::string> values{};
    bool multivalued = false;
  };
  std::map<std::string, Key>
      context{};  ///< by name in lower case; absent keys are not there
};

/// `allow`, `deny`, `none`, or `unknown` where the documentation does not decide.
std::string read_again(const Value& policy, const PlainRequest& request);

}  // namespace trailseal
