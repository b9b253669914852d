// ResourceHeader: what tells a resource apart from others, without reading the rest of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/source.hpp"
#include "graph/resource.hpp"

namespace trailseal::terraform {

struct ResourceHeader {
  Change change = Change::NoOp;
  /// Literal `arn` and `region`, after deployment where there is an after; empty: not
  /// known, not there, or sensitive.
  std::string arn{};
  std::string region{};
  /// Every literal that others may know it by, before and after: of the attributes that
  /// identify its kind.
  std::vector<std::string> names{};
  /// Is the attribute by which a separate resource names its owner among them?
  bool linked = false;
  /// Of the attributes that its kind is known by: those with a literal after deployment,
  /// and those that are unknown until then. Views of the table of kinds.
  std::vector<std::string_view> given{};
  std::vector<std::string_view> unknown{};

  bool is_given(std::string_view attribute) const;
  bool is_unknown(std::string_view attribute) const;
  bool live() const { return change != Change::Delete && change != Change::Forget; }
};

/// The attribute by which a separate resource (`aws_s3_bucket_policy`, ...) names its owner;
/// empty for other types.
std::string_view link_of(std::string_view type);

/// Of the `change` object of a resource of this type.
ResourceHeader header_of_change(const Source& source, std::string_view type,
                                std::string_view change);
/// Of the `values` object and its `sensitive_values`.
ResourceHeader header_of_values(const Source& source, std::string_view type,
                                std::string_view values, std::string_view sensitive);

/// What two names must have in common to mean the same thing: the name, and of an ARN the
/// parts by which people also call the resource (the bucket, the key id, `alias/x`, the
/// log group, the topic). Views of the name.
std::vector<std::string_view> tokens_of(std::string_view name);

}  // namespace trailseal::terraform
