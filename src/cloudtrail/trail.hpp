// Trail: a CloudTrail trail as it will be after deployment.
#pragma once

#include <string>
#include <vector>

#include "base/text.hpp"
#include "document/value.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// 16 members: one for each thing that a trail says of itself.
struct Trail {
  const Resource* resource = nullptr;
  Text name{};
  Text arn{};
  Text region{};  ///< home region
  Text account{};
  Text partition{};

  struct Organization {
    Value covered{};  ///< bool or unknown: is it an organization trail?
    Text id{};        ///< a symbol where it is not known
    bool id_known = false;
    /// Is the owner not told, so that it may be another account than the deploying one?
    bool owner_open = false;
  } organization{};

  Value bucket_name{};  ///< text or unknown
  Value prefix{};       ///< text, null or unknown
  Value key_id{};       ///< text, null (no key) or unknown
  Value log_group{};    ///< ARN, null (none) or unknown
  Value topic{};        ///< name or ARN, null (none) or unknown

  /// Switches: bool or unknown.
  struct Settings {
    Value multi_region{};
    Value log_validation{};
    Value logging{};
  } settings{};

  /// What it writes besides `CloudTrail`: `CloudTrail-Digest`, ... Unknown where a
  /// selector is not known.
  struct Sibling {
    std::string folder{};
    Verdict written = Verdict::Fails;
  };
  std::vector<Sibling> siblings{};

  /// Has it a key? Unknown where the deployment decides.
  Verdict has_key() const;
  /// Does deployment create or change it, so that CloudTrail validates the destination?
  bool touched = false;
};

/// Every trail that will exist, in input order.
std::vector<Trail> find_trails(const ResourceGraph& graph);

}  // namespace trailseal::cloudtrail
