// PlanSelection: which resources of a plan are read.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "terraform/plan/resource_header.hpp"

namespace trailseal::terraform {

enum class Extent {
  /// All resources of the kinds that the table of kinds keeps.
  Everything,
  /// What the plan's trails lead to, and nothing else of those types: of a large plan
  /// that is a small part. Where other inputs lead to more, `led_names` says so.
  FromTrails,
};

/// A name as a number. Two names with one number would only have too much read.
std::size_t name_hash(std::string_view name);
/// Puts the hash of each name of a resource, and of what else it is called, behind others.
void add_names(const ResourceHeader& header, std::vector<std::size_t>& names);

/// What the caller wants of a plan. Whoever looks at resources that no trail leads to
/// (rules on a resource type, on a bucket by its name) has to ask for them here: under
/// Extent::FromTrails nobody else does.
struct PlanSelection {
  Extent extent = Extent::Everything;
  /// Types of which every managed resource is read, and with all its attributes; they
  /// need no row in the table of kinds.
  std::set<std::string, std::less<>> types{};
  /// Patterns with `*` and `?`: buckets with such a name are read, and those whose name
  /// is not known yet.
  std::vector<std::string> bucket_names{};
  /// Is there no other input, which could lead to what this plan leads to from nowhere?
  bool only_input = true;
  /// Names in other inputs, each as a name_hash: resources that are known by one of them
  /// are read.
  std::unordered_set<std::size_t> led_names{};

  /// Are resources of this type looked at at all?
  bool has_type(std::string_view type, bool data) const;
  /// The type where its resources matter only once something leads to one of them; empty
  /// for others, and where all of them are asked for.
  std::string_view led_type(std::string_view type, bool data) const;
  /// Is this resource read whatever leads to it?
  bool is_root(std::string_view type, bool data, const ResourceHeader& header) const;

 private:
  bool is_led(const ResourceHeader& header) const;
};

}  // namespace trailseal::terraform
