// A type of the table names itself by one property; where that is not given, deployment
// makes the name up and a symbol stands for it. The ARN follows from the name:
//
//   Logs: { Type: AWS::S3::Bucket }
//     name          <Logs's name>
//     Ref           <Logs's name>
//     GetAtt Arn    arn:aws:s3:::<Logs's name>
#include "cloudformation/function/resource_identity.hpp"

#include <array>
#include <string>

#include "aws/arn.hpp"
#include "aws/resource_kind.hpp"
#include "cloudformation/function/resolver.hpp"

namespace trailseal::cloudformation {
namespace {

enum class RefIs { Name, Arn, Other };

/// What an ARN is made from.
struct ArnParts {
  const StackPlace& place;
  Text name{};
  Text path{};  ///< of IAM's resources: `/`, `/service/`
};

/// How a kind forms its identities, beside what the table of kinds says of it.
struct Shape {
  ResourceKind kind = ResourceKind::None;
  std::string_view name_called{};
  SymbolClass name_class = SymbolClass::Anything;
  RefIs ref = RefIs::Other;
  Text (*arn)(const ArnParts&) = nullptr;  ///< null: the kind has none that follows
  std::string_view arn_attribute{};        ///< of `Fn::GetAtt`
  std::string_view arn_suffix{};           ///< what the attribute has behind the ARN
  std::string_view name_attribute{};       ///< of `Fn::GetAtt`, empty: none
};

Text arn_of(const ArnParts& n, const char* service, const Text& resource) {
  Text text("arn:");
  text.append(n.place.partition).append(":").append(service).append(":");
  text.append(n.place.region).append(":").append(n.place.account).append(":");
  return text.append(resource);
}

Text iam_arn(const ArnParts& n, const char* kind) {
  Text text("arn:");
  text.append(n.place.partition).append(":iam::").append(n.place.account).append(":");
  return text.append(kind).append(n.path).append(n.name);
}

Text arn_of_bucket(const ArnParts& n) { return bucket_arn(n.place.partition, n.name); }
Text arn_of_trail(const ArnParts& n) {
  return trail_arn(n.place.partition, n.place.region, n.place.account, n.name);
}
Text arn_of_key(const ArnParts& n) {
  return key_arn(n.place.partition, n.place.region, n.place.account, n.name);
}
/// AWS gives it as no attribute, but people write it out. The name begins with `alias/`.
Text arn_of_alias(const ArnParts& n) {
  return alias_arn(n.place.partition, n.place.region, n.place.account, n.name);
}
Text arn_of_log_group(const ArnParts& n) {
  return log_group_arn(n.place.partition, n.place.region, n.place.account, n.name);
}
Text arn_of_topic(const ArnParts& n) {
  return topic_arn(n.place.partition, n.place.region, n.place.account, n.name);
}
Text arn_of_store(const ArnParts& n) {
  return arn_of(n, "cloudtrail", Text("eventdatastore/") + n.name);
}
Text arn_of_role(const ArnParts& n) { return iam_arn(n, "role"); }
Text arn_of_user(const ArnParts& n) { return iam_arn(n, "user"); }
Text arn_of_managed_policy(const ArnParts& n) { return iam_arn(n, "policy"); }
Text arn_of_function(const ArnParts& n) {
  return arn_of(n, "lambda", Text("function:") + n.name);
}
Text arn_of_queue(const ArnParts& n) { return arn_of(n, "sqs", n.name); }

constexpr auto kName = SymbolClass::Name;
constexpr auto kKeyId = SymbolClass::KeyId;
constexpr auto kAny = SymbolClass::Anything;
using Kind = ResourceKind;

// clang-format off
constexpr std::array kShapes{
    Shape{Kind::Bucket, "name", kName, RefIs::Name, &arn_of_bucket, "Arn", "", ""},
    Shape{Kind::Key, "key id", kKeyId, RefIs::Name, &arn_of_key, "Arn", "", "KeyId"},
    Shape{Kind::ReplicaKey, "key id", kKeyId, RefIs::Name, &arn_of_key, "Arn", "", "KeyId"},
    Shape{Kind::KeyAlias, "name", kAny, RefIs::Name, &arn_of_alias, "", "", ""},
    Shape{Kind::Trail, "name", kName, RefIs::Name, &arn_of_trail, "Arn", "", ""},
    // The pages contradict each other on `Ref`; the type's primary identifier is the ARN.
    Shape{Kind::EventDataStore, "key id", kKeyId, RefIs::Arn, &arn_of_store, "EventDataStoreArn", "", ""},
    Shape{Kind::LogGroup, "name", kAny, RefIs::Name, &arn_of_log_group, "Arn", ":*", ""},
    Shape{Kind::Topic, "name", kName, RefIs::Arn, &arn_of_topic, "TopicArn", "", "TopicName"},
    Shape{Kind::Role, "name", kAny, RefIs::Name, &arn_of_role, "Arn", "", ""},
    Shape{Kind::User, "name", kAny, RefIs::Name, &arn_of_user, "Arn", "", ""},
    Shape{Kind::ManagedPolicy, "name", kAny, RefIs::Arn, &arn_of_managed_policy, "PolicyArn", "", ""},
    Shape{Kind::Function, "name", kName, RefIs::Name, &arn_of_function, "Arn", "", ""},
    Shape{Kind::Queue, "name", kName, RefIs::Other, &arn_of_queue, "Arn", "", "QueueName"},
};
// clang-format on

const Shape* find_shape(const KindRow* row) {
  if (row == nullptr) return nullptr;
  for (const Shape& shape : kShapes) {
    if (shape.kind == row->kind) return &shape;
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

std::optional<Text> given_name(const KindRow& row, const PropertyOf& property) {
  if (row.kind == ResourceKind::ReplicaKey) return replica_id(property);
  if (row.name_property.empty()) return std::nullopt;
  const auto text = text_of(property(row.name_property));
  return text && !text->empty() ? text : std::nullopt;
}

Text path_of(const PropertyOf& property) {
  const Value path = property("Path");
  return path.is_text() ? path.as_text() : Text("/");
}

}  // namespace

Text owner_of(ResourceKind kind, const StackPlace& place, const PropertyOf& property) {
  const bool trail = kind == ResourceKind::Trail && !place.management_account.empty();
  if (!trail) return place.account;
  const Value covers = property("IsOrganizationTrail");
  const bool organization =
      covers.is_literal("true") || (covers.is_bool() && covers.as_bool());
  return organization ? place.management_account : place.account;
}

Identity synthesize_identity(std::string_view type, std::string_view logical_id,
                             const TemplateScope& scope, const PropertyOf& property) {
  const KindRow* row = find_kind(type);
  const Shape* shape = find_shape(row);
  if (shape == nullptr) {
    const Text ref =
        resource_symbol(scope.path, logical_id, "Ref", SymbolClass::Anything);
    return Identity{.name = ref, .ref = ref};
  }
  Identity identity;
  const auto given = given_name(*row, property);
  identity.name = given ? *given
                        : resource_symbol(scope.path, logical_id, shape->name_called,
                                          shape->name_class);
  if (shape->arn != nullptr) {
    const bool iam = row->service == "iam";
    StackPlace place = scope.place;
    place.account = owner_of(row->kind, place, property);
    identity.arn = shape->arn(ArnParts{
        .place = place, .name = identity.name, .path = iam ? path_of(property) : Text()});
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
                    const TemplateScope& scope) {
  if (const Shape* shape = find_shape(find_kind(type))) {
    if (identity.arn && attribute == shape->arn_attribute) {
      return *identity.arn + Text(shape->arn_suffix);
    }
    if (!attribute.empty() && attribute == shape->name_attribute) return identity.name;
  }
  // Who creates an organization manages it.
  if (kind_of(type) == ResourceKind::Organization && attribute == "ManagementAccountId") {
    return scope.place.account;
  }
  Text symbol = resource_symbol(scope.path, logical_id, attribute, SymbolClass::Anything);
  // `Arn` of a type that AWS provides is an ARN, whatever stands in it: never a `*`.
  const bool provided =
      type.starts_with("AWS::") && !type.starts_with("AWS::CloudFormation::");
  if (attribute != "Arn" || !provided) return symbol;
  return Text("arn:") + scope.place.partition + Text(":") + symbol;
}

}  // namespace trailseal::cloudformation
