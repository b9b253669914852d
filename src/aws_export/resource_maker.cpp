#include "aws_export/resource_maker.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/word_list.hpp"

namespace trailseal::aws_export {
namespace {

using Kind = ResourceKind;

/// What stands behind the last colon or slash of an ARN.
std::string last_part(const std::string& arn, char separator) {
  return arn.substr(arn.rfind(separator) + 1);
}

/// The identities that follow from the ARN.
Value identities_of(const Entity& entity) {
  Value identities = Value::map();
  const auto set = [&](const char* name, const std::string& text) {
    identities.set(name, Value::text(Text(text)));
  };
  set("arn", entity.arn);
  switch (entity.kind) {
    case Kind::Trail:
      set("name", last_part(entity.arn, '/'));
      break;
    case Kind::Bucket:
      set("bucket", bucket_name_of(entity.arn));
      break;
    case Kind::Key:
      set("key_id", last_part(entity.arn, '/'));
      break;
    case Kind::Topic:
      set("name", last_part(entity.arn, ':'));
      break;
    case Kind::LogGroup:
      set("name", log_group_name_of(entity.arn));
      break;
    default:
      break;
  }
  return identities;
}

/// Whatever is known counts; only a bucket's account and region may not be.
Text known_or_symbol(const std::string& known, const std::string& what,
                     const Entity& entity, SymbolClass cls) {
  if (!known.empty()) return Text(known);
  return Text::of_symbol(
      {.id = what + " of " + entity.arn, .name = what + " of " + entity.arn, .cls = cls});
}

/// Where the first answer about it stands.
Position position_of(const Value& attributes) {
  for (const Value& value : attributes.items()) {
    if (value.position().file > 0) return value.position();
  }
  return {};
}

Resource make_resource(const Deployment& deployment, const Entity& entity) {
  Resource resource{.address = entity.arn,
                    .type = std::string(terraform_type(entity.kind)),
                    .change = Change::NoOp,
                    .observed = true};
  resource.attributes = entity.attributes;
  const Value identities = identities_of(entity);
  for (std::size_t i = 0; i < identities.size(); ++i) {
    resource.attributes.set(identities.keys()[i].name, identities.items()[i]);
  }
  resource.before = resource.attributes;
  resource.position = position_of(entity.attributes);
  resource.account =
      known_or_symbol(entity.account, "account", entity, SymbolClass::AccountId);
  resource.region = known_or_symbol(entity.region, "region", entity, SymbolClass::Region);
  resource.partition = Text(deployment.partition());
  if (!entity.doubt.empty()) {
    resource.exists = Verdict::Unknown;
    resource.exists_reason = entity.doubt;
  }
  return resource;
}

}  // namespace

std::vector<Resource> make_resources(const Deployment& deployment) {
  std::vector<Resource> resources;
  for (const Entity& entity : deployment.entities()) {
    resources.push_back(make_resource(deployment, entity));
  }
  std::stable_sort(resources.begin(), resources.end(),
                   [](const Resource& a, const Resource& b) {
                     return std::pair(kind_of(a.type), std::string_view(a.address)) <
                            std::pair(kind_of(b.type), std::string_view(b.address));
                   });
  return resources;
}

}  // namespace trailseal::aws_export
