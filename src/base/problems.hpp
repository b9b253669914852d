// Problems: the collector of errors, for what reports everything wrong in one run.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/position.hpp"
#include "base/result.hpp"

namespace trailseal {

/// What is wrong, in the order it was found.
class Problems {
 public:
  Problems() = default;
  /// Problems that are given by their place are in this file.
  explicit Problems(std::string path) : path_(std::move(path)) {}

  void add(Error error) { errors_.push_back(std::move(error)); }
  void add(Position position, std::string message, std::string help = {});
  /// "unknown <what> `word`" with "did you mean".
  void add_unknown(Position position, std::string_view what, std::string_view word,
                   std::span<const std::string_view> known);
  void add_all(const std::vector<Error>& errors) {
    errors_.insert(errors_.end(), errors.begin(), errors.end());
  }

  /// The value; nothing where it is an error, which is added.
  template <typename T>
  std::optional<T> take(Result<T> result) {
    if (result) return std::move(*result);
    add(result.error());
    return std::nullopt;
  }

  bool empty() const { return errors_.empty(); }
  std::size_t size() const { return errors_.size(); }
  const std::vector<Error>& errors() const { return errors_; }
  /// By line and column.
  std::vector<Error> sorted() const;

 private:
  std::string path_{};
  std::vector<Error> errors_{};
};

}  // namespace trailseal
