//   Trail:                          address, position
//     Type: AWS::CloudTrail::Trail  type
//     Condition: WithTrail          exists (false: left out altogether)
//     DependsOn: [Policy]           depends_on, before what the properties refer to
//     Metadata: {aws:cdk:path: x,   label
//       trailseal: {waive: [..]}}   waivers
//     Fn::Transform: ...            otherwise (as a macro of the whole template)
//     Properties: ...               attributes, references
#include "cloudformation/resource/resource_reader.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "aws/resource_kind.hpp"
#include "base/suggest.hpp"
#include "base/word_list.hpp"
#include "cloudformation/function/function.hpp"
#include "cloudformation/function/resource_identity.hpp"
#include "cloudformation/resource/boolean_property.hpp"
#include "cloudformation/resource/property_name.hpp"

namespace trailseal::cloudformation {
namespace {

/// RFC 6901: `~` and `/` in a key.
std::string pointer_part(std::string_view key) {
  std::string part;
  for (const char c : key) {
    if (c == '~') {
      part += "~0";
    } else if (c == '/') {
      part += "~1";
    } else {
      part += c;
    }
  }
  return part;
}

class Reader {
 public:
  Reader(const TemplateScope& scope, FunctionResolver& resolver,
         TemplateDiagnostics& notes)
      : scope_(scope), resolver_(resolver), notes_(notes) {}

  /// Reads one declaration; nothing where it does not come into being, or fails.
  std::optional<Resource> read(const Value::Key& key, const Value& body) {
    const auto type = body["Type"].literal();
    if (!type) {
      fail(key.position, "resource `" + key.name + "` has no `Type`");
      return std::nullopt;
    }
    const ConditionAnswer open = undeclared_condition(scope_);
    const ConditionAnswer* existence = existence_of(body, scope_);
    if (existence == nullptr) {
      if (!scope_.open()) fail_condition(key, body["Condition"]);
      existence = &open;
    }
    check_type(body["Type"], key.name);
    notes_.feel("Conditions/" + body["Condition"].literal().value_or(""));
    if (existence->verdict == Verdict::Fails) return std::nullopt;
    Resource resource{.address = key.name,
                      .type = *type,
                      .language = Language::CloudFormation,
                      .change = Change::Create,
                      .region = scope_.place.region,
                      .account = scope_.place.account,
                      .partition = scope_.place.partition,
                      .pointer = "/Resources/" + pointer_part(key.name) + "/Properties",
                      .position = key.position,
                      .exists = existence->verdict};
    if (existence->verdict == Verdict::Unknown) {
      resource.exists_reason =
          reason_of(body["Condition"].literal().value_or(""), *existence);
    }
    resource.label = body["Metadata"]["aws:cdk:path"].literal().value_or("");
    read_waivers(body["Metadata"]["trailseal"]["waive"], resource);
    resource.otherwise = otherwise(body, resource);
    read_properties(body["Properties"], resource);
    resource.deployer = scope_.place.account;
    resource.account = owner_of(
        kind_of(*type), scope_.place,
        [&](std::string_view property) { return resource.attributes[property]; });
    add_identities(resource);
    add_dependencies(body["DependsOn"], resource);
    return resource;
  }

 private:
  void fail(Position at, std::string message, std::string help = {}) {
    notes_.fail(at, std::move(message), std::move(help));
  }

  void fail_condition(const Value::Key& key, const Value& condition) {
    const std::string name = condition.literal().value_or("");
    const std::vector<std::string_view> names = names_of(scope_.conditions);
    const std::string quoted = "`" + key.name + "`";
    if (name.empty()) {
      fail(condition.position(),
           "the condition of " + quoted + " must be a condition's name");
    } else {
      resolver_.fail_unknown_name(
          condition.position(),
          "condition `" + name + "` of " + quoted + " is not declared", name, names);
    }
  }

  /// What is wrong with a waiver is said where the rules are known.
  static void read_waivers(const Value& waivers, Resource& resource) {
    for (const Value& waiver : waivers.items()) {
      resource.waivers.push_back({.rule = waiver["rule"].literal().value_or(""),
                                  .reason = waiver["reason"].literal().value_or(""),
                                  .until = waiver["until"].literal().value_or(""),
                                  .position = waiver.position()});
    }
  }

  void check_name(const Value::Key& key, const Resource& resource) {
    const auto meant = misspelt_property(resource.type, key.name);
    if (!meant) return;
    notes_.warn(key.position,
                in_backticks(resource.address) + " has no property " +
                    in_backticks(key.name) + ": CloudFormation rejects the template",
                meant->empty() ? "" : "did you mean " + in_backticks(*meant) + "?");
  }

  void check_type(const Value& type, const std::string& address) {
    const auto meant = misspelt_type(type.literal().value_or(""));
    if (!meant) return;
    notes_.leave_unchecked(
        type.position(),
        in_backticks(address) + " is not checked: there is no type " +
            in_backticks(type.display()) + ", so CloudFormation rejects the template",
        meant->empty() ? "" : "did you mean " + in_backticks(*meant) + "?");
  }

