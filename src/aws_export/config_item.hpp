// ConfigItem: what AWS Config recorded of one resource, whichever way it was handed out.
//
//                      history, batch-get       snapshot, notification   SELECT
//   envelope           configurationItems       configurationItems,      Results: texts
//                                               configurationItem
//   account            accountId                awsAccountId             accountId
//   configuration      text of JSON             object                   object, or parts
//   its supplements    texts of JSON            objects, some texts      likewise
//
// AWS Config API Reference, ConfigurationItem; AWS Config Developer Guide, "Example
// configuration item change notifications" and "Example configuration snapshot".
#pragma once

#include <set>
#include <string>
#include <vector>

#include "document/value.hpp"

namespace trailseal::aws_export {

struct ConfigItem {
  std::string type{};  ///< `AWS::S3::Bucket`
  std::string arn{};
  std::string name{};
  std::string account{};
  std::string region{};
  std::string time{};
  bool deleted = false;
  Value configuration{};  ///< a map, unwrapped
  Value supplements{};    ///< a map, its members unwrapped
  /// Of a query: the fields that it selects. Empty: the item is whole, so a field that is
  /// not there is not set.
  std::set<std::string> selected{};
};

/// The items of an answer or a file, the newest of each resource.
std::vector<ConfigItem> read_items(const Value& root);

/// Does the root look like one of the forms?
bool has_config_items(const Value& root);

/// The value behind texts that are JSON themselves.
Value unwrapped(const Value& value);

}  // namespace trailseal::aws_export
