// S3 User Guide, "Bucket policies": PutBucketPolicy refuses a policy with a resource
// outside of its bucket (MalformedPolicy, "Policy has invalid resource").
#include "aws_export/policy_subject.hpp"

#include <set>
#include <string>
#include <string_view>

#include "base/word_list.hpp"
#include "document/json_reader.hpp"

namespace trailseal::aws_export {
namespace {

void add_buckets(const Value& resources, std::set<std::string>& names) {
  if (resources.is_list()) {
    for (const Value& one : resources.items()) add_buckets(one, names);
    return;
  }
  const std::string arn =
      resources.is_text() ? resources.as_text().literal().value_or("") : "";
  const std::size_t at = arn.find(":s3:::");
  if (at == std::string::npos) return;
  const std::string name = arn.substr(at + std::string_view(":s3:::").size());
  names.insert(name.substr(0, name.find('/')));
}

/// The buckets that the statements name.
std::set<std::string> buckets_in(const Value& policy) {
  std::set<std::string> names;
  const Result<Document> document =
      read_json_text(policy.as_text().literal().value_or(""));
  if (!document) return names;
  const Value& statements = document->root["Statement"];
  if (statements.is_map()) add_buckets(statements["Resource"], names);
  for (const Value& one : statements.items()) add_buckets(one["Resource"], names);
  return names;
}

/// May the name, which may have wildcards, stand for the bucket?
bool may_be(const std::string& pattern, const std::string& bucket) {
  if (pattern.find_first_of("*?$") == std::string::npos) return pattern == bucket;
  const std::string beginning = pattern.substr(0, pattern.find_first_of("*?$"));
  return bucket.starts_with(beginning);
}

}  // namespace

bool is_policy_of_another_bucket(Deployment& deployment, const Value& policy,
                                 const Entity& bucket) {
  const std::string name = bucket_name_of(bucket.arn);
  const std::set<std::string> named = buckets_in(policy);
  if (named.empty()) return false;
  for (const std::string& one : named) {
    if (may_be(one, name)) return false;
  }
  deployment.refuse("get-bucket-policy", bucket.arn, "it is about another bucket");
  deployment.fail(policy.position(),
                  "the bucket policy that the export has for " + in_backticks(name) +
                      " is about " + quoted_list(named) +
                      ": it belongs to another bucket",
                  "the files of the export are mixed up: collect it again");
  return true;
}

}  // namespace trailseal::aws_export