  void read_properties(const Value& properties, Resource& resource) {
    if (properties.is_unset()) {
      resource.attributes = Value::map(resource.position);
      return;
    }
    if (!properties.is_map()) {
      fail(properties.position(),
           "the properties of `" + resource.address + "` are not a mapping");
      resource.attributes = Value::map(resource.position);
      resource.otherwise = Value::unknown({.reason = "its properties are not a mapping"});
      return;
    }
    if (is_expanded(properties)) {
      resolver_.begin_attribute("");
      resource.attributes = resolver_.resolve(properties);
      resource.references = resolver_.take_references();
      return;
    }
    resource.attributes = Value::map(properties.position());
    for (std::size_t i = 0; i < properties.size(); ++i) {
      const Value::Key& key = properties.keys()[i];
      check_name(key, resource);
      resolver_.begin_attribute(key.name);
      Value value = resolver_.resolve(properties.items()[i]);
      for (Reference& reference : resolver_.take_references()) {
        resource.references.push_back(std::move(reference));
      }
      if (value.is_absent()) continue;
      resource.attributes.set(key.name, std::move(value), key.position);
    }
    type_properties(resource.type, resource.attributes);
  }

  /// What a property that is not written may be all the same.
  Value otherwise(const Value& body, const Resource& resource) const {
    std::string adder = scope_.macro;
    if (body.find("Fn::Transform") != nullptr) adder = "`Fn::Transform`";
    if (adder.empty()) return {};
    return Value::unknown({.reason = adder + " may add to `" + resource.address + "`",
                           .help = "check the processed template (`aws cloudformation "
                                   "get-template --template-stage Processed`)"});
  }

  /// A function, or something that adds properties to those written.
  static bool is_expanded(const Value& properties) {
    for (const Value::Key& key : properties.keys()) {
      if (key.name.starts_with("Fn::")) return true;
    }
    return false;
  }

  void add_identities(Resource& resource) {
    if (notes_.stopped() || !resource.attributes.is_map()) return;
    const Identity& identity = resolver_.identity(resource.address);
    const Position at = resource.position;
    resource.attributes.set("@ref", Value::text(identity.ref, at), at);
    if (identity.arn) resource.attributes.set("@arn", Value::text(*identity.arn, at), at);
  }

  void add_dependencies(const Value& depends_on, Resource& resource) {
    if (depends_on.is_text()) {
      add_declared(depends_on, resource);
    } else if (depends_on.is_list()) {
      for (const Value& item : depends_on.items()) add_declared(item, resource);
    } else if (!depends_on.is_unset() && depends_on.find("Fn::Transform") == nullptr) {
      fail(depends_on.position(),
           "`DependsOn` of `" + resource.address + "` takes names of resources");
    }
    for (const Reference& reference : resource.references) {
      add(reference.target, resource);
    }
  }

  void add_declared(const Value& value, Resource& resource) {
    const auto name = value.literal();
    const Value* target = name ? scope_.resources->find(*name) : nullptr;
    if (target != nullptr) {
      const ConditionAnswer* existence = existence_of(*target, scope_);
      if (existence != nullptr && existence->verdict == Verdict::Fails) return;
      return add(*name, resource);
    }
    if (scope_.open()) return;
    if (!name) {
      return fail(value.position(),
                  "`DependsOn` of `" + resource.address + "` takes names of resources");
    }
    const std::vector<std::string_view> names = names_of(scope_.resources->keys());
    resolver_.fail_unknown_name(
        value.position(),
        "`" + resource.address + "` depends on `" + *name + "`, which is not declared",
        *name, names);
  }

  static void add(const std::string& target, Resource& resource) {
    std::vector<std::string>& all = resource.depends_on;
    if (target == resource.address) return;
    if (std::find(all.begin(), all.end(), target) == all.end()) all.push_back(target);
  }

  const TemplateScope& scope_;
  FunctionResolver& resolver_;
  TemplateDiagnostics& notes_;
};

}  // namespace

std::vector<Resource> read_resources(const TemplateScope& scope,
                                     FunctionResolver& resolver,
                                     TemplateDiagnostics& notes,
                                     const std::set<std::string_view>* needed) {
  std::vector<Resource> resources;
  Reader reader(scope, resolver, notes);
  for (std::size_t i = 0; i < scope.resources->size() && !notes.stopped(); ++i) {
    const Value::Key& key = scope.resources->keys()[i];
    const Value& body = scope.resources->items()[i];
    if (needed != nullptr && needed->count(key.name) == 0) continue;
    const ReadingPart part(notes, "Resources/" + key.name);
    if (is_expanded_by_service(key.name)) {
      notes.leave_unchecked(key.position, "`" + key.name + "` is not expanded",
                            "the resources that it declares are not checked");
      continue;
    }
    if (!body.is_map()) {
      notes.fail(key.position, "resource `" + key.name + "` is not a mapping");
      continue;
    }
    if (body["Type"].is_absent() && body.find("Fn::Transform") != nullptr) {
      notes.leave_unchecked(key.position,
                            "`Fn::Transform` in `" + key.name + "` is not expanded",
                            "the resources that it declares are not checked");
      continue;
    }
    if (auto resource = reader.read(key, body)) resources.push_back(std::move(*resource));
  }
  return resources;
}

}  // namespace trailseal::cloudformation
