#include "cloudformation/notes.hpp"

#include <utility>

namespace trailseal::cloudformation {

Error Notes::note(Position at, std::string message, std::string help) const {
  return Error{.message = std::move(message),
               .help = std::move(help),
               .path = path_,
               .line = at.line,
               .column = at.column};
}

void Notes::fail(Position at, std::string message, std::string help) {
  if (!error_) error_ = note(at, std::move(message), std::move(help));
}

void Notes::warn(Position at, std::string message, std::string help) {
  warnings_.push_back(note(at, std::move(message), std::move(help)));
}

}  // namespace trailseal::cloudformation
