// One resource is known by its ARN, a bucket by its name as well. Terraform sets policies and
// encryption with resources of their own, whose `before` is the same attribute of the export's
// bucket or key.
#include "load/deployed_present.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "aws/resource_kind.hpp"
#include "aws_export/bucket_attributes.hpp"
#include "base/word_list.hpp"
#include "document/same_value.hpp"
#include "document/value_places.hpp"
#include "load/plan_drift.hpp"

namespace trailseal::load {
namespace {

using Kind = ResourceKind;

std::string literal_at(const Value& attributes, std::string_view name) {
  return attributes[name].is_text() ? attributes[name].as_text().literal().value_or("")
                                    : "";
}

/// By what a resource that is declared may be an export's.
std::set<std::string> identities_of(const Resource& resource) {
  std::set<std::string> all;
  const bool bucket = kind_of(resource.type) == Kind::Bucket;
  for (const Value* tree : {&resource.attributes, &resource.before}) {
    for (const std::string_view name : {"arn", "@arn"})
      all.insert(literal_at(*tree, name));
    if (!bucket) continue;
    for (const std::string_view name : {"bucket", "@ref"}) {
      const std::string text = literal_at(*tree, name);
      if (!text.empty()) all.insert("bucket " + text);
    }
  }
  all.erase("");
  return all;
}

/// Is anything known of it besides what its ARN tells?
bool is_answered(const Resource& deployed) {
  constexpr std::array<std::string_view, 4> kIdentities{"arn", "name", "bucket",
                                                        "key_id"};
  for (std::size_t i = 0; i < deployed.attributes.size(); ++i) {
    if (has_word(kIdentities, deployed.attributes.keys()[i].name)) continue;
    if (!deployed.attributes.items()[i].is_unknown()) return true;
  }
  return false;
}

/// The tree without places: they are in the files of another input.
Value without_places(const Value& value) {
  return with_places(value, [](Position) { return Position{}; });
}

class PresentJoiner {
 public:
  PresentJoiner(std::vector<Fragment>& fragments, const std::optional<Fragment>& known)
      : fragments_(fragments) {
    for (Fragment& fragment : fragments) index(fragment);
    if (known) note_known(*known);
  }

  std::vector<Diagnostic> run() {
    if (deployed_.empty()) return {};
    for (Fragment& fragment : fragments_) join(fragment);
    for (Fragment& fragment : fragments_) {
      std::erase_if(fragment.resources, [&](const Resource& resource) {
        return resource.observed && taken_.count(&resource) > 0;
      });
    }
    return std::move(diagnostics_);
  }

 private:
  void index(const Fragment& fragment) {
    for (const Fragment& part : fragment.nested) index(part);
    for (const Resource& resource : fragment.resources) {
      const Kind kind = kind_of(resource.type);
      if (kind == Kind::Trail) note_texts(resource);
      if (!resource.observed) continue;
      if (kind == Kind::Trail) trails_.push_back(&resource);
      collected_[&resource] = fragment.input.observed->collected_at;
      for (const std::string& name : identities_of(resource)) deployed_[name] = &resource;
      // A policy names its key by ARN or id.
      if (kind == Kind::Key)
        owners_[literal_at(resource.attributes, "key_id")] = &resource;
      if (kind == Kind::Key) owners_[resource.address] = &resource;
      if (kind == Kind::Bucket)
        owners_[literal_at(resource.attributes, "bucket")] = &resource;
    }
  }

  /// What trails name: drift of anything else is nobody's concern here.
  void note_texts(const Resource& trail) {
    for (const Value* tree : {&trail.attributes, &trail.before}) {
      for (const Value& value : tree->items()) {
        if (value.is_text()) named_.insert(value.as_text().literal().value_or(""));
      }
    }
  }

  /// What the configuration says of a resource goes before nothing at all.
  void note_known(const Fragment& known) {
    for (const Resource& resource : known.resources) {
      const Resource* deployed = find_deployed(resource);
      if (deployed != nullptr && !is_answered(*deployed)) taken_.insert(deployed);
    }
  }

  const Resource* find_deployed(const Resource& resource) const {
    for (const std::string& name : identities_of(resource)) {
      const auto found = deployed_.find(name);
      if (found != deployed_.end()) return found->second;
    }
    return nullptr;
  }

