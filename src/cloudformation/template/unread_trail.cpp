// By type and text, without knowing what a custom resource's function does:
//
//   Custom::AWS               the CDK's AwsCustomResource: {"service": "CloudTrail",
//                             "action": "createTrail", ...} as a text
//   ORG::CloudTrail::Base::MODULE
//                             AWS CloudFormation User Guide, "Using modules": the type of
//                             a module ends in MODULE
#include "cloudformation/template/unread_trail.hpp"

#include <string>

#include "aws/resource_kind.hpp"
#include "base/ascii.hpp"
#include "base/word_list.hpp"

namespace trailseal::cloudformation {
namespace {

bool speaks_of(const std::string& text, std::string_view word) {
  return ascii_lower(text).find(word) != std::string::npos;
}

bool holds_call(const Value& value) {
  if (value.is_text()) {
    const std::string text = value.literal().value_or("");
    return speaks_of(text, "createtrail") || speaks_of(text, "create-trail");
  }
  for (const Value& item : value.items()) {
    if (holds_call(item)) return true;
  }
  return false;
}

bool is_custom(const std::string& type) {
  return type.starts_with("Custom::") || kind_of(type) == ResourceKind::CustomResource;
}

bool is_module(const std::string& type) { return type.ends_with("::MODULE"); }

Resource trail_of(const Value::Key& key, const TemplateScope& scope, std::string reason) {
  Resource trail{.address = key.name,
                 .type = std::string(cloudformation_type(ResourceKind::Trail)),
                 .language = Language::CloudFormation,
                 .change = Change::Create,
                 .region = scope.place.region,
                 .account = scope.place.account,
                 .partition = scope.place.partition,
                 .pointer = "/Resources/" + key.name + "/Properties",
                 .position = key.position};
  trail.attributes = Value::map(key.position);
  trail.otherwise = Value::unknown(
      {.reason = std::move(reason),
       .help = "declare the trail as `AWS::CloudTrail::Trail` to have it checked"});
  return trail;
}

}  // namespace

std::vector<Resource> unread_trails(const TemplateScope& scope,
                                    TemplateDiagnostics& notes) {
  std::vector<Resource> trails;
  for (std::size_t i = 0; i < scope.resources->size(); ++i) {
    const Value::Key& key = scope.resources->keys()[i];
    const Value& body = scope.resources->items()[i];
    const std::string type = body["Type"].literal().value_or("");
    if (!is_custom(type) && !is_module(type)) continue;
    const ConditionAnswer* existence = existence_of(body, scope);
    if (existence != nullptr && existence->verdict == Verdict::Fails) continue;
    if (is_custom(type) && holds_call(body["Properties"])) {
      trails.push_back(trail_of(key, scope,
                                "the custom resource " + in_backticks(key.name) +
                                    " creates a trail, but its properties are not read"));
    } else if (is_module(type) && speaks_of(type, "cloudtrail")) {
      trails.push_back(
          trail_of(key, scope, "the module " + in_backticks(type) + " is not read"));
    } else if (is_module(type)) {
      notes.leave_unchecked(
          key.position,
          "the module " + in_backticks(type) +
              " is not read: the resources that it declares are not checked",
          "check the processed template (`aws cloudformation get-template "
          "--template-stage Processed`)");
    }
  }
  return trails;
}

}  // namespace trailseal::cloudformation
