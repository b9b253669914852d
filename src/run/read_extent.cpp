#include "run/read_extent.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

namespace trailseal::run {
namespace {

using Rules = std::vector<const rule::Rule*>;

/// The one built-in rule on buckets: it asks about those with certain names only.
constexpr std::string_view kGuardrail = "TS601";

bool asks_for(const Rules& rules, std::string_view subject) {
  return std::any_of(rules.begin(), rules.end(),
                     [&](const rule::Rule* rule) { return rule->subject == subject; });
}

/// Rules on every key or topic, or on every bucket whatever its name, look at what no
/// trail leads to.
bool reads_everything(const Rules& rules) {
  const bool buckets =
      std::any_of(rules.begin(), rules.end(), [](const rule::Rule* rule) {
        return rule->subject == "bucket" && rule->code != kGuardrail;
      });
  return buckets || asks_for(rules, "key") || asks_for(rules, "log_group") ||
         asks_for(rules, "topic");
}

std::set<std::string, std::less<>> types_of(const Rules& rules) {
  std::set<std::string, std::less<>> types;
  for (const rule::Rule* rule : rules) {
    types.insert(rule->types.begin(), rule->types.end());
  }
  // Where access logs go decides what a bucket is for.
  if (asks_for(rules, "bucket")) types.insert("aws_s3_bucket_logging");
  return types;
}

/// The names that the guardrail asks about, in plans where no trail leads to the bucket.
std::vector<std::string> bucket_names_of(const Rules& rules) {
  if (!asks_for(rules, "bucket")) return {};
  return {"*cloudtrail*", "*cloud-trail*", "*trail-log*", "*traillog*"};
}

}  // namespace

load::ReadExtent extent_of(const std::vector<const rule::Rule*>& rules) {
  return {.everything = reads_everything(rules),
          .types = types_of(rules),
          .bucket_names = bucket_names_of(rules)};
}

}  // namespace trailseal::run
