#include "aws_export/config_item.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "aws_export/asked.hpp"
#include "base/ascii.hpp"
#include "document/json_reader.hpp"

namespace trailseal::aws_export {
namespace {

/// The first of two members that is there.
const Value& first_of(const Value& map, std::string_view one, std::string_view other) {
  const Value& first = map[one];
  return first.is_unset() ? map[other] : first;
}

/// A member that is a list or, by itself, one item.
void add_items(const Value& list, std::vector<Value>& items) {
  for (const Value& item : list.items()) items.push_back(unwrapped(item));
}

/// The items behind the envelopes.
std::vector<Value> items_in(const Value& root) {
  std::vector<Value> items;
  for (const auto name : {"configurationItems", "baseConfigurationItems", "Results"}) {
    add_items(root[name], items);
  }
  // EventBridge puts the notification into `detail`, Lambda into `invokingEvent`.
  for (const Value& part :
       {root, unwrapped(root["detail"]), unwrapped(root["invokingEvent"]),
        unwrapped(root["Message"])}) {
    const Value item = unwrapped(part["configurationItem"]);
    if (item.is_map()) items.push_back(item);
  }
  return items;
}

/// The type of a resource that a query selected without it.
std::string type_of_arn(const std::string& arn) {
  if (has_part(arn, ":cloudtrail:") && has_part(arn, ":trail/")) {
    return "AWS::CloudTrail::Trail";
  }
  if (has_part(arn, ":s3:::")) return "AWS::S3::Bucket";
  if (has_part(arn, ":kms:") && has_part(arn, ":key/")) return "AWS::KMS::Key";
  return {};
}

Value unwrapped_members(const Value& map) {
  Value all = Value::map(map.position());
  if (!map.is_map()) return all;
  for (std::size_t i = 0; i < map.size(); ++i) {
    all.set(map.keys()[i].name, unwrapped(map.items()[i]));
  }
  return all;
}

ConfigItem read_item(const Value& item) {
  ConfigItem read{
      .type = text_of(item["resourceType"]),
      .arn = text_of(first_of(item, "arn", "ARN")),
      .name = text_of(item["resourceName"]),
      .account = text_of(first_of(item, "accountId", "awsAccountId")),
      .region = text_of(item["awsRegion"]),
      .time = moment_of(item["configurationItemCaptureTime"]).value_or(""),
      .configuration = unwrapped(item["configuration"]),
      .supplements = unwrapped_members(unwrapped(item["supplementaryConfiguration"]))};
  const std::string id = text_of(item["resourceId"]);
  if (read.arn.empty() && id.starts_with("arn:")) read.arn = id;
  if (read.arn.empty()) read.arn = text_of(read.configuration["trailARN"]);
  if (read.name.empty() && !id.starts_with("arn:")) read.name = id;
  if (read.type.empty()) read.type = type_of_arn(read.arn);
  const std::string status = text_of(item["configurationItemStatus"]);
  read.deleted = status.starts_with("ResourceDeleted");
  return read;
}

std::set<std::string> selected_fields(const Value& root) {
  std::set<std::string> fields;
  for (const Value& field : root.at_path("QueryInfo.SelectFields").items()) {
    fields.insert(text_of(field["Name"]));
  }
  return fields;
}

}  // namespace

Value unwrapped(const Value& value) {
  // Three levels are the most that AWS Config makes (BucketPolicy of a history).
  constexpr int kMostLevels = 4;
  Value inside = value;
  for (int level = 0; level < kMostLevels && inside.is_text(); ++level) {
    const std::string text = text_of(inside);
    const std::string_view start = without_leading_space(text);
    if (!start.starts_with('{') && !start.starts_with('[') && !start.starts_with('"') &&
        start != "null") {
      break;
    }
    Result<Document> document = read_json_text(text, value.position());
    if (!document) break;
    inside = std::move(document->root);
  }
  return inside;
}

bool has_config_items(const Value& root) {
  return root["configurationItems"].is_list() ||
         root["baseConfigurationItems"].is_list() ||
         (root["Results"].is_list() && root["QueryInfo"].is_map()) ||
         !root["configurationItem"].is_absent() ||
         !root.at_path("detail.configurationItem").is_absent() ||
         unwrapped(root["invokingEvent"])["configurationItem"].is_map();
}

std::vector<ConfigItem> read_items(const Value& root) {
  std::vector<ConfigItem> all;
  std::map<std::pair<std::string, std::string>, std::size_t> newest;
  const std::set<std::string> selected = selected_fields(root);
  for (const Value& one : items_in(root)) {
    ConfigItem item = read_item(one);
    if (item.type.empty()) continue;
    item.selected = selected;
    const auto key =
        std::pair(item.type, item.arn.empty() ? item.account + item.name : item.arn);
    const auto [place, fresh] = newest.emplace(key, all.size());
    if (fresh) {
      all.push_back(std::move(item));
    } else if (all[place->second].time < item.time) {
      all[place->second] = std::move(item);
    }
  }
  return all;
}

}  // namespace trailseal::aws_export
