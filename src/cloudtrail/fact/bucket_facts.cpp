// Beside what the resources say there are three facts about what a bucket is for:
//
//   named_for_trails   its name says that trails deliver there
//   is_destination     a trail of the inputs delivers there
//   takes_access_logs  another bucket sends its access log there; such a bucket has to
//                      default to SSE-S3. S3 User Guide, "Enabling Amazon S3 server
//                      access logging"
#include "cloudtrail/fact/bucket_facts.hpp"

#include <algorithm>
#include <array>

#include "cloudtrail/argument.hpp"
#include "cloudtrail/attribute_place.hpp"
#include "cloudtrail/bucket_encryption.hpp"
#include "cloudtrail/grant_scope.hpp"
#include "cloudtrail/question/foreign_administration.hpp"
#include "cloudtrail/question/policy_alternatives.hpp"
#include "cloudtrail/question/policy_requirement.hpp"
#include "cloudtrail/spelling.hpp"
#include "cloudtrail/trail_bucket_name.hpp"
#include "graph/origin.hpp"
#include "graph/place.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {
namespace {

/// Who manages the key of the bucket's default encryption. No key given means the AWS
/// managed `aws/s3`. S3 User Guide, "Using server-side encryption with AWS KMS keys".
Value default_key_manager(const Bucket& bucket, const Key* default_key) {
  const Value& key_id = bucket.encryption.key_id;
  if (key_id.is_null()) return Value::text("aws");
  if (default_key != nullptr) return default_key->properties.manager;
  for (const std::string& text : key_id.as_unknown().origins) {
    const Origin origin = parse_origin(text);
    if (kind_of(origin.type) == ResourceKind::Key && !origin.data)
      return Value::text("customer");
  }
  return key_id;
}

bool is_kms(const Value& algorithm) {
  return algorithm.is_literal("aws:kms") || algorithm.is_literal("aws:kms:dsse");
}

/// `arn`, `alias` or `id`; absent where none is given or AWS manages it: every account
/// has its own `alias/aws/s3`.
Value key_form(const Value& key_id) {
  if (key_id.is_unset()) return {};
  if (!key_id.is_text()) {
    const auto& origins = key_id.as_unknown().origins;
    const bool arn =
        !origins.empty() && parse_origin(origins.front()).attribute.ends_with("arn");
    return arn ? Value::text("arn") : key_id;
  }
  const Text& text = key_id.as_text();
  const std::string_view begin = text.literal_prefix();
  if (begin.starts_with("arn:")) return Value::text("arn");
  if (begin.starts_with("alias/aws/")) return {};
  if (begin.starts_with("alias/")) return Value::text("alias");
  const auto& pieces = text.pieces();
  const bool made = pieces.size() == 1 && pieces.front().symbol != nullptr &&
                    pieces.front().symbol->cls == SymbolClass::KeyId;
  if (made || text.is_literal()) return Value::text("id");
  return Value::unknown({.reason = "what `" + text.display() + "` is"});
}

Value encryption_facts(const Bucket& bucket, const Key* default_key) {
  const Bucket::Encryption& encryption = bucket.encryption;
  Value facts = Value::map();
  facts.set("algorithm", encryption.algorithm);
  facts.set("key_id", encryption.key_id);
  if (encryption.algorithm.is_unknown()) {
    facts.set("key_manager", encryption.algorithm);
  } else if (is_kms(encryption.algorithm)) {
    facts.set("key_manager", default_key_manager(bucket, default_key));
    if (Value form = key_form(encryption.key_id); !form.is_absent()) {
      facts.set("key_form", std::move(form));
    }
    if (default_key != nullptr)
      facts.set("key_account", Value::text(default_key->account));
  }
  facts.set("bucket_key", encryption.bucket_key);
  return facts;
}

void add_settings(Subject& subject, Value& facts, const Bucket::Settings& settings) {
  const auto add = [&](const char* name, const Bucket::Setting& setting) {
    if (!setting.value.is_absent()) facts.set(name, setting.value);
    subject.places[std::string("bucket.") + name] = setting.place;
  };
  add("versioning", settings.versioning);
  add("access_logging", settings.access_logging);
  subject.places["bucket.access_log_arrives"] = settings.access_logging.place;
  add("requester_pays", settings.requester_pays);
  add("public_access_block", settings.public_access_block);
  add("public_acl", settings.public_acl);
}

PlacedAnswer no_public_acl(const Bucket::Setting& acl) {
  if (acl.value.is_unknown()) return unknown(missing_of(acl.value), acl.place);
  const bool open = acl.value.is_bool() && acl.value.as_bool();
  return open ? no("the ACL grants access to everyone", acl.place) : yes(acl.place);
}

PlacedAnswer no_open_block(const Bucket::Setting& block) {
  if (block.value.is_unknown()) return unknown(missing_of(block.value), block.place);
  const bool off = block.value.is_bool() && !block.value.as_bool();
  return off ? no("the public access block is off, or one of its four settings is",
                  block.place)
             : yes(block.place);
}

/// Policy, ACL and block together.
PlacedAnswer keeps_private(const Bucket& bucket) {
  PlacedAnswer all = ask_each_policy(bucket, &keeps_public_out);
  all.worsen(no_public_acl(bucket.settings.public_acl));
  all.worsen(no_open_block(bucket.settings.public_access_block));
  return all;
}

/// The literal parts of the name; of a generated one what it is generated from.
std::string spelt_name(const Resource& bucket) {
  std::string spelt;
  const Text name = name_of_bucket(bucket);
  for (const Text::Piece& piece : name.pieces()) {
    spelt += piece.symbol ? "|" : piece.literal;
  }
  const bool made_up = spelt.find_first_not_of('|') == std::string::npos;
  if (made_up && bucket.language == Language::CloudFormation) {
    spelt = bucket.address;
  }
  return spelt;
}

bool takes_access_logs(const ResourceGraph& graph, const Bucket& bucket) {
  const auto targets = [&](ResourceKind kind, Spelling path) {
    for (const Resource* resource :
         resources_like(graph, kind, std::array{path}, std::array{bucket.name})) {
      if (names(attribute(*resource, path), bucket.name) == Verdict::Holds) return true;
    }
    return false;
  };
  return targets(ResourceKind::BucketLogging, {"target_bucket", ""}) ||
         targets(ResourceKind::Bucket, {"logging.0.target_bucket",
                                        "LoggingConfiguration.DestinationBucketName"});
}

bool is_destination(const ResourceGraph& graph, const Bucket& bucket) {
  constexpr std::array kNames{kTrailBucket};
  const auto trails =
      resources_like(graph, ResourceKind::Trail, kNames, std::array{bucket.name});
  return std::any_of(trails.begin(), trails.end(), [&](const Resource* trail) {
    return trail->change != Change::Forget &&
           names(attribute(*trail, kNames.front()), bucket.name) == Verdict::Holds;
  });
}

}  // namespace

