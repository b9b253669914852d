// A directory of its own for one test, in which commands run as a user runs them.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "cli/cli.hpp"
#include "support/temporary_directory.hpp"

namespace trailseal::cli {

struct Run {
  int status = 0;
  std::string out;
  std::string err;

  /// What a terminal shows.
  std::string text() const { return err + out; }
};

inline Run run_command(const std::vector<std::string>& args,
                       const std::string& input = "",
                       const run::Clock& clock = run::process_clock()) {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  const int status = run(args, in, out, err, clock);
  return {status, out.str(), err.str()};
}

/// Makes an empty directory and works in it until the end of the test.
class Scratch {
 public:
  void write(const std::string& path, const std::string& text) const {
    const auto parent = std::filesystem::path(path).parent_path();
    if (!parent.empty()) std::filesystem::create_directories(parent);
    std::ofstream(path, std::ios::binary) << text;
  }

  std::string read(const std::string& path) const {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
  }

  const std::filesystem::path& directory() const { return workplace_.path(); }

 private:
  TemporaryWorkplace workplace_{};
};

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// A rule of a user that no trail passes.
inline constexpr const char* kOwnRule = R"(id: trail-is-never-right
title: No trail is right
severity: high
what: Reports every trail.
why: It is a test.
fix: {terraform: None., cloudformation: None.}
subject: trail
require: { fact: trail.name, equals: nobody }
message: "`{trail.address}` is not right"
)";

/// A template with a trail that has no key: TS104 fails, whatever else.
inline constexpr const char* kTrailTemplate = R"(AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Stage:
    Type: String
    Default: test
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      S3BucketName: somewhere-else
      EnableLogFileValidation: true
)";

/// A template without any trail.
inline constexpr const char* kTopicTemplate =
    R"({"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}})";

/// A plan without any resource.
inline constexpr const char* kEmptyPlan =
    R"({"format_version":"1.2","terraform_version":"1.9.8","planned_values":)"
    R"({"root_module":{}},"resource_changes":[],"configuration":{"root_module":{}}})";

}  // namespace trailseal::cli
