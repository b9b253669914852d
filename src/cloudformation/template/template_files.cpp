#include "cloudformation/template/template_files.hpp"

#include <filesystem>
#include <utility>

#include "cloudformation/template/template_loader.hpp"
#include "document/document_reader.hpp"
#include "document/repository.hpp"

namespace trailseal::cloudformation {
namespace {

Result<TemplateFile> read_file(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) {
    return Error{.message = "there is no such file", .path = path};
  }
  Result<Source> source = read_source(path);
  if (!source) return source.error();
  Result<Document> document = read_document(*source);
  if (!document) return document.error();
  source->position_of(0);  // the lines are counted now, before several threads ask
  if (!is_template(document->root)) {
    return Error{.message = "a nested stack uses this file, but it is not a template",
                 .path = path};
  }
  return TemplateFile{.source = std::move(*source), .document = std::move(*document)};
}

}  // namespace

std::optional<std::string> TemplateFiles::path_of(const std::string& url,
                                                  const std::string& path) {
  const std::filesystem::path local(url);
  if (url.empty() || local.is_absolute() || url.find("://") != std::string::npos) {
    return std::nullopt;
  }
  const std::filesystem::path beside = std::filesystem::path(path).parent_path();
  return (beside / local).lexically_normal().generic_string();
}

Result<const TemplateFile*> TemplateFiles::open(const std::string& path,
                                                const std::string& owner) {
  const std::lock_guard lock(mutex_);
  if (!may_name(owner, path)) {
    return Error{.message = "the template is outside of the repository of `" + owner +
                            "`, which uses it for a nested stack",
                 .help = "only files of the same repository are read",
                 .path = path};
  }
  auto known = files_.find(path);
  if (known == files_.end()) known = files_.emplace(path, read_file(path)).first;
  if (!known->second) return known->second.error();
  return &*known->second;
}

bool TemplateFiles::may_name(const std::string& owner, const std::string& path) {
  const auto [known, fresh] = own_.emplace(std::pair(owner, path), false);
  if (fresh) known->second = is_own_file(path, owner);
  return known->second;
}

}  // namespace trailseal::cloudformation
