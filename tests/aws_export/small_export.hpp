// Exports of a few answers, written down in a test.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "aws_export/export_loader.hpp"
#include "support/catch.hpp"

namespace trailseal::aws_export {

inline const std::string kTrail =
    "arn:aws:cloudtrail:eu-central-1:111122223333:trail/audit";
inline const std::string kKey =
    "arn:aws:kms:eu-central-1:111122223333:key/1a2b3c4d-0001-4000-8000-000000000001";

/// Calls with their answers.
class SmallExport {
 public:
  /// A call that succeeded; `words` without `aws`.
  SmallExport& answer(const std::string& words, const std::string& text) {
    const std::string file = "answer-" + std::to_string(files_.size()) + ".json";
    files_[file] = text;
    rows_ += row(words, "\"file\": \"" + file + "\", \"exit\": 0");
    return *this;
  }
  /// A call that failed.
  SmallExport& refused(const std::string& words, const std::string& code) {
    rows_ += row(
        words, "\"file\": null, \"exit\": 254, \"error\": {\"code\": \"" + code + "\"}");
    return *this;
  }

  Fragment load(const Environment& environment = {}) const {
    const std::string manifest =
        "{\"schema\": \"trailseal-export/1\", \"account\": \"111122223333\", "
        "\"partition\": \"aws\", \"collected_at\": \"2026-11-27T15:15:44Z\", "
        "\"answers\": [" +
        rows_ + "]}";
    const auto read = [this](const std::string& file) -> Result<std::string> {
      const auto found = files_.find(file);
      if (found == files_.end()) return Error{.message = "no such file"};
      return found->second;
    };
    Result<Fragment> fragment =
        load_export({.shown = "export", .read = read},
                    *decode_source("export/manifest.json", manifest), environment);
    REQUIRE(fragment.ok());
    return std::move(*fragment);
  }

 private:
  std::string row(const std::string& words, const std::string& rest) const {
    std::string list = "\"aws\"";
    std::string word;
    for (const char c : words + " ") {
      if (c != ' ') {
        word += c;
        continue;
      }
      list += ", \"" + word + "\"";
      word.clear();
    }
    return std::string(rows_.empty() ? "" : ", ") + "{\"command\": [" + list +
           "], \"region\": \"eu-central-1\", " + rest + "}";
  }

  std::map<std::string, std::string> files_{};
  std::string rows_{};
};

/// The trail `audit`, which delivers to the bucket `logs` with a key.
inline std::string described_trail() {
  return R"({"trailList": [{"Name": "audit", "S3BucketName": "logs", "TrailARN": ")" +
         kTrail + R"(", "KmsKeyId": ")" + kKey +
         R"(", "IsMultiRegionTrail": true, "HasCustomEventSelectors": false}]})";
}

/// The resource with that address.
inline const Resource& resource_at(const Fragment& fragment, const std::string& address) {
  for (const Resource& resource : fragment.resources) {
    if (resource.address == address) return resource;
  }
  FAIL("no resource " + address);
  return fragment.resources.front();
}

}  // namespace trailseal::aws_export
