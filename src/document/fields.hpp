// Fields: the members of one map of a rule file, read with everything wrong noted.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "document/value.hpp"

namespace trailseal {

/// What is wrong with one file, in the order it was found.
class Problems {
 public:
  explicit Problems(std::string path) : path_(std::move(path)) {}

  void add(Position position, std::string message, std::string help = {});
  /// "unknown <what> `word`" with "did you mean".
  void add_unknown(Position position, std::string_view what, std::string_view word,
                   std::span<const std::string_view> known);

  /// By line and column.
  std::vector<Error> sorted() const;

 private:
  std::string path_;
  std::vector<Error> errors_;
};

/// Reads members of a map by key. Whatever is missing or of the wrong type is a problem
/// and reads as empty.
class Fields {
 public:
  /// `what` names the map in messages: "rule", "example". Members whose key is not among
  /// `known` are problems.
  Fields(const Value& map, std::string_view what, std::span<const std::string_view> known,
         Problems& problems);

  bool has(std::string_view key) const;
  const Value& operator[](std::string_view key) const { return map_[key]; }
  /// Where to point for `key`: its value, or the map where it is missing.
  Position place_of(std::string_view key) const;

  std::string text(std::string_view key);                ///< must be there and not empty
  std::string optional_text(std::string_view key);       ///< may be missing
  std::vector<std::string> texts(std::string_view key);  ///< a text or a list of texts

 private:
  const Value& map_;
  std::string_view what_;
  Problems& problems_;
};

/// The text without the white space around it; block scalars end in a line break.
std::string trimmed(std::string_view text);

}  // namespace trailseal
