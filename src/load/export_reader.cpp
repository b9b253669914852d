// A file counts by its content, as everywhere; only log files are told by their names, so
// that nothing of them is read.
#include "load/export_reader.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "aws/resource_kind.hpp"
#include "aws_export/answer_file.hpp"
#include "aws_export/export_loader.hpp"
#include "aws_export/manifest.hpp"
#include "base/ascii.hpp"
#include "base/limits.hpp"
#include "base/word_list.hpp"
#include "document/file_beginning.hpp"
#include "document/gzip.hpp"
#include "document/json_reader.hpp"

namespace trailseal::load {
namespace {

namespace fs = std::filesystem;

/// What stands in front of the answers: the schema is the first of it.
constexpr std::size_t kManifestHead = 4096;

ReadInput input_of(Fragment fragment) {
  ReadInput input{.fragment = std::move(fragment)};
  input.declares_trail =
      std::any_of(input.fragment.resources.begin(), input.fragment.resources.end(),
                  [](const Resource& resource) {
                    return kind_of(resource.type) == ResourceKind::Trail;
                  });
  return input;
}

Reading reading_of(Result<Fragment> fragment) {
  if (!fragment) return {.input = fragment.error()};
  return {.input = std::optional(input_of(std::move(*fragment)))};
}

constexpr const char* kHandOverManifest =
    "pass the directory with the manifest.json of the export (`scripts/collect` writes "
    "one): it has the command of each answer";

Error nameless_error(const std::string& path) {
  return {.message =
              "this is an answer of the AWS CLI that does not say which resource it is "
              "about",
          .help = kHandOverManifest,
          .path = path};
}

}  // namespace

Error nameless_warning(const std::vector<std::string>& paths) {
  const std::size_t others = paths.size() - 1;
  std::string message = in_backticks(paths.front());
  if (others == 0) {
    message +=
        " is an answer of the AWS CLI that does not say which resource it is about, so "
        "nothing is read from it";
  } else {
    message += " and " + std::to_string(others) + (others == 1 ? " other" : " others") +
               " are answers of the AWS CLI that do not say which resources they are "
               "about, so nothing is read from them";
  }
  return {.message = std::move(message), .help = kHandOverManifest, .unchecked = true};
}

bool is_export_manifest(const std::string& path) {
  return aws_export::is_manifest(beginning_of(path, kManifestHead));
}

std::string manifest_in(const std::string& directory) {
  return (fs::path(directory) / "manifest.json").string();
}

bool is_export_directory(const std::string& path) {
  std::error_code error;
  return fs::is_directory(path, error) && is_export_manifest(manifest_in(path));
}

Reading read_export(const Candidate& candidate, const InputRequest& request) {
  std::error_code error;
  const bool by_directory = fs::is_directory(candidate.path, error);
  const fs::path manifest = by_directory ? manifest_in(candidate.path) : candidate.path;
  const fs::path directory = manifest.parent_path();
  Result<Source> source = read_source(shown_path(manifest.string()));
  if (!source) return {.input = source.error()};
  const std::string around = directory.empty() ? "." : directory.string();
  Result<Fragment> fragment =
      aws_export::load_export({.shown = shown_path(around),
                               .read =
                                   [&](const std::string& file) {
                                     return aws_export::read_answer_file(around, file);
                                   }},
                              *source, request.environment);
  if (fragment) fragment->input.path = candidate.path;
  return reading_of(std::move(fragment));
}

std::optional<Reading> read_loose_answer(const Candidate& candidate, const Source& source,
                                         const InputRequest& request) {
  if (!aws_export::may_be_answer(source.text())) return std::nullopt;
  Result<Document> document = read_json(source);
  // Of a file that is cut off nobody knows what it is; a named one is an error elsewhere.
  if (!document) return std::nullopt;
  switch (aws_export::answer_kind(document->root)) {
    case aws_export::AnswerKind::Other:
      return std::nullopt;
    case aws_export::AnswerKind::Naming:
      return reading_of(
          aws_export::load_answer(candidate.path, document->root, request.environment));
    case aws_export::AnswerKind::Nameless:
      break;
  }
  if (candidate.named) return Reading{.input = nameless_error(candidate.path)};
  Reading nameless;
  nameless.nameless = true;
  return nameless;
}

bool is_config_file_name(const std::string& path) {
  return path.ends_with(".json.gz") && has_part(path, "_Config_");
}

std::optional<Result<Source>> open_config_file(const std::string& path) {
  if (!is_gzip(beginning_of(path, 2))) return std::nullopt;
  if (aws_export::is_log_file_name(path)) {
    return Error{
        .message = "this is a CloudTrail log file; the content of log files is not read",
        .help =
            "pass the answer of `aws s3api head-object` for it, with the manifest of "
            "the export",
        .path = path};
  }
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  // Far enough to see the envelope, which has the version first.
  constexpr std::size_t kEnvelope = 1024;
  const std::string begin = gunzip_beginning(bytes, kEnvelope);
  if (!has_part(begin, "\"configurationItem")) return std::nullopt;
  Result<std::string> text = gunzip(bytes, kMaxAnswerBytes);
  if (!text) {
    return Error{
        .message = "this file of AWS Config cannot be unpacked: " + text.error().message,
        .path = path};
  }
  return decode_source(path, *text);
}

}  // namespace trailseal::load
