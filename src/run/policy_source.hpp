// The one policy that `trailseal simulate` is asked about, out of a file or an input.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "iam/policy/policy.hpp"
#include "load/input_loader.hpp"
#include "report/report.hpp"

namespace trailseal::run {

/// What was found; with an error among the diagnostics there is no policy.
struct PolicySource {
  std::string path{};
  std::string address{};   ///< of the resource that carries the policy
  bool has_lines = false;  ///< places in the policy are lines of the file
  iam::Policy policy{};
  std::vector<Diagnostic> diagnostics{};

  bool ok() const;
};

/// Reads a policy document, JSON or YAML, `-` for stdin; also the answer of
/// `aws s3api get-bucket-policy` and `aws kms get-key-policy`, which wrap it.
PolicySource read_policy_file(const std::string& path, std::istream& in);

/// The policy of the resource with this address (or logical id) in the inputs.
PolicySource find_policy(const std::string& address, const load::InputRequest& inputs,
                         std::istream& in);

}  // namespace trailseal::run
