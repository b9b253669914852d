// Roots under Extent::FromTrails, all others are found from them (reach):
//
//   trails and their like                 aws_cloudtrail*, aws_securityhub_*
//   what tells where everything is        aws_caller_identity, aws_region, ...
//   what the caller asks for              by type, or a bucket by its name
#include "terraform/plan/plan_selection.hpp"

#include <algorithm>
#include <array>

#include "base/glob.hpp"
#include "terraform/plan/resource_type.hpp"

namespace trailseal::terraform {
namespace {

using namespace std::string_view_literals;

constexpr std::array kRoots{
    "aws_cloudtrail"sv,
    "aws_cloudtrail_event_data_store"sv,
    "aws_s3_account_public_access_block"sv,
};

constexpr std::array kDataRoots{
    "aws_caller_identity"sv,
    "aws_region"sv,
    "aws_partition"sv,
    "aws_organizations_organization"sv,
};

template <typename Table>
bool contains(const Table& table, std::string_view type) {
  return std::find(table.begin(), table.end(), type) != table.end();
}

bool has_such_name(const Outline& outline, const std::vector<std::string>& patterns) {
  if (outline.names.empty()) return !patterns.empty();
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
    const Pattern parsed = Pattern::parse(Text(pattern));
    return std::any_of(
        outline.names.begin(), outline.names.end(),
        [&](const std::string& n) { return matches(parsed, Text(n)) == Verdict::Holds; });
  });
}

}  // namespace

bool Wanted::has_type(std::string_view type, bool data) const {
  return is_wanted_type(type, data) || (!data && types.count(type) > 0);
}

bool Wanted::is_root(std::string_view type, bool data, const Outline& outline) const {
  if (extent == Extent::Everything) return true;
  if (data) return contains(kDataRoots, type);
  if (type == "aws_s3_bucket" && has_such_name(outline, bucket_names)) return true;
  return contains(kRoots, type) || type.starts_with("aws_securityhub_") ||
         types.count(type) > 0;
}

}  // namespace trailseal::terraform
