// PackChange: what differs between a former pack and this one.
#pragma once

#include <string>
#include <vector>

#include "document/value.hpp"

namespace trailseal::evidence {

struct PackChange {
  std::string account{}, trail{};  ///< both empty: it is about the pack as a whole
  std::string what{};             ///< `delivery`, `TS304 bucket-policy-allows-write`, ...
  std::string before{}, after{};  ///< empty: it was not there
};

/// The former pack, and what has changed since.
struct Since {
  std::string pack{};   ///< its digest; empty: there was no comparison
  std::string as_of{};  ///< the latest time of its inputs
  std::vector<PackChange> changes{};
};

/// What differs between the data of two packs (evidence.json). A trail is the same one
/// where account and address are: the paths of the inputs may change from pack to pack.
std::vector<PackChange> changes_between(const Value& former, const Value& current);

}  // namespace trailseal::evidence
