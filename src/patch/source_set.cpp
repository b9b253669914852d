#include "patch/source_set.hpp"

namespace trailseal::patch {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::unique_ptr<Syntax> read_syntax(const std::string& path, std::string text) {
  if (path.ends_with(".tf") || path.ends_with(".tofu")) {
    return read_hcl_syntax(std::move(text));
  }
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const bool braces = first != std::string::npos && text[first] == '{';
  auto json = braces ? read_json_syntax(text) : nullptr;
  if (json != nullptr || path.ends_with(".json")) return json;
  return read_yaml_syntax(std::move(text));
}

}  // namespace

std::string folder_of_path(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

SourceFile SourceSet::read(const std::string& path, const std::string* text) const {
  SourceFile file{.path = path};
  auto bytes = files_(path);
  if (!bytes || bytes->empty()) return file;
  file.start = bytes->starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  std::string read = bytes->substr(file.start);
  // UTF-16 is read as UTF-8, and bytes of it are no places in the file.
  if (read.find('\0') != std::string::npos) return file;
  if (text != nullptr && read != *text && *bytes != *text) return file;
  file.bytes = std::make_shared<const std::string>(std::move(*bytes));
  file.syntax = read_syntax(path, std::move(read));
  return file;
}

const SourceFile* SourceSet::find(const Input& input, std::uint32_t file) {
  if (file > input.source_files.size()) return nullptr;
  const bool own = file == 0;
  if (own && input.kind != InputKind::CloudFormation) return nullptr;
  if (!own && input.kind == InputKind::AwsExport) return nullptr;
  if (!input.summary.empty()) return nullptr;
  const SourceText* source = own ? nullptr : &input.source_files[file - 1];
  const std::string& path = own ? input.path : source->path;
  auto found = read_.find(path);
  if (found == read_.end()) {
    const bool known = source != nullptr && !source->text.empty();
    found = read_.emplace(path, read(path, known ? &source->text : nullptr)).first;
  }
  return found->second.syntax == nullptr ? nullptr : &found->second;
}

}  // namespace trailseal::patch
