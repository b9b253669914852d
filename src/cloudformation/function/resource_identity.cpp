// A type of the table names itself by one property; where that is not given, deployment
// makes the name up and a symbol stands for it. The ARN follows from the name:
//
//   Logs: { Type: AWS::S3::Bucket }
//     name          <`Logs`'s name>
//     Ref           <`Logs`'s name>
//     GetAtt Arn    arn:aws:s3:::<`Logs`'s name>
#include "cloudformation/function/resource_identity.hpp"

#include <array>
#include <string>

#include "aws/arn.hpp"
#include "cloudformation/function/resolver.hpp"

namespace trailseal::cloudformation {
namespace {

enum class RefIs { Name, Arn, Other };

/// What an ARN is made from.
struct Named {
  const Place& place;
  Text name{};
  Text path{};  ///< of IAM's resources: `/`, `/service/`
};

struct Shape {
  std::string_view type;
  std::string_view name_property;  ///< empty: deployment makes the name up
  std::string_view name_called;
  SymbolClass name_class;
  RefIs ref;
  Text (*arn)(const Named&);        ///< null: the type has none that follows
  std::string_view arn_attribute;   ///< of `Fn::GetAtt`
  std::string_view arn_suffix;      ///< what the attribute has behind the ARN
  std::string_view name_attribute;  ///< of `Fn::GetAtt`, empty: none
};

Text arn_of(const Named& n, const char* service, const Text& resource) {
  Text text("arn:");
  text.append(n.place.partition).append(":").append(service).append(":");
  text.append(n.place.region).append(":").append(n.place.account).append(":");
  return text.append(resource);
}

Text iam_arn(const Named& n, const char* kind) {
  Text text("arn:");
  text.append(n.place.partition).append(":iam::").append(n.place.account).append(":");
  return text.append(kind).append(n.path).append(n.name);
}

Text arn_of_bucket(const Named& n) { return bucket_arn(n.place.partition, n.name); }
Text arn_of_trail(const Named& n) {
  return trail_arn(n.place.partition, n.place.region, n.place.account, n.name);
}
Text arn_of_key(const Named& n) {
  return key_arn(n.place.partition, n.place.region, n.place.account, n.name);
}
Text arn_of_log_group(const Named& n) {
  return log_group_arn(n.place.partition, n.place.region, n.place.account, n.name);
}
Text arn_of_topic(const Named& n) {
  return topic_arn(n.place.partition, n.place.region, n.place.account, n.name);
}
Text arn_of_store(const Named& n) {
  return arn_of(n, "cloudtrail", Text("eventdatastore/") + n.name);
}
Text arn_of_role(const Named& n) { return iam_arn(n, "role"); }
Text arn_of_user(const Named& n) { return iam_arn(n, "user"); }
Text arn_of_managed_policy(const Named& n) { return iam_arn(n, "policy"); }
Text arn_of_function(const Named& n) {
  return arn_of(n, "lambda", Text("function:") + n.name);
}
Text arn_of_queue(const Named& n) { return arn_of(n, "sqs", n.name); }

constexpr auto kName = SymbolClass::Name;
constexpr auto kKeyId = SymbolClass::KeyId;

constexpr std::array kShapes{
    Shape{"AWS::S3::Bucket", "BucketName", "name", kName, RefIs::Name, &arn_of_bucket,
          "Arn", "", ""},
    Shape{"AWS::KMS::Key", "", "key id", kKeyId, RefIs::Name, &arn_of_key, "Arn", "",
          "KeyId"},
    Shape{"AWS::KMS::ReplicaKey", "", "key id", kKeyId, RefIs::Name, &arn_of_key, "Arn",
          "", "KeyId"},
    Shape{"AWS::KMS::Alias", "AliasName", "name", SymbolClass::Anything, RefIs::Name,
          nullptr, "", "", ""},
    Shape{"AWS::CloudTrail::Trail", "TrailName", "name", kName, RefIs::Name,
          &arn_of_trail, "Arn", "", ""},
    // The pages contradict each other on `Ref`; the type's primary identifier is the ARN.
    Shape{"AWS::CloudTrail::EventDataStore", "", "key id", kKeyId, RefIs::Arn,
          &arn_of_store, "EventDataStoreArn", "", ""},
    Shape{"AWS::Logs::LogGroup", "LogGroupName", "name", SymbolClass::Anything,
          RefIs::Name, &arn_of_log_group, "Arn", ":*", ""},
    Shape{"AWS::SNS::Topic", "TopicName", "name", kName, RefIs::Arn, &arn_of_topic,
          "TopicArn", "", "TopicName"},
    Shape{"AWS::IAM::Role", "RoleName", "name", SymbolClass::Anything, RefIs::Name,
          &arn_of_role, "Arn", "", ""},
    Shape{"AWS::IAM::User", "UserName", "name", SymbolClass::Anything, RefIs::Name,
          &arn_of_user, "Arn", "", ""},
    Shape{"AWS::IAM::ManagedPolicy", "ManagedPolicyName", "name", SymbolClass::Anything,
          RefIs::Arn, &arn_of_managed_policy, "PolicyArn", "", ""},
    Shape{"AWS::Lambda::Function", "FunctionName", "name", kName, RefIs::Name,
          &arn_of_function, "Arn", "", ""},
    Shape{"AWS::SQS::Queue", "QueueName", "name", kName, RefIs::Other, &arn_of_queue,
          "Arn", "", "QueueName"},
};

const Shape* find_shape(std::string_view type) {
  for (const Shape& shape : kShapes) {
    if (shape.type == type) return &shape;
  }
  return nullptr;
}

/// A replica has its primary key's id, which the primary's ARN ends with.
std::optional<Text> replica_id(const PropertyOf& property) {
  const Value primary = property("PrimaryKeyArn");
  if (!primary.is_text()) return std::nullopt;
  const auto arn = parse_arn(primary.as_text());
  if (!arn) return std::nullopt;
  const auto parts = arn->resource.split('/');
  if (parts.size() != 2 || !(parts[0] == Text("key"))) return std::nullopt;
  return parts[1];
}

std::optional<Text> given_name(const Shape& shape, const PropertyOf& property) {
  if (shape.type == "AWS::KMS::ReplicaKey") return replica_id(property);
  if (shape.name_property.empty()) return std::nullopt;
  const auto text = text_of(property(shape.name_property));
  return text && !text->empty() ? text : std::nullopt;
}

Text path_of(const PropertyOf& property) {
  const Value path = property("Path");
  return path.is_text() ? path.as_text() : Text("/");
}

}  // namespace

Identity synthesise_identity(std::string_view type, std::string_view logical_id,
                             const Scope& scope, const PropertyOf& property) {
  const Shape* shape = find_shape(type);
  if (shape == nullptr) {
    const Text ref =
        resource_symbol(scope.path, logical_id, "Ref", SymbolClass::Anything);
    return Identity{.name = ref, .ref = ref};
  }
  Identity identity;
  const auto given = given_name(*shape, property);
  identity.name = given ? *given
                        : resource_symbol(scope.path, logical_id, shape->name_called,
                                          shape->name_class);
  if (shape->arn != nullptr) {
    const bool iam = type.starts_with("AWS::IAM::");
    identity.arn = shape->arn(Named{.place = scope.place,
                                    .name = identity.name,
                                    .path = iam ? path_of(property) : Text()});
  }
  switch (shape->ref) {
    case RefIs::Name:
      identity.ref = identity.name;
      break;
    case RefIs::Arn:
      identity.ref = *identity.arn;
      break;
    case RefIs::Other:
      identity.ref =
          resource_symbol(scope.path, logical_id, "Ref", SymbolClass::Anything);
  }
  return identity;
}

Text attribute_text(std::string_view type, std::string_view logical_id,
                    std::string_view attribute, const Identity& identity,
                    const Scope& scope) {
  if (const Shape* shape = find_shape(type)) {
    if (identity.arn && attribute == shape->arn_attribute) {
      return *identity.arn + Text(shape->arn_suffix);
    }
    if (!attribute.empty() && attribute == shape->name_attribute) return identity.name;
  }
  const Text symbol =
      resource_symbol(scope.path, logical_id, attribute, SymbolClass::Anything);
  // `Arn` of a type that AWS provides is an ARN, whatever stands in it: never a `*`.
  const bool provided =
      type.starts_with("AWS::") && !type.starts_with("AWS::CloudFormation::");
  if (attribute != "Arn" || !provided) return symbol;
  return Text("arn:") + scope.place.partition + Text(":") + symbol;
}

}  // namespace trailseal::cloudformation
