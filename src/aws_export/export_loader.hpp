// The door of the room: an export of what is deployed -> the resources in it.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "document/source.hpp"
#include "graph/environment.hpp"
#include "graph/fragment.hpp"

namespace trailseal::aws_export {

/// A directory with a manifest.
struct ExportDirectory {
  std::string shown{};  ///< what reports call it
  /// Gives the bytes of a file below it, or why it is not read (aws_export/answer_file.hpp).
  std::function<Result<std::string>(const std::string& file)> read{};
};

/// Loads all answers that a manifest names. What cannot be read or used is among the
/// fragment's errors and warnings, and what it would have told is unknown. Errors: the
/// manifest itself cannot be read.
Result<Fragment> load_export(const ExportDirectory& directory, const Source& manifest,
                             const Environment& environment);

/// What one file is without a manifest.
enum class AnswerKind {
  Other,    ///< no answer of AWS's
  Naming,   ///< an answer that names the resources it is about
  Nameless  ///< an answer that does not: only the command tells
};

/// Looks at the members of a document.
AnswerKind answer_kind(const Value& root);
/// Can the text be an answer? A plain search, so that other files cost little.
bool may_be_answer(std::string_view text);

/// Loads an answer that names its resources, or items of AWS Config.
Result<Fragment> load_answer(const std::string& path, const Value& root,
                             const Environment& environment);

}  // namespace trailseal::aws_export
