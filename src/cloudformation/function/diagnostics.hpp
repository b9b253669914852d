// TemplateDiagnostics: what there is to say about a template while it is read.
//
// A mistake belongs to the part that is being read: `Resources/Trail`, `Outputs/Site`,
// `Conditions/Create`. What it would have made is unknown, and the rest is read on.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "document/source.hpp"
#include "graph/fragment.hpp"

namespace trailseal::cloudformation {

class TemplateDiagnostics {
 public:
  explicit TemplateDiagnostics(std::string path) : path_(std::move(path)) {}

  /// A mistake of the part that is being read.
  void fail(Position at, std::string message, std::string help = {});
  /// The same, where another value for a parameter would make it none.
  void refuse(Position at, std::string message, std::string help = {});
  /// A mistake that nothing of the template survives.
  void stop(Position at, std::string message, std::string help = {});
  void warn(Position at, std::string message, std::string help = {});
  /// A warning that a part of the template is not checked.
  void leave_unchecked(Position at, std::string message, std::string help = {});

  bool stopped() const { return error_.has_value(); }
  const std::optional<Error>& error() const { return error_; }
  const std::vector<Error>& warnings() const { return warnings_; }
  const std::vector<Error>& refusals() const { return refusals_; }

  /// The part being read is made from another one, and has its mistakes.
  void feel(const std::string& part);
  /// The part being read has a mistake that was made elsewhere.
  void feel(const Error& error);
  /// What went wrong in a part.
  std::vector<Error> faults_of(const std::string& part) const;
  /// An output's value goes to whoever imports this name.
  void name_export(const std::string& part, std::string name);
  /// All mistakes, each once, with where they are felt.
  std::vector<Fault> faults() const;

 private:
  friend class ReadingPart;

  Error note(Position at, std::string message, std::string help) const;
  void add(const Error& error);

  struct Felt {
    Error error{};
    std::set<std::string> parts{};
  };

  std::string path_;
  std::string part_;  ///< being read
  std::optional<Error> error_;
  std::vector<Error> warnings_;
  std::vector<Error> refusals_;
  std::vector<Felt> felt_;
  std::map<std::string, std::vector<std::string>> exports_;  ///< by part
};

/// Says which part is read, for as long as it lives.
class ReadingPart {
 public:
  ReadingPart(TemplateDiagnostics& notes, std::string part);
  ~ReadingPart();
  ReadingPart(const ReadingPart&) = delete;
  ReadingPart& operator=(const ReadingPart&) = delete;

 private:
  TemplateDiagnostics& notes_;
  std::string before_;
};

}  // namespace trailseal::cloudformation
