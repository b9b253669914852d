#include "run/configuration_key.hpp"

#include <algorithm>
#include <set>

#include "document/json_writer.hpp"
#include "document/yaml_reader.hpp"
#include "run/configuration_check.hpp"
#include "run/configuration_schema.hpp"
#include "support/catch.hpp"

namespace trailseal::run::configuration_key_test {
namespace {

/// The path above: `known` of `known.buckets`, `waive` of `waive[]`.
std::string above(std::string_view path) {
  if (path.ends_with("[]")) return std::string(path.substr(0, path.size() - 2));
  const std::size_t dot = path.rfind('.');
  return std::string(dot == std::string_view::npos ? "" : path.substr(0, dot));
}

std::string problems_of(const std::string& yaml) {
  const auto document = read_yaml(Source(".trailseal.yaml", std::string_view(yaml)));
  REQUIRE(document.ok());
  Problems problems;
  check_configuration(document->root, problems);
  std::string text;
  for (const Error& error : problems.sorted()) text += error.message + "\n";
  return text;
}

TEST_CASE("every key stands below a map or a list, and is there once", "[config]") {
  std::set<std::string_view> paths;
  for (const ConfigurationKey& key : configuration_keys()) {
    CAPTURE(std::string(key.path));
    CHECK(paths.insert(key.path).second);
    CHECK_FALSE(key.meaning.empty());
    CHECK(find_key(key.path) == &key);
    const std::string parent = above(key.path);
    CHECK(key.fallback.empty() != parent.empty());
    if (parent.empty()) continue;
    const ConfigurationKey* row = find_key(parent);
    REQUIRE(row != nullptr);
    const bool list = key.path.ends_with("[]");
    CHECK((list ? row->type == KeyType::List
                : row->type == KeyType::Map || row->type == KeyType::TextOrMap));
    const auto below = keys_below(parent);
    CHECK(std::find(below.begin(), below.end(), &key) != below.end());
  }
  CHECK(find_key("standart") == nullptr);
  CHECK(keys_below("standard").empty());
}

TEST_CASE("a configuration is held against the table", "[config]") {
  struct Case {
    const char* yaml;
    const char* said;
  };
  const auto c = GENERATE(values<Case>({
      {"standard: sse-s3\nstrict: true\nselect: TS104\nskip: [a, b]\n", ""},
      {"organization: o-a1b2c3d4e5\n", ""},
      {"organization: {id: o-a1b2c3d4e5, management_account: \"111122223333\"}\n", ""},
      {"organization: {management_account: \"12\"}\n",
       "`12` is not a valid value for `management_account`\n"},
      {"organization: {owner: x}\n", "unknown organization key `owner`\n"},
      {"organization: acme\n", "`acme` is not a valid value for `organization`\n"},
      {"standart: sse-s3\n", "unknown configuration key `standart`\n"},
      {"standard: sse\n", "unknown value of `standard`, `sse`\n"},
      {"standard: [sse-s3]\n", "`standard` must be a string\n"},
      {"region: Frankfurt\n", "`Frankfurt` is not a valid value for `region`\n"},
      {"strict: maybe\n", "`strict` must be true or false\n"},
      {"select: [[TS104]]\n", "`select` must be a list of strings\n"},
      {"select: \"\"\n", "`select` is empty\n"},
      {"severity: [low]\n", "`severity` must be a map of keys and values\n"},
      {"severity: {TS104: urgent}\n", "unknown value of `TS104`, `urgent`\n"},
      {"severity: {TS104: low, anything: high}\n", ""},
      {"waive: {rule: TS104}\n", "`waive` must be a list\n"},
      {"waive: [TS104]\n", "`waiver` must be a map of keys and values\n"},
      {"waive: [{rule: TS104, adress: x}]\n",
       "the waiver has no `address`\nthe waiver has no `reason`\n"
       "unknown waiver key `adress`\n"},
      {"known: {bucket: {}}\n", "unknown known key `bucket`\n"},
      {"known: {buckets: }\n", ""},
      {"known: {buckets: {b: {acount: x}}}\n", "unknown bucket key `acount`\n"},
      {"known: {buckets: {b: {account: \"12\"}}}\n",
       "`12` is not a valid value for `account`\n"},
      {"known: {buckets: {b: {encryption: {key: k}}}}\n",
       "the encryption has no `algorithm`\n"},
      {"known: {buckets: {b: {encryption: {algorithm: aes}}}}\n",
       "unknown value of `algorithm`, `aes`\n"},
      {"known: {keys: {k: {rotation: 1}}}\n", "`rotation` must be true or false\n"},
      {"known: {providers: {audit: {}}}\n", "the provider has no `account`\n"},
      {"- standard\n", "expected a map of keys and values for the configuration\n"},
  }));
  CAPTURE(c.yaml);
  CHECK(problems_of(c.yaml) == c.said);
}

TEST_CASE("the schema says what the reader says", "[config]") {
  const Value schema = configuration_schema();
  const Value& properties = schema["properties"];
  CHECK(properties.size() == keys_below("").size());
  CHECK(properties["standard"]["enum"].size() == 3);
  CHECK(properties["select"]["type"].size() == 2);  // a list, or one text
  const Value& waiver = properties["waive"]["items"];
  CHECK(json_text(waiver["required"]) == R"(["rule","address","reason"])");
  CHECK_FALSE(waiver["additionalProperties"].as_bool());
  const Value& bucket =
      properties["known"]["properties"]["buckets"]["additionalProperties"];
  CHECK(json_text(bucket["properties"]["encryption"]["required"]) == R"(["algorithm"])");
  CHECK(bucket["required"].is_absent());
}

}  // namespace
}  // namespace trailseal::run::configuration_key_test
