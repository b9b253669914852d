// An export as one text: the manifest, and behind it the files of the answers.
//
//   {"schema": "trailseal-export/1", ...}
//   %% kms/describe-key.json
//   {"KeyMetadata": ...}
//
// A text that does not begin so is an answer without a manifest. Whatever it is:
//
//   reading it gives resources, or one error that says what is wrong
//   reading and judging it twice gives the same
#include <map>
#include <string>
#include <string_view>

#include "aws_export/export_loader.hpp"
#include "document/json_reader.hpp"
#include "document/source.hpp"
#include "property.hpp"
#include "support/judged.hpp"

namespace trailseal::fuzz {
namespace {

constexpr std::size_t kMostBytes = 64 * 1024;
constexpr std::string_view kNextFile = "\n%% ";

using Files = std::map<std::string, std::string>;

/// The text before the first file, and the files behind it.
std::pair<std::string, Files> parts_of(std::string_view text) {
  Files files;
  std::size_t at = text.find(kNextFile);
  std::string manifest(text.substr(0, at));
  while (at != text.npos) {
    text.remove_prefix(at + kNextFile.size());
    const std::size_t line = std::min(text.find('\n'), text.size());
    at = text.find(kNextFile, line);
    const std::size_t end = std::min(at, text.size());
    files[std::string(text.substr(0, line))] =
        std::string(text.substr(std::min(line + 1, end), end - std::min(line + 1, end)));
  }
  return {std::move(manifest), std::move(files)};
}

Result<Fragment> load(std::string_view text) {
  auto [manifest, files] = parts_of(text);
  const Result<Source> source = decode_source("manifest.json", manifest);
  if (!source) return source.error();
  const Result<Document> document = read_json(*source);
  if (document && files.empty() &&
      aws_export::answer_kind(document->root) == aws_export::AnswerKind::Naming) {
    return aws_export::load_answer("answer.json", document->root, {});
  }
  const auto read = [&kept = files](const std::string& file) -> Result<std::string> {
    const auto found = kept.find(file);
    if (found == kept.end()) return Error{.message = "no such file"};
    return found->second;
  };
  return aws_export::load_export({.shown = "export", .read = read}, *source, {});
}

std::string judged_from(std::string_view text) {
  Result<Fragment> fragment = load(text);
  if (!fragment) {
    expect(!fragment.error().message.empty(), "every error has a message");
    return "error: " + fragment.error().message;
  }
  std::string said;
  for (const auto* list : {&fragment->errors, &fragment->warnings}) {
    for (const Error& error : *list) said += error.message + "\n";
  }
  ResourceGraph graph;
  graph.add(std::move(*fragment));
  return said + judged(graph);
}

}  // namespace
}  // namespace trailseal::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace trailseal;
  if (size > fuzz::kMostBytes) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string once = fuzz::judged_from(text);
  const std::string again = fuzz::judged_from(text);
  fuzz::expect(once == again, "reading and judging is deterministic", once + again);
  return 0;
}
