// Asked: one call with its answer, as the readers of answers are given it.
#pragma once

#include <optional>
#include <string>

#include "aws_export/command.hpp"
#include "document/value.hpp"
#include "graph/export_answer.hpp"

namespace trailseal::aws_export {

struct Asked {
  unsigned index = 0;  ///< of the answer in Observations::answers
  Command command{};
  std::string account{};
  std::string region{};
  std::string time{};
  std::string error{};  ///< AWS's code; empty: the call succeeded
  bool failed = false;  ///< and `error` does not mean "not configured"
  /// What the answer holds. Absent: AWS answered that nothing is configured.
  Value root{};

  /// The position of what has none of its own: the answer as a whole.
  Position place() const { return {.line = 1, .column = 1, .file = index + 1}; }
};

/// Is a list in the answer cut off, so that what it lacks may be there all the same?
bool is_truncated(const Value& root);

/// The text of a member; empty where it is none.
std::string text_of(const Value& value);
/// A time in the form of base/moment.hpp; nothing where none is given.
std::optional<std::string> moment_of(const Value& value);
/// A text that is given and not empty.
std::optional<std::string> given_text(const Value& value);

}  // namespace trailseal::aws_export
