// Prose begins with `# `, a setting with `#` alone; the lines of a setting are indented as
// they will be without it.
#include "run/configuration_template.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/word_list.hpp"
#include "run/configuration_key.hpp"

namespace trailseal::run {
namespace {

/// An outermost key with a value that it may have.
struct Sample {
  std::string_view key{};
  std::string_view text{};
};

constexpr std::array kSamples{
    Sample{"standard", "sse-kms-cmk"},
    Sample{"select", "[TS101, TS301]"},
    Sample{"ignore", "[TS609]"},
    Sample{"severity", "\n  TS405: medium"},
    Sample{"fail_on", "medium"},
    Sample{"strict", "true"},
    Sample{"rules", "[policy/rules]"},
    Sample{"skip", "[\"examples/*\"]"},
    Sample{"account", "\"111122223333\""},
    Sample{"region", "eu-central-1"},
    Sample{"organization",
           "\n  id: o-a1b2c3d4e5\n  management_account: \"111122223333\""},
    Sample{"waive",
           "\n  - rule: TS608\n"
           "    address: \"module.*.aws_s3_bucket.logs\"\n"
           "    reason: Object Lock replaces versioning with the next migration\n"
           "    owner: platform team\n"
           "    until: 2099-12-31"},
    Sample{"known",
           "\n  buckets:\n"
           "    central-trail-logs:\n"
           "      account: \"444455556666\"\n"
           "      region: eu-central-1\n"
           "      encryption:\n"
           "        algorithm: \"aws:kms\"\n"
           "        key: arn:aws:kms:eu-central-1:444455556666:key/"
           "1234abcd-12ab-34cd-56ef-1234567890ab\n"
           "        bucket_key: true\n"
           "      policy: policies/central-trail-logs.json\n"
           "      versioning: true\n"
           "  keys:\n"
           "    arn:aws:kms:eu-central-1:444455556666:key/"
           "1234abcd-12ab-34cd-56ef-1234567890ab:\n"
           "      policy: policies/trail-key.json\n"
           "      rotation: true\n"
           "      aliases: [alias/trail]\n"
           "  providers:\n"
           "    audit:\n"
           "      account: \"444455556666\""},
};

/// `What encryption has to be: a, b or c. Default: a.`
std::string prose_of(const ConfigurationKey& key) {
  std::string text(key.meaning);
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() -= 32;
  if (!key.values.empty()) text += ": " + joined(key.values, ", ");
  return text + ". Default: " + std::string(key.fallback) + ".";
}

/// Each line behind `#`.
std::string commented(std::string_view text) {
  std::string lines = "#";
  for (const char c : text) {
    lines += c;
    if (c == '\n') lines += '#';
  }
  return lines + "\n";
}

}  // namespace

std::string configuration_template() {
  std::string text =
      "# Settings of trailseal for this repository.\n"
      "#\n"
      "# Every key is a comment: remove the `#` in front of a key, and of the lines below\n"
      "# it, to set it. `trailseal config` shows the settings in effect,\n"
      "# `trailseal config --schema` writes a JSON Schema for editors.\n";
  for (const ConfigurationKey* key : keys_below("")) {
    const auto* const sample =
        std::find_if(kSamples.begin(), kSamples.end(),
                     [&](const Sample& row) { return row.key == key->path; });
    if (sample == kSamples.end()) continue;
    const bool block = sample->text.starts_with('\n');
    text += "\n# " + prose_of(*key) + "\n" +
            commented(std::string(key->path) + (block ? ":" : ": ") +
                      std::string(sample->text));
  }
  return text;
}

}  // namespace trailseal::run
