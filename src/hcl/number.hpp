// Number: a number as Terraform counts, a binary fraction of 512 bits.
//
// A number keeps the precision that it was made with, as in Terraform: a literal has 512
// bits, the count of a list has 64. Dividing by zero gives an infinity.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace trailseal::hcl {

class Number {
 public:
  Number();                               ///< zero
  explicit Number(std::int64_t integer);  ///< with 64 bits
  static Number infinity(bool negative = false);
  static Number of_double(double value);  ///< with 53 bits

  /// Reads `12`, `-1.5e3`, `.5`, `1.`: what a text may hold that becomes a number.
  static std::optional<Number> parse(std::string_view text);
  /// Reads digits of a base from 2 to 62 (`parseint`); a sign is allowed.
  static std::optional<Number> parse_integer(std::string_view digits, int base);

  bool is_integer() const;
  bool is_infinite() const;
  bool is_negative() const;  ///< -0 too
  bool is_zero() const;
  bool is_nan() const;  ///< what infinities may give: `1/0 - 1/0`
  /// The integer, where it is one and fits.
  std::optional<std::int64_t> integer() const;
  double as_double() const;

  /// All digits and no exponent: `1000`, `0.1`, `-0`; infinities are `+Inf`, `-Inf`.
  std::string display() const;

  Number operator-() const;
  friend Number operator+(const Number& a, const Number& b);
  friend Number operator-(const Number& a, const Number& b);
  friend Number operator*(const Number& a, const Number& b);
  friend Number operator/(const Number& a, const Number& b);
  /// With the sign of `a`; `a % 0` is `a`.
  friend Number operator%(const Number& a, const Number& b);
  /// -1, 0 or 1.
  friend int compare(const Number& a, const Number& b);
  friend bool operator==(const Number& a, const Number& b) { return compare(a, b) == 0; }
  friend bool operator<(const Number& a, const Number& b) { return compare(a, b) < 0; }

  Number floor() const;
  Number ceiling() const;
  Number absolute() const;
  /// The digits of a whole number in a base from 2 to 62, in lower case.
  std::string in_base(int base) const;
  /// Rounded to so many places after the point: `%.2f` of `format`.
  std::string fixed(int places) const;
  /// `%.*g` of C and Go with so many digits, and `%.*e`.
  std::string significant(int digits) const;
  std::string scientific(int places) const;

 private:
  struct Digits;
  explicit Number(std::shared_ptr<const Digits> digits) : digits_(std::move(digits)) {}

  std::shared_ptr<const Digits> digits_;
};

}  // namespace trailseal::hcl
