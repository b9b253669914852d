// JsonCursor: steps through JSON without building it.
//
// A plan may be 100 MB of which a few kilobytes matter. The cursor walks forward once,
// skips what nobody asks for at the speed of a scan, and hands out the spans of what is
// wanted, which read_json_part turns into values. It checks the structure it walks over
// (brackets, strings, separators), not the spelling of what it skips. Of a mapped file it
// gives back the pages that it has passed; what it handed out is read anew where somebody
// looks at it.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.hpp"
#include "document/source.hpp"

namespace trailseal {

class JsonCursor {
 public:
  explicit JsonCursor(const Source& source);
  /// Over the value that `part` spans; `part` lies inside `source.text()`.
  JsonCursor(const Source& source, std::string_view part);

  /// Steps into the object or list at the cursor; false (and no step) for anything else.
  bool enter_object();
  bool enter_list();

  /// Steps to the next member of the object entered last and gives its key as written,
  /// without quotes; nullopt (and out of the object) at its end. The cursor stands on the
  /// member's value, which the caller takes, enters or leaves alone.
  std::optional<std::string_view> next_member();
  /// Steps to the next item of the list entered last; false (and out) at its end.
  bool next_item();

  /// Steps over the value at the cursor and gives its text.
  std::string_view take();
  /// Steps over the string at the cursor and gives it as written, without quotes; nullopt
  /// (and no step) for anything else.
  std::optional<std::string_view> take_string();

  /// Offset of the cursor in the source.
  std::size_t offset() const { return at_; }
  /// True when nothing but white space is left.
  bool at_end();

  /// Whether something was malformed; from then on nothing moves.
  bool failed() const { return what_ != nullptr; }
  /// The failure with line and column.
  Error error() const;

 private:
  bool enter(char open);
  /// To the next member or item; false (and out) at the closing bracket.
  bool step(char close);
  void skip_space();
  void skip_string();
  void skip_value();
  void skip_container();
  void fail(const char* what);
  /// Gives back what was passed, a stretch at a time.
  void leave_behind() {
    if (at_ - kept_from_ < Source::kStretch) return;
    source_.release(kept_from_, at_);
    kept_from_ = at_;
  }

  const Source& source_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t kept_from_ = 0;  ///< what stands before it has been given back
  std::size_t depth_ = 0;
  /// What the innermost container waits for: its first element, an untouched value, or a
  /// separator.
  enum class State { First, Value, Separator } state_ = State::Value;
  const char* what_ = nullptr;
};

}  // namespace trailseal
