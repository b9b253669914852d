#include "cloudformation/function/diagnostics.hpp"

#include <algorithm>
#include <utility>

namespace trailseal::cloudformation {
namespace {

/// Names stand in messages as they are written, and a name may have line ends.
std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return text;
}

}  // namespace

Error TemplateDiagnostics::note(Position at, std::string message,
                                std::string help) const {
  return Error{.message = one_line(std::move(message)),
               .help = one_line(std::move(help)),
               .path = path_,
               .line = at.line,
               .column = at.column};
}

void TemplateDiagnostics::fail(Position at, std::string message, std::string help) {
  if (!error_) error_ = note(at, std::move(message), std::move(help));
}

void TemplateDiagnostics::warn(Position at, std::string message, std::string help) {
  warnings_.push_back(note(at, std::move(message), std::move(help)));
}

}  // namespace trailseal::cloudformation
