// A manifest may come from anybody, so the paths in it are not trusted.
#include "aws_export/answer_file.hpp"

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/limits.hpp"
#include "base/word_list.hpp"
#include "document/repository.hpp"

namespace trailseal::aws_export {
namespace {

namespace fs = std::filesystem;

Error refused(const std::string& file, std::string message, std::string help = {}) {
  return {.message = in_backticks(file) + " " + std::move(message),
          .help = std::move(help)};
}

Result<std::string> read_bytes(const fs::path& path, const std::string& file) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error) return refused(file, "cannot be read: " + error.message());
  if (size > kMaxAnswerBytes)
    return refused(file, "is too large for an answer of the AWS CLI");
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return refused(file, "cannot be read");
  return std::string{std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

bool is_log_file_name(const std::string& path) {
  const std::string name = fs::path(path).filename().string();
  return name.find(".json.gz") != std::string::npos &&
         (name.find("_CloudTrail_") != std::string::npos ||
          name.find("_CloudTrail-") != std::string::npos);
}

Result<std::string> read_answer_file(const std::string& directory,
                                     const std::string& file) {
  if (!leads_below(file)) {
    return refused(file, "is outside of the export's directory",
                   "an export may only name files below its manifest");
  }
  if (is_log_file_name(file)) {
    return refused(file, "is a log file; the content of log files is not read",
                   "pass the answer of `aws s3api head-object` instead");
  }
  std::error_code error;
  const fs::path root = fs::weakly_canonical(directory, error);
  const fs::path whole = fs::weakly_canonical(fs::path(directory) / file, error);
  if (error || !fs::is_regular_file(whole, error)) {
    return refused(file, "is named in the manifest but does not exist",
                   "pass the whole directory of the export");
  }
  if (!lies_below(whole, root)) {
    return refused(file, "is a link to a file outside of the export's directory",
                   "replace the link by a copy of the file");
  }
  return read_bytes(whole, file);
}

}  // namespace trailseal::aws_export