  /// A trail of which the account is not told, declared beside its bucket: that of this name
  /// which delivers into the bucket. In the bucket of another account several trails may have
  /// the name.
  const Resource* find_trail(const Fragment& fragment, const Resource& trail) const {
    if (kind_of(trail.type) != Kind::Trail) return nullptr;
    const std::string bucket = either_literal(trail, "s3_bucket_name", "S3BucketName");
    const auto declares = [&](const Resource& resource) {
      return !resource.data && kind_of(resource.type) == Kind::Bucket &&
             identities_of(resource).count("bucket " + bucket) > 0;
    };
    if (bucket.empty() ||
        std::none_of(fragment.resources.begin(), fragment.resources.end(), declares)) {
      return nullptr;
    }
    const auto same = [&](const Resource* deployed) {
      const auto owner = owners_.find(bucket);
      return owner != owners_.end() && owner->second->account == deployed->account &&
             either_literal(trail, "name", "TrailName") ==
                 literal_at(deployed->attributes, "name") &&
             literal_at(deployed->attributes, "s3_bucket_name") == bucket &&
             equal(trail.region, deployed->region) != Verdict::Fails;
    };
    const auto found = std::find_if(trails_.begin(), trails_.end(), same);
    return found == trails_.end() ? nullptr : *found;
  }

  static std::string either_literal(const Resource& resource, std::string_view terraform,
                                    std::string_view cloudformation) {
    return literal_at(resource.attributes, resource.language == Language::Terraform
                                               ? terraform
                                               : cloudformation);
  }

  const Resource* find_owner(const Resource& part) const {
    const KindRow* row = find_kind(part.type);
    if (row == nullptr || !row->is_separate()) return nullptr;
    for (const Value* tree : {&part.attributes, &part.before}) {
      for (const Identifier& link : row->links) {
        const auto found = owners_.find(literal_at(*tree, link.attribute));
        if (found != owners_.end() && !found->first.empty()) return found->second;
      }
    }
    return nullptr;
  }

  void join(Fragment& fragment) {
    for (Fragment& part : fragment.nested) join(part);
    if (fragment.input.kind == InputKind::AwsExport) return;
    const bool state = fragment.input.kind == InputKind::TerraformState;
    std::set<const Resource*> older;
    for (Resource& resource : fragment.resources) {
      if (resource.data) continue;
      const Resource* deployed = find_deployed(resource);
      if (deployed == nullptr) deployed = find_trail(fragment, resource);
      const Resource* owner = find_owner(resource);
      if (state && ((deployed != nullptr && is_answered(*deployed)) ||
                    (owner != nullptr && tells_part(*owner, resource)))) {
        older.insert(&resource);
        continue;
      }
      if (deployed != nullptr) taken_.insert(deployed);
      if (fragment.input.kind != InputKind::TerraformPlan) continue;
      if (deployed != nullptr) join_whole(fragment, resource, *deployed);
      if (owner != nullptr) join_part(fragment, resource, *owner);
    }
    std::erase_if(fragment.resources,
                  [&](const Resource& resource) { return older.count(&resource) > 0; });
  }

  /// A resource of a plan that is deployed.
  void join_whole(const Fragment& fragment, Resource& resource,
                  const Resource& deployed) {
    if (!is_answered(deployed)) return;
    tell_drift(fragment, resource, deployed);
    if (kind_of(resource.type) == Kind::Bucket) keep_settings(resource, deployed);
    if (resource.before.is_unset()) {
      resource.before = without_places(deployed.attributes);
      resource.before_observed = true;
      return;
    }
    for (std::size_t i = 0; i < deployed.attributes.size(); ++i) {
      const Value& value = deployed.attributes.items()[i];
      if (value.is_unknown()) continue;
      resource.before.set(deployed.attributes.keys()[i].name, without_places(value));
    }
  }

  /// Settings of a bucket that others make (resources of their own, or nobody of this plan)
  /// are read back by the provider. What the plan leaves alone stays as it is deployed, not as
  /// it was when the plan was made.
  static void keep_settings(Resource& bucket, const Resource& deployed) {
    if (bucket.change != Change::NoOp && bucket.change != Change::Update) return;
    constexpr std::array<std::string_view, 8> kSettings{
        "policy",
        "server_side_encryption_configuration",
        "logging",
        "versioning",
        "grant",
        "request_payer",
        "object_ownership",
        "public_access_block"};
    for (const std::string_view name : kSettings) {
      const Value& now = deployed.attributes[name];
      const Value& then = bucket.before[name];
      if (now.is_unknown() || now.is_absent()) continue;
      if (!says_the_same(then, bucket.attributes[name])) continue;
      bucket.attributes.set(std::string(name), without_places(now));
    }
  }

