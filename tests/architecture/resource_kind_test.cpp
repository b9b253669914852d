// The table of resource kinds is the one list of types: a literal type anywhere else has
// a row there.
#include "aws/resource_kind.hpp"

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

#include "support/catch.hpp"

namespace trailseal::resource_kind_test {
namespace {

namespace fs = std::filesystem;

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         c == '_' || c == ':';
}

/// Is it a whole type: `aws_x`, `AWS::X::Y`? `aws_kms_` begins several, `AWS::Region` is
/// no type, and parameters have types of their own (`AWS::SSM::Parameter::Value<`).
/// `aws_export` is a room.
bool is_type(std::string_view word) {
  if (word == "aws_export" || word.starts_with("aws_export::")) return false;
  if (word.starts_with("aws_")) return !word.ends_with('_');
  if (!word.starts_with("AWS::") || word.ends_with(':')) return false;
  std::size_t parts = 1;
  for (std::size_t at = word.find("::"); at != std::string_view::npos;
       at = word.find("::", at + 2)) {
    ++parts;
  }
  return parts == 3;
}

/// The types in the code of a line; its comment may name others.
std::set<std::string> types_in(std::string line) {
  std::set<std::string> types;
  if (const std::size_t comment = line.find("//"); comment != std::string::npos) {
    line.resize(comment);
  }
  for (const char* start : {"aws_", "AWS::"}) {
    for (std::size_t at = line.find(start); at != std::string::npos;
         at = line.find(start, at + 1)) {
      if (at > 0 && is_name(line[at - 1])) continue;
      std::size_t end = at;
      while (end < line.size() && is_name(line[end])) ++end;
      const std::string word = line.substr(at, end - at);
      if (is_type(word)) types.insert(word);
    }
  }
  return types;
}

TEST_CASE("a file names no type that the table of kinds lacks", "[kind]") {
  std::set<std::string> problems;
  std::size_t named = 0;
  for (const auto& entry : fs::recursive_directory_iterator("src")) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".cpp" && extension != ".hpp") continue;
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line);) {
      if (line.starts_with("#include")) continue;
      for (const std::string& type : types_in(line)) {
        ++named;
        if (find_kind(type) == nullptr) {
          problems.insert(entry.path().generic_string() + " names " + type);
        }
      }
    }
  }
  CHECK(named >= resource_kinds().size());
  CHECK(problems == std::set<std::string>());
}

TEST_CASE("no fact is made from an attribute that plans are read without", "[kind]") {
  std::set<std::string> problems;
  for (const auto& entry : fs::recursive_directory_iterator("src/cloudtrail")) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path());
    std::stringstream code;
    code << file.rdbuf();
    for (const std::string_view attribute : unread_attributes()) {
      const std::string name = '"' + std::string(attribute);
      for (const char* end : {"\"", ".", "["}) {
        if (code.str().find(name + end) == std::string::npos) continue;
        problems.insert(entry.path().generic_string() + " reads " + name + '"');
      }
    }
  }
  CHECK(problems == std::set<std::string>());
}

TEST_CASE("types are found in code, and nothing else is one", "[kind]") {
  using Types = std::set<std::string>;
  CHECK(types_in(R"(if (type == "aws_s3_bucket") return;)") == Types{"aws_s3_bucket"});
  CHECK(types_in(R"(x("AWS::S3::Bucket"sv, "aws_x");)") ==
        Types{"AWS::S3::Bucket", "aws_x"});
  CHECK(types_in(R"(a.starts_with("aws_kms_") || "AWS::SNS::")") == Types());
  CHECK(types_in(R"("AWS::Region", "AWS::SSM::Parameter::Value<")") == Types());
  CHECK(types_in("// aws_s3_bucket") == Types());
  CHECK(types_in("const bool has_aws_type = trailseal_aws_kind;") == Types());
}

}  // namespace
}  // namespace trailseal::resource_kind_test
