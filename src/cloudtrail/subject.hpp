// Subject: what rules are judged on, a plain tree of facts with the places they come
// from.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/evidence.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/placed_answer.hpp"
#include "document/value.hpp"
#include "graph/place.hpp"
#include "graph/resource.hpp"

namespace trailseal::cloudtrail {

struct Subject {
  std::string kind{};   ///< `trail`, `bucket`, `key`, ...
  std::string trail{};  ///< address of the trail, empty where none is involved
  std::size_t input = 0;
  Value facts{};  ///< map; unknown facts carry their reason and help
  std::map<std::string, Place, std::less<>> places{};  ///< by dotted fact path
  std::map<std::string, std::vector<Evidence>, std::less<>> evidence{};  ///< by fact path

  /// Is it a subject that rules call so? A trail and its destination are one: one trail
  /// writes into one bucket, and the facts are the same.
  bool is(std::string_view name) const;

  /// Puts an answer under `name` of a group of facts, with its place and its evidence:
  /// true where it holds, false where it fails.
  void add_answer(Value& group, const std::string& group_name, const std::string& name,
                  const PlacedAnswer& answer);

  /// The place of a fact: its own, or the nearest one above it.
  const Place* place_of(std::string_view fact) const;
  /// The evidence of a fact: its own, or the nearest above it; empty where none.
  std::vector<Evidence> evidence_of(std::string_view fact) const;
};

/// A subject without facts about a resource; `kind` is also the group of its facts.
Subject subject_of(const std::string& kind, const Resource& resource);

/// The facts that all groups begin with: `address`, null for what is in no input, and
/// `label`.
Value facts_about(const Resource* resource, const std::string& label);

}  // namespace trailseal::cloudtrail