void add_facts(Subject& subject, const Bucket& bucket, const Key* default_key,
               const Place& place) {
  Value facts = facts_about(bucket.resource, bucket.label);
  facts.set("name", Value::text(bucket.name));
  facts.set("region", Value::text(bucket.region));
  facts.set("account", Value::text(bucket.account));
  facts.set("in_inputs", Value::boolean(bucket.resource != nullptr));
  facts.set("default_encryption", encryption_facts(bucket, default_key));
  subject.places["bucket"] = place;
  subject.places["bucket.default_encryption"] = bucket.encryption.place;
  subject.places["bucket.default_encryption.key_form"] = bucket.encryption.key_place;
  add_settings(subject, facts, bucket.settings);
  subject.add_answer(facts, "bucket", "private", keeps_private(bucket));
  subject.add_answer(facts, "bucket", "administered_at_home",
                     ask_each_policy<Bucket>(bucket, &is_administered_at_home));
  subject.add_answer(facts, "bucket", "tls_only",
                     ask_each_policy(bucket, &denies_plain_http));
  subject.facts.set("bucket", std::move(facts));
}

std::vector<Subject> bucket_subjects(const ResourceGraph& graph, Buckets which) {
  std::vector<Subject> subjects;
  for (const Resource* resource : resources_of(graph, ResourceKind::Bucket)) {
    const bool for_trails = is_named_for_trails(spelt_name(*resource));
    if (which == Buckets::NamedForTrails && !for_trails) continue;
    const Bucket bucket = bucket_of(graph, *resource);
    Subject subject = subject_of("bucket", *bucket.resource);
    const auto key = default_key_of(graph, bucket, *bucket.resource);
    add_facts(subject, bucket, key ? &*key : nullptr, place_of(*bucket.resource));
    Value& facts = *subject.facts.find("bucket");
    facts.set("named_for_trails", Value::boolean(for_trails));
    facts.set("is_destination", Value::boolean(is_destination(graph, bucket)));
    facts.set("takes_access_logs", Value::boolean(takes_access_logs(graph, bucket)));
    subjects.push_back(std::move(subject));
  }
  return subjects;
}

}  // namespace trailseal::cloudtrail
