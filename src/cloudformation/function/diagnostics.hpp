// TemplateDiagnostics: what there is to say about a template while it is read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "document/source.hpp"

namespace trailseal::cloudformation {

/// Keeps the first error, which is the answer, and all warnings.
class TemplateDiagnostics {
 public:
  explicit TemplateDiagnostics(std::string path) : path_(std::move(path)) {}

  void fail(Position at, std::string message, std::string help = {});
  void warn(Position at, std::string message, std::string help = {});

  bool failed() const { return error_.has_value(); }
  const std::optional<Error>& error() const { return error_; }
  const std::vector<Error>& warnings() const { return warnings_; }

 private:
  Error note(Position at, std::string message, std::string help) const;

  std::string path_;
  std::optional<Error> error_;
  std::vector<Error> warnings_;
};

}  // namespace trailseal::cloudformation
