// TemplateFiles: the templates on disk that stacks within a stack are made from.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "document/json_reader.hpp"
#include "document/source.hpp"

namespace trailseal::cloudformation {

/// A template as it was read.
struct TemplateFile {
  Source source{};
  Document document{};
};

/// Reads each file once, however many stacks are made from it. Several threads may open.
class TemplateFiles {
 public:
  /// Where `url` leads from the template at `path`; nullopt where it is no path relative
  /// to that template (AWS CLI Command Reference, "cloudformation package": a local path
  /// is uploaded and replaced by its URL).
  static std::optional<std::string> path_of(const std::string& url,
                                            const std::string& path);

  /// The template at `path`, which the one at `owner` names. Errors: a file of another
  /// repository, no such file, no template, what the readers report. The pointer stays
  /// good as long as this object does.
  Result<const TemplateFile*> open(const std::string& path, const std::string& owner);

  /// The texts of the files that were opened, by path.
  const std::map<std::string, Result<TemplateFile>>& files() const { return files_; }

 private:
  /// Asks the file system once for each pair.
  bool may_name(const std::string& owner, const std::string& path);

  std::mutex mutex_;
  std::map<std::pair<std::string, std::string>, bool> own_{};  ///< by owner and path
  std::map<std::string, Result<TemplateFile>> files_;
};

}  // namespace trailseal::cloudformation
