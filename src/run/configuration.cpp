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

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <utility>

#include "document/fields.hpp"
#include "document/repository.hpp"
#include "document/yaml_reader.hpp"
#include "run/configuration_check.hpp"
#include "run/known_resources.hpp"

namespace trailseal::run {
namespace {

namespace fs = std::filesystem;

constexpr const char* kName = ".trailseal.yaml";

// The document was held against the table of keys before: what is wrong in it reads as
// empty here, and has been told.

std::string text_of(const Value& map, std::string_view key) {
  return trimmed(map[key].literal().value_or(""));
}

std::vector<std::string> texts_of(const Value& map, std::string_view key) {
  std::vector<std::string> texts;
  const Value& value = map[key];
  const auto add = [&](const Value& item) {
    std::string text = trimmed(item.literal().value_or(""));
    if (!text.empty()) texts.push_back(std::move(text));
  };
  if (!value.is_list()) add(value);
  for (const Value& item : value.items()) add(item);
  return texts;
}

/// Paths of the file, from where trailseal runs.
std::vector<std::string> paths_beside(const std::string& file,
                                      std::vector<std::string> paths) {
  const fs::path directory = fs::path(file).parent_path();
  for (std::string& path : paths) {
    path = (directory / path).lexically_normal().generic_string();
  }
  return paths;
}

std::map<std::string, rule::Severity> severities_of(const Value& map) {
  std::map<std::string, rule::Severity> severities;
  for (const Value::Key& rule : map.keys()) {
    const auto severity = rule::find_severity(text_of(map, rule.name));
    if (severity) severities[rule.name] = *severity;
  }
  return severities;
}

std::vector<engine::Waiver> waivers_in(const Value& list, const std::string& path) {
  std::vector<engine::Waiver> waivers;
  for (const Value& item : list.items()) {
    waivers.push_back({.rule = text_of(item, "rule"),
                       .address = text_of(item, "address"),
                       .path = path,
                       .reason = text_of(item, "reason"),
                       .owner = text_of(item, "owner"),
                       .until = text_of(item, "until"),
                       .position = item.position()});
  }
  return waivers;
}

void read(const Value& root, Configuration& configuration, Problems& problems) {
  configuration.standard = text_of(root, "standard");
  configuration.fail_on = text_of(root, "fail_on");
  configuration.strict = root["strict"].is_bool() && root["strict"].as_bool();
  configuration.select = texts_of(root, "select");
  configuration.ignore = texts_of(root, "ignore");
  configuration.severity = severities_of(root["severity"]);
  configuration.rules = paths_beside(configuration.path, texts_of(root, "rules"));
  configuration.skip = texts_of(root, "skip");
  configuration.account = text_of(root, "account");
  configuration.region = text_of(root, "region");
  const Value& organization = root["organization"];
  configuration.organization =
      organization.is_map() ? text_of(organization, "id") : text_of(root, "organization");
  configuration.management_account = text_of(organization, "management_account");
  configuration.waivers = waivers_in(root["waive"], configuration.path);
  if (!root["known"].is_map()) return;
  KnownResources known =
      read_known_resources(root["known"],
                           {.path = configuration.path,
                            .account = configuration.account,
                            .region = configuration.region,
                            .organization = configuration.organization},
                           problems);
  configuration.known = std::move(known.fragment);
  configuration.provider_accounts = std::move(known.provider_accounts);
}

/// Does the file belong to the user who runs the program, or to the owner of the current
/// directory? (A container often works as root in a checkout of somebody else's.)
bool is_ours(const fs::path& file, const fs::path& here) {
  struct stat of_file {};
  struct stat of_here {};
  if (stat(file.c_str(), &of_file) != 0 || stat(here.c_str(), &of_here) != 0)
    return false;
  return of_file.st_uid == geteuid() || of_file.st_uid == of_here.st_uid;
}

}  // namespace

FoundConfiguration find_configuration() {
  std::error_code failed;
  const fs::path here = fs::current_path(failed);
  if (failed) return {};
  const fs::path root = repository_around(here).value_or(here.root_path());
  fs::path shown;
  for (fs::path directory = here;; directory = directory.parent_path()) {
    const fs::path file = directory / kName;
    if (fs::is_regular_file(file, failed)) {
      const std::string path = (shown / kName).generic_string();
      if (is_ours(file, here)) return {.path = path};
      return {.refused = Error{.message = "this configuration is not read: it belongs to "
                                          "another user",
                               .help = "`--config " + path + "` reads it",
                               .path = path}};
    }
    if (directory == root) return {};
    shown /= "..";
  }
}

Configuration read_configuration(const std::string& path, Problems& problems) {
  Configuration configuration;
  configuration.path = path;
  const auto source = problems.take(read_source(path));
  if (!source) return configuration;
  auto document = problems.take(read_yaml(*source));
  if (!document) return configuration;
  for (Error warning : document->warnings) {  // a key that is given twice
    warning.path = path;
    problems.add(std::move(warning));
  }
  configuration.root = document->root;
  if (document->root.is_unset()) return configuration;
  Problems own(path);
  check_configuration(document->root, own);
  // A configuration with mistakes ends the run: nobody uses what is read of it, but what
  // is wrong with the files it names is told as well.
  read(document->root, configuration, own);
  problems.add_all(own.sorted());
  return configuration;
}

}  // namespace trailseal::run
