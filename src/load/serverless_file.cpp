//   service: audit
//   provider: { name: aws }
//   resources:                 put into the template that the framework deploys
//     Resources: { Trail: { Type: AWS::CloudTrail::Trail, ... } }
//
// Serverless Framework, "AWS - Resources" and "Variables":
// https://www.serverless.com/framework/docs/providers/aws/guide/resources
#include "load/serverless_file.hpp"

#include <string_view>
#include <utility>

namespace trailseal::load {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         c == '-' || c == '_' || c == '.';
}

/// Is there a variable of the framework's: `${` and a source with its colon or bracket?
/// `${AWS::Region}` and `${Logs.Arn}` are CloudFormation's.
bool has_variable(std::string_view text) {
  for (std::size_t at = text.find("${"); at != std::string_view::npos;
       at = text.find("${", at + 1)) {
    std::size_t end = at + 2;
    while (end < text.size() && is_word(text[end])) ++end;
    const std::string_view rest = text.substr(end);
    if (rest.starts_with('(') || (rest.starts_with(':') && !rest.starts_with("::"))) {
      return true;
    }
  }
  return false;
}

Value without_variables(const Value& value) {
  if (value.is_text() && has_variable(value.literal().value_or(""))) {
    return Value::unknown(
        {.reason = "`" + value.display() + "` is a variable of the Serverless Framework",
         .help = "check the template that `serverless package` writes"},
        value.position());
  }
  if (value.is_list()) {
    Value list = Value::list({}, value.position());
    for (const Value& item : value.items()) list.push_back(without_variables(item));
    return list;
  }
  if (!value.is_map()) return value;
  Value map = Value::map(value.position());
  for (std::size_t i = 0; i < value.size(); ++i) {
    const Value::Key& key = value.keys()[i];
    map.set(key.name, without_variables(value.items()[i]), key.position);
  }
  return map;
}

}  // namespace

std::optional<Value> serverless_template(const Value& root) {
  const bool is_serverless =
      !root["service"].is_absent() && !root["provider"].is_absent();
  const Value& resources = root["resources"];
  if (!is_serverless || !resources["Resources"].is_map()) return std::nullopt;
  return without_variables(resources);
}

}  // namespace trailseal::load
