// A value or the error that stands in its place.
//
// Failures a user can act on are values; exceptions do not cross a file that wraps a
// library. Error texts are one line: lower case, no final period, the user's words in
// backticks; the advice stands apart in `help`.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace trailseal {

/// One thing that went wrong, where, and what to do about it.
struct Error {
  std::string message{};
  std::string help{};  ///< advice, may be empty
  std::string path{};  ///< the file as the user named it, may be empty
  unsigned line = 0;   ///< 1-based, 0 where it is not known
  unsigned column = 0;
  /// A part of an input is not checked: with `--strict` that counts like a finding.
  bool unchecked = false;
};

/// Holds a T or an Error.
template <typename T>
class Result {
 public:
  Result(T value) : state_(std::move(value)) {}      // NOLINT: implicit on purpose
  Result(Error error) : state_(std::move(error)) {}  // NOLINT: implicit on purpose

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() {
    assert(ok());
    return std::get<0>(state_);
  }
  const T& value() const {
    assert(ok());
    return std::get<0>(state_);
  }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const Error& error() const {
    assert(!ok());
    return std::get<1>(state_);
  }

 private:
  std::variant<T, Error> state_;
};

/// Nothing, or an Error: of a step that is done for its effect.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT: implicit on purpose

  bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }

  const Error& error() const {
    assert(!ok());
    return *error_;
  }

 private:
  std::optional<Error> error_{};
};

}  // namespace trailseal
