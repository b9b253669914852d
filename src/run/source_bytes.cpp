#include "run/source_bytes.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "document/repository.hpp"

namespace trailseal::run {
namespace {

namespace fs = std::filesystem;

/// A name that no line of a diff can hold.
bool is_odd_name(const std::string& path) {
  return std::any_of(path.begin(), path.end(), [](char c) {
    return static_cast<unsigned char>(c) < ' ' || c == '"' || c == '\\' || c == '\x7f';
  });
}

}  // namespace

std::optional<std::string> bytes_of_file(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(fs::symlink_status(path, error))) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file) return std::nullopt;
  return bytes;
}

SourceBytes::SourceBytes(const std::vector<Input>& inputs,
                         const std::vector<SourceText>& sources) {
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const Input& input = inputs[i];
    if (input.trusted || !input.summary.empty()) continue;
    if (input.kind == InputKind::CloudFormation && i < sources.size()) {
      add(input.path, input.path, sources[i].text);
    }
    if (input.sources == "plan file" || input.kind == InputKind::AwsExport) continue;
    for (const SourceText& file : input.source_files) {
      add(file.path, input.path, file.text);
    }
  }
}

void SourceBytes::add(const std::string& path, const std::string& owner,
                      const std::string& text) {
  if (path.empty() || path == "-" || is_odd_name(path)) return;
  sources_.emplace(path, Source{.owner = owner, .text = text});
}

std::optional<std::string> SourceBytes::of(const std::string& path) const {
  const auto found = sources_.find(path);
  if (found == sources_.end()) return std::nullopt;
  const Source& source = found->second;
  if (path != source.owner && !is_own_file(path, source.owner)) return std::nullopt;
  auto bytes = bytes_of_file(path);
  if (!bytes || *bytes != source.text) return std::nullopt;
  return bytes;
}

}  // namespace trailseal::run
