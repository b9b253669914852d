// Cover: which expressions of a source yield a text, or parts of it.
//
//   arn:aws:s3:::<bucket>/audit/AWSLogs/<account>/*
//   --------------------- -----         ---------
//   aws_s3_bucket.logs.arn  var.prefix  data.aws_caller_identity.current.account_id
//
// At each place the longest text that is known counts. One that is all letters counts only
// between separators of an ARN or a path, or the bucket `logs` would be in every `AWSLogs`.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"

namespace trailseal::patch {

/// A part of a phrase.
struct Part {
  enum class Kind { Literal, Expression, Placeholder } kind = Kind::Literal;
  std::string text{};
  friend bool operator==(const Part&, const Part&) = default;
};

using Phrase = std::vector<Part>;

/// Adds a part; a literal behind another one becomes part of that.
void add_part(Phrase& phrase, Part::Kind kind, std::string_view text);

/// An expression of a source, and the resources that it is made from.
struct Expression {
  std::string text{};
  std::vector<std::string> resources{};  ///< their addresses, as far as the source tells
  /// What stands around it, where it yields letters alone that are a part of a text: the
  /// name of a bucket means something else in the name of a log group.
  std::string ahead{};
  std::string behind{};
};

class Cover {
 public:
  Cover() = default;
  /// What `more` has counts too, where this has nothing longer; it outlives this.
  explicit Cover(const Cover* more) : more_(more) {}

  using Allowed = std::function<bool(const Expression&)>;

  /// `expression` yields `text`. Of several for one text the first counts that is allowed.
  void add(const Text& text, Expression expression);

  /// The text by the expressions that yield its parts. A symbol that nothing yields
  /// becomes a placeholder, a sensitive part too.
  Phrase phrase_of(const Text& text, const Allowed& allowed) const;
  /// The same for a stretch of it, in bytes and symbols; what is around it counts.
  Phrase phrase_of(const Text& text, std::size_t from, std::size_t to,
                   const Allowed& allowed) const;

  /// What an expression yields; null: nobody knows.
  const Text* text_of(std::string_view expression) const;

 private:
  using Letter = std::uint32_t;
  struct Step {
    std::map<Letter, std::size_t> next{};
    std::vector<Expression> expressions{};
  };
  struct Match {
    std::size_t size = 0;  ///< 0: none
    const Expression* expression = nullptr;
  };

  std::vector<Letter> letters_of(const Text& text);
  std::vector<Letter> known_letters_of(const Text& text) const;
  /// Does a stretch of letters alone mean what the expression yields?
  static bool fits(const Expression& expression, const std::vector<Letter>& letters,
                   std::size_t from, std::size_t to);
  Match longest(const std::vector<Letter>& letters, std::size_t from, std::size_t to,
                const Allowed& allowed) const;

  const Cover* more_ = nullptr;
  std::vector<Step> steps_{1};
  std::map<std::string, Letter, std::less<>> symbols_{};
  std::map<std::string, Text, std::less<>> texts_{};
};

}  // namespace trailseal::patch
