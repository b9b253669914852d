// Deployment: the resources that the answers of an export tell of, put together.
//
// Several answers speak of one resource, and one answer of many. Each resource is known by
// its ARN; its attributes are Terraform's, so that the domain reads it as it reads a state.
#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "aws/resource_kind.hpp"
#include "base/missing.hpp"
#include "base/result.hpp"
#include "document/value.hpp"
#include "graph/observation.hpp"

namespace trailseal::aws_export {

/// One resource, as far as the answers tell.
struct Entity {
  ResourceKind kind = ResourceKind::None;
  std::string arn{};
  std::string account{};  ///< empty: not known
  std::string region{};   ///< empty: not known, or it has none
  Value attributes = Value::map();
  /// Did an answer speak of it, or is it only named by another resource?
  bool answered = false;
  /// Why it is not known whether there is such a resource; empty: there is.
  std::string doubt{};
  /// Of a trail: does it say itself that it has no selectors of its own?
  bool default_event_selectors = false;
  bool default_insight_selectors = false;
};

class Deployment {
 public:
  Deployment(std::string account, std::string partition)
      : account_(std::move(account)), partition_(std::move(partition)) {}

  const std::string& account() const { return account_; }
  const std::string& partition() const { return partition_; }
  void set_account(std::string account) { account_ = std::move(account); }
  void set_partition(std::string partition) { partition_ = std::move(partition); }

  /// The resource with this ARN, made where there is none yet; account and region are
  /// those of the ARN as far as it has them.
  Entity& entity(ResourceKind kind, const std::string& arn);
  Entity* find(ResourceKind kind, const std::string& arn);
  /// The bucket of a name.
  Entity& bucket(const std::string& name) {
    return entity(ResourceKind::Bucket, bucket_arn(name));
  }
  std::string bucket_arn(const std::string& name) const {
    return "arn:" + partition_ + ":s3:::" + name;
  }
  /// An account as a whole.
  std::string account_arn(const std::string& account) const {
    return "arn:" + partition_ + ":iam::" + account + ":root";
  }
  /// Which account a bucket is of, where an answer proves it.
  void own_bucket(const std::string& name, const std::string& account);
  std::string owner_of(const std::string& name) const;
  /// The ARN of a key that a call or a setting gives as ARN, id or alias; empty where an
  /// alias points nowhere that is known.
  std::string key_arn(const std::string& reference, const std::string& region,
                      const std::string& account);

  /// Sets an attribute. One that is there already stays; where the two differ, the answers
  /// contradict each other, and that is said.
  void set(Entity& entity, std::string_view attribute, Value value);

  std::deque<Entity>& entities() { return entities_; }
  const std::deque<Entity>& entities() const { return entities_; }
  /// Notes that a call about a resource gave no answer, and with which code.
  void refuse(std::string_view operation, const std::string& arn, std::string code);
  /// The code; empty where there was no such call.
  std::string refusal(std::string_view operation, const std::string& arn) const;

  /// A delivered object, made where there is none yet.
  DeliveredObject& object(const DeliveredObject& object);
  /// An answer within an answer: an item of AWS Config has a time of its own. Gives its
  /// index.
  unsigned add_item(unsigned answer, const std::string& account,
                    const std::string& region, const std::string& time);

  /// Says what is wrong with the answer that a place is in.
  void fail(Position place, std::string message, std::string help);
  /// Says what is not known for sure, or not known at all.
  void warn(Position place, std::string message, std::string help);
  const std::vector<Error>& warnings() const { return warnings_; }
  const std::vector<Error>& errors() const { return errors_; }
  /// The files of the answers as people call them, by number of the answer.
  std::vector<std::string> paths{};
  Observations& observations() { return observations_; }

  bool findings_asked = false;   ///< and answered
  bool standards_asked = false;  ///< likewise, Security Hub's
  std::string organization_id{};
  std::string management_account{};

 private:
  Error error_at(Position place, std::string message, std::string help) const;
  std::string file_of(const Value& value) const;

  std::string account_;
  std::string partition_;
  std::deque<Entity> entities_{};  ///< references to them last
  std::map<std::pair<ResourceKind, std::string>, std::size_t> by_arn_{};
  std::map<std::string, std::string> owners_{};  ///< bucket -> account
  std::map<std::pair<std::string, std::string>, std::size_t> objects_{};
  std::map<std::pair<std::string, std::string>, std::string> refusals_{};
  std::vector<Error> warnings_{};
  std::vector<Error> errors_{};
  Observations observations_{};
};

/// The name in the ARN of a bucket.
std::string bucket_name_of(const std::string& arn);
/// The name in the ARN of a log group; the ARN itself where it is no such ARN.
std::string log_group_name_of(const std::string& arn);

}  // namespace trailseal::aws_export
