#include "cloudformation/function/scope.hpp"

#include <array>

#include "aws/arn.hpp"
#include "aws/region.hpp"

namespace trailseal::cloudformation {
namespace {

/// AWS General Reference, "AWS service endpoints": the domains of the partitions.
Text url_suffix(const Text& partition) {
  if (partition == Text("aws-cn")) return "amazonaws.com.cn";
  if (partition == Text("aws-iso")) return "c2s.ic.gov";
  if (partition == Text("aws-iso-b")) return "sc2s.sgov.gov";
  if (partition == Text("aws-eusc")) return "amazonaws.eu";
  return "amazonaws.com";
}

Text given_or(const std::string& given, Text symbol) {
  return given.empty() ? std::move(symbol) : Text(given);
}

Text stack_name(const TemplateScope& scope) {
  return given_or(scope.stack_name, stack_name_symbol(scope.path));
}

Text stack_id(const TemplateScope& scope) {
  const StackPlace& place = scope.place;
  Text id("arn:");
  id.append(place.partition).append(":cloudformation:").append(place.region);
  id.append(":").append(place.account).append(":stack/");
  return id.append(stack_name(scope)).append("/").append(stack_uuid_symbol(scope.path));
}

struct PseudoParameter {
  std::string_view name;
  Text (*text)(const TemplateScope& scope);
};

constexpr std::array kTexts{
    PseudoParameter{"AWS::AccountId",
                    [](const TemplateScope& s) { return s.place.account; }},
    PseudoParameter{"AWS::Partition",
                    [](const TemplateScope& s) { return s.place.partition; }},
    PseudoParameter{"AWS::Region", [](const TemplateScope& s) { return s.place.region; }},
    PseudoParameter{"AWS::StackId", [](const TemplateScope& s) { return stack_id(s); }},
    PseudoParameter{"AWS::StackName",
                    [](const TemplateScope& s) { return stack_name(s); }},
    PseudoParameter{"AWS::URLSuffix",
                    [](const TemplateScope& s) { return s.place.url_suffix; }},
};

}  // namespace

StackPlace make_place(const Environment& environment) {
  StackPlace place;
  place.account = given_or(environment.account, account_symbol());
  place.region = given_or(environment.region, region_symbol());
  place.partition =
      given_or(environment.partition, Text(partition_of_region(environment.region)));
  place.url_suffix = url_suffix(place.partition);
  place.management_account = Text(environment.management_account);
  return place;
}

std::optional<Value> pseudo_parameter(std::string_view name, const TemplateScope& scope,
                                      Position at) {
  for (const PseudoParameter& row : kTexts) {
    if (row.name == name) return Value::text(row.text(scope), at);
  }
  if (name == "AWS::NoValue") return Value();
  if (name == "AWS::NotificationARNs") {
    return Value::unknown(
        Unknown{.reason = "the stack's notification topics are set at deployment"}, at);
  }
  return std::nullopt;
}

const std::vector<std::string_view>& pseudo_parameter_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all{"AWS::NoValue", "AWS::NotificationARNs"};
    for (const PseudoParameter& row : kTexts) all.push_back(row.name);
    return all;
  }();
  return names;
}

const ConditionAnswer* existence_of(const Value& declaration,
                                    const TemplateScope& scope) {
  static const ConditionAnswer always;
  const Value& condition = declaration["Condition"];
  if (condition.is_unset()) return &always;
  const auto found = scope.conditions.find(condition.literal().value_or(""));
  return found == scope.conditions.end() ? nullptr : &found->second;
}

ConditionAnswer undeclared_condition(const TemplateScope& scope) {
  std::string lacks = "it is not declared here";
  if (scope.open()) lacks += "; it may come from " + scope.opened_by;
  return {.verdict = Verdict::Unknown, .missing = {.lacks = std::move(lacks)}};
}

std::string reason_of(std::string_view condition, const ConditionAnswer& decision) {
  const MissingValue& missing = decision.missing;
  const std::string subject = "condition `" + std::string(condition) + "` ";
  if (missing.what.empty()) return subject + "is not decided: " + missing.lacks;
  return subject + "depends on " + missing.what + ", which " + missing.lacks;
}

}  // namespace trailseal::cloudformation