  /// Does the export tell what a resource of its own sets?
  static bool tells_part(const Resource& owner, const Resource& part) {
    return !deployed_part(owner, part).is_unknown() && is_answered(owner);
  }

  static const Value& deployed_part(const Resource& owner, const Resource& part) {
    constexpr std::array kAttributes{
        std::pair{Kind::BucketPolicy, "policy"},
        std::pair{Kind::KeyPolicy, "policy"},
        std::pair{Kind::BucketEncryption, "server_side_encryption_configuration"},
        std::pair{Kind::BucketPublicAccessBlock, "public_access_block"},
        std::pair{Kind::BucketVersioning, "versioning"},
        std::pair{Kind::BucketLogging, "logging"},
        std::pair{Kind::BucketOwnership, "object_ownership"},
        std::pair{Kind::BucketAcl, "grant"},
        std::pair{Kind::BucketPayer, "request_payer"},
        std::pair{Kind::BucketObjectLock, "object_lock_enabled"},
    };
    for (const auto& [kind, attribute] : kAttributes) {
      if (kind == kind_of(part.type)) return owner.attributes[attribute];
    }
    return owner.attributes[""];
  }

  /// A resource of its own that sets a policy or the encryption.
  void join_part(const Fragment& fragment, Resource& part, const Resource& owner) {
    tell_drift(fragment, part, owner);
    const Value& value = deployed_part(owner, part);
    const Kind kind = kind_of(part.type);
    if (value.is_unknown() || value.is_absent() || part.before.is_unset()) return;
    if (kind == Kind::BucketPolicy || kind == Kind::KeyPolicy) {
      // None: what is in place before is no such resource.
      if (value.is_literal("")) {
        part.before = Value();
      } else {
        part.before.set("policy", without_places(value));
      }
    } else if (kind == Kind::BucketEncryption) {
      part.before.set("rule", without_places(value.at_path("0.rule")));
    }
  }

  bool concerns_trail(const Resource& deployed) const {
    if (kind_of(deployed.type) == Kind::Trail) return true;
    const auto is_named = [&](std::string_view name) {
      const std::string text = literal_at(deployed.attributes, name);
      return !text.empty() && named_.count(text) > 0;
    };
    if (is_named("arn") || is_named("bucket") || is_named("key_id")) return true;
    return std::any_of(owners_.begin(), owners_.end(), [&](const auto& row) {
      const Value& key = row.second->attributes.at_path(aws_export::kDefaultKey);
      return key.is_literal(deployed.address) && named_.count(row.first) > 0;
    });
  }

  void tell_drift(const Fragment& fragment, const Resource& resource,
                  const Resource& deployed) {
    if (!concerns_trail(deployed)) return;
    for (std::string& message : drift_of(resource, deployed, collected_.at(&deployed))) {
      diagnostics_.push_back(
          {.level = Diagnostic::Level::Warning,
           .error = {
               .message = std::move(message),
               .help = "plan again: this plan starts from a state that differs from what "
                       "is deployed",
               .path = fragment.input.path}});
    }
  }

  std::vector<Fragment>& fragments_;
  std::map<std::string, const Resource*> deployed_{};  ///< by identity
  std::map<std::string, const Resource*> owners_{};    ///< buckets and keys by name
  std::vector<const Resource*> trails_{};
  std::map<const Resource*, std::string> collected_{};
  std::set<std::string> named_{};
  std::set<const Resource*> taken_{};
  std::vector<Diagnostic> diagnostics_{};
};

}  // namespace

std::vector<Diagnostic> join_present(std::vector<Fragment>& fragments,
                                     const std::optional<Fragment>& known) {
  const bool deployed =
      std::any_of(fragments.begin(), fragments.end(),
                  [](const Fragment& one) { return one.input.observed != nullptr; });
  if (!deployed) return {};
  return PresentJoiner(fragments, known).run();
}

}  // namespace trailseal::load
