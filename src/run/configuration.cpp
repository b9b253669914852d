// A `.trailseal.yaml`:
//
//   standard: sse-kms-cmk
//   severity: { bucket-tls-only: medium }
//   rules: [policy/trailseal]
//   waive:
//     - { rule: TS608, address: "module.*.aws_s3_bucket.logs", reason: Object Lock is on,
//         owner: platform, until: 2027-01-31 }
//   known:
//     buckets:
//       acme-logs: { account: "111122223333", encryption: { algorithm: aws:kms } }
#include "run/configuration.hpp"

#include <array>
#include <filesystem>

#include "aws/account.hpp"
#include "aws/region.hpp"
#include "document/fields.hpp"
#include "document/yaml_reader.hpp"
#include "run/known_resources.hpp"

namespace trailseal::run {
namespace {

namespace fs = std::filesystem;

constexpr const char* kName = ".trailseal.yaml";

constexpr std::array<std::string_view, 13> kKeys{
    "standard", "select",  "ignore", "severity",     "fail_on", "strict", "rules",
    "skip",     "account", "region", "organization", "waive",   "known"};
constexpr std::array<std::string_view, 5> kWaiverKeys{"rule", "address", "reason",
                                                      "owner", "until"};
constexpr std::array<std::string_view, 3> kStandards{"sse-kms-cmk", "sse-kms", "sse-s3"};
constexpr std::array<std::string_view, 4> kThresholds{"low", "medium", "high", "never"};

class Reader {
 public:
  Reader(const Value& root, Configuration& configuration, Problems& problems)
      : root_(root),
        configuration_(configuration),
        problems_(problems),
        fields_(root, "configuration", kKeys, problems) {}

  void read() {
    if (!root_.is_map()) return;
    configuration_.standard = word("standard", kStandards);
    configuration_.fail_on = word("fail_on", kThresholds);
    read_strict();
    configuration_.select = fields_.texts("select");
    configuration_.ignore = fields_.texts("ignore");
    read_severities();
    for (const std::string& path : fields_.texts("rules")) {
      configuration_.rules.push_back(beside(path));
    }
    configuration_.skip = fields_.texts("skip");
    configuration_.account =
        checked("account", &is_account_id, "an account id has 12 digits");
    configuration_.region =
        checked("region", &is_region, "a region is written like `eu-central-1`");
    configuration_.organization =
        checked("organization", &is_organization_id,
                "an organization id is written like `o-a1b2c3d4e5`");
    read_waivers();
    const Value& known = fields_["known"];
    if (!known.is_absent()) {
      configuration_.known =
          read_known_resources(known, configuration_.path, configuration_, problems_);
    }
  }

 private:
  std::string word(std::string_view key, std::span<const std::string_view> words) {
    const std::string text = fields_.optional_text(key);
    for (const std::string_view each : words) {
      if (text == each) return text;
    }
    if (!text.empty()) {
      problems_.add_unknown(fields_.place_of(key), "value of `" + std::string(key) + "`,",
                            text, words);
    }
    return {};
  }

  std::string checked(std::string_view key, bool (*valid)(std::string_view),
                      const char* expected) {
    const std::string text = fields_.optional_text(key);
    if (text.empty() || valid(text)) return text;
    problems_.add(fields_.place_of(key),
                  "`" + text + "` is no value for `" + std::string(key) + "`", expected);
    return {};
  }

  /// A path of the file, from where trailseal runs.
  std::string beside(const std::string& path) const {
    const fs::path directory = fs::path(configuration_.path).parent_path();
    return (directory / path).lexically_normal().generic_string();
  }

  void read_strict() {
    const Value& strict = fields_["strict"];
    if (strict.is_absent()) return;
    if (!strict.is_bool()) {
      return problems_.add(strict.position(), "`strict` must be true or false");
    }
    configuration_.strict = strict.as_bool();
  }

  void read_severities() {
    const Value& map = fields_["severity"];
    if (map.is_absent()) return;
    if (!map.is_map()) {
      return problems_.add(map.position(), "`severity` must be a map of rules",
                           "such as `severity: { TS405: medium }`");
    }
    for (std::size_t i = 0; i < map.size(); ++i) {
      const std::string severity = map.items()[i].literal().value_or("");
      if (severity != "low" && severity != "medium" && severity != "high") {
        problems_.add(map.items()[i].position(),
                      "severity `" + map.items()[i].display() + "` is not known",
                      "one of `low` `medium` `high`");
        continue;
      }
      configuration_.severity[map.keys()[i].name] = severity;
    }
  }

  void read_waivers() {
    const Value& list = fields_["waive"];
    if (list.is_absent()) return;
    if (!list.is_list()) {
      return problems_.add(list.position(), "`waive` must be a list",
                           "such as `waive: [{ rule: TS608, address: aws_s3_bucket.logs, "
                           "reason: ... }]`");
    }
    for (const Value& item : list.items()) {
      Fields fields(item, "waiver", kWaiverKeys, problems_);
      engine::Waiver waiver;
      waiver.rule = fields.text("rule");
      waiver.address = fields.text("address");
      waiver.reason = fields.text("reason");
      waiver.owner = fields.optional_text("owner");
      waiver.until = fields.optional_text("until");
      waiver.position = item.position();
      waiver.path = configuration_.path;
      configuration_.waivers.push_back(std::move(waiver));
    }
  }

  const Value& root_;
  Configuration& configuration_;
  Problems& problems_;
  Fields fields_;
};

}  // namespace

std::string find_configuration() {
  std::error_code failed;
  fs::path shown;
  fs::path directory = fs::current_path(failed);
  while (!failed) {
    if (fs::is_regular_file(directory / kName, failed)) {
      return (shown / kName).generic_string();
    }
    if (fs::exists(directory / ".git", failed) || !directory.has_relative_path()) break;
    directory = directory.parent_path();
    shown /= "..";
  }
  return {};
}

Configuration read_configuration(const std::string& path, std::vector<Error>& errors) {
  Configuration configuration;
  configuration.path = path;
  const auto source = read_source(path);
  if (!source) {
    errors.push_back(source.error());
    return configuration;
  }
  const Result<Document> document = read_yaml(*source);
  if (!document) {
    errors.push_back(document.error());
    return configuration;
  }
  for (Error warning : document->warnings) {  // a key that is given twice
    warning.path = path;
    errors.push_back(std::move(warning));
  }
  configuration.root = document->root;
  Problems problems(path);
  if (!document->root.is_unset()) Reader(document->root, configuration, problems).read();
  for (Error& error : problems.sorted()) errors.push_back(std::move(error));
  return configuration;
}

}  // namespace trailseal::run
