// Text: a string of which some parts are not known before deployment.
//
//   arn:aws:s3:::  <bucket name>  /AWSLogs/  <account id>  /*
//
// Literals alternate with symbols. A symbol is one string nobody knows yet: wherever
// the same symbol stands, the same string will stand.
//
// What that string may hold is said by the symbol's class, and by nothing else: one of
// class Anything may be empty, may hold `:` and `/` and letters beyond ASCII, and so may
// hide where an ARN is cut. Only what a policy reads as its own syntax is taken to be rare
// enough to be left out (base/glob.hpp says how): a string of class Anything holds no part
// of a policy variable `${...}`, and `*` or `?` only where the symbol stands in policies
// alone. The other classes admit none of these characters.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/verdict.hpp"

namespace trailseal {

/// What is known of the string a symbol stands for.
enum class SymbolClass {
  Anything,        ///< any string, the empty one too
  AccountId,       ///< 12 digits
  Region,          ///< `eu-central-1`: lower-case letters, digits, dashes; not empty
  Partition,       ///< `aws`, `aws-cn`, `aws-us-gov`, ...
  KeyId,           ///< hexadecimal digits, dashes, `mrk-`; not empty
  OrganizationId,  ///< `o-` and 10 to 32 lower-case letters and digits
  Name,            ///< a resource name: not empty, letters, digits and `.-_`; no `:/*?`
  Date,            ///< `2026/11/27`: digits and slashes; not empty
};

/// One unknown string.
struct Symbol {
  std::string id{};  ///< identity: equal ids stand for equal strings
  /// For people: `account`, `aws_s3_bucket.logs.bucket`, `Logs's name`. Without
  /// backticks: a sentence puts them around the text that the symbol stands in.
  std::string name{};
  SymbolClass cls = SymbolClass::Anything;
  /// Differs from call to call (a date, a file name): nobody can give it, so it is not
  /// worth naming as something that is missing.
  bool incidental = false;
  /// What gives it on the command line: `--param Stage=...`; empty where nothing does.
  std::string option{};
};

/// A sequence of literals and symbols. Copies share their pieces until one of them changes,
/// so that copying costs nothing.
class Text {
 public:
  struct Piece {
    std::string literal{};
    std::shared_ptr<const Symbol> symbol{};  ///< null for a literal
    bool sensitive = false;                  ///< never shown
  };

  Text() = default;
  Text(const Text&) = default;
  Text& operator=(const Text&) = default;
  Text(Text&& other) noexcept { swap(other); }
  Text& operator=(Text&& other) noexcept {
    Text taken(std::move(other));
    swap(taken);
    return *this;
  }
  ~Text() = default;
  Text(std::string literal);                                      // NOLINT: implicit
  Text(std::string_view literal) : Text(std::string(literal)) {}  // NOLINT
  Text(const char* literal) : Text(std::string(literal)) {}       // NOLINT
  static Text of_symbol(Symbol symbol);

  std::span<const Piece> pieces() const& { return {pieces_.get(), size_}; }
  /// Of a temporary: a loop over it would else go through what is gone.
  std::vector<Piece> pieces() && { return {pieces_.get(), pieces_.get() + size_}; }
  bool is_literal() const;
  bool empty() const { return size_ == 0; }
  bool is_sensitive() const;

  /// The string, where every piece is literal. Not for output: see display().
  std::optional<std::string> literal() const;

  /// The same without a copy; nullopt also for several pieces (some of them sensitive).
  std::optional<std::string_view> plain() const;

  /// The text for people: symbols as `<name>`, sensitive pieces as `(sensitive)`.
  std::string display() const;

  /// A key that is equal exactly for texts with equal pieces. Not for output.
  std::string identity() const;

  Text& append(const Text& other);
  friend Text operator+(Text a, const Text& b) { return std::move(a.append(b)); }

  /// The same text with every piece marked sensitive.
  Text as_sensitive() const;

  /// Splits at a literal separator. A symbol may hide further separators: callers that
  /// care must look at the symbols' classes.
  std::vector<Text> split(char separator) const;

  /// The literal before the first symbol / behind the last one.
  std::string_view literal_prefix() const;
  std::string_view literal_suffix() const;

  friend bool operator==(const Text& a, const Text& b);

 private:
  void push(Piece piece);
  /// The pieces for writing: this text's alone, with room for so many.
  Piece* own(std::uint32_t room);
  void swap(Text& other) noexcept {
    pieces_.swap(other.pieces_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
  }

  std::shared_ptr<Piece[]> pieces_{};
  std::uint32_t size_ = 0;
  std::uint32_t capacity_ = 0;
};

/// Are the two texts the same string? Unknown where the symbols decide.
Verdict equal(const Text& a, const Text& b);

/// The same without regard to ASCII case.
Verdict equal_ignoring_case(const Text& a, const Text& b);

}  // namespace trailseal
