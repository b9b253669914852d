// The door to MPFR. Terraform counts with Go's big.Float; what it does with precision is
// repeated here: a literal has 512 bits, a result has those of its wider operand, and a
// product grows until it is exact, up to 512.
#include "hcl/number.hpp"

#include <mpfr.h>

#include <algorithm>
#include <cctype>

namespace trailseal::hcl {
namespace {

constexpr mpfr_prec_t kPrecision = 512;
/// Digits that a number may have before or behind its point; beyond it is an infinity or
/// zero. Terraform would print them all.
constexpr mpfr_exp_t kMaxExponent = 1 << 17;

void bound_exponents() {
  static thread_local const bool bounded = [] {
    mpfr_set_emax(kMaxExponent);
    mpfr_set_emin(-kMaxExponent);
    return true;
  }();
  static_cast<void>(bounded);
}

}  // namespace

struct Number::Digits {
  explicit Digits(mpfr_prec_t precision) {
    bound_exponents();
    mpfr_init2(value, precision);
  }
  Digits(const Digits&) = delete;
  Digits& operator=(const Digits&) = delete;
  ~Digits() { mpfr_clear(value); }

  mpfr_prec_t precision() const { return mpfr_get_prec(value); }

  mpfr_t value{};
};

namespace {

/// Digits (after the sign) and where the point stands among them.
struct Decimal {
  std::string digits{};
  long point = 0;
};

Decimal decimal_of(mpfr_srcptr value, std::size_t count) {
  mpfr_exp_t point = 0;
  char* text = mpfr_get_str(nullptr, &point, 10, count, value, MPFR_RNDN);
  std::string digits = text;
  mpfr_free_str(text);
  if (digits.starts_with('-')) digits.erase(0, 1);
  while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
  return Decimal{.digits = std::move(digits), .point = point};
}

bool reads_back(mpfr_srcptr value, std::size_t count) {
  mpfr_exp_t point = 0;
  char* digits = mpfr_get_str(nullptr, &point, 10, count, value, MPFR_RNDN);
  std::string text = digits;
  mpfr_free_str(digits);
  const bool negative = text.starts_with('-');
  text.insert(negative ? 1 : 0, "0.");
  text += "e" + std::to_string(point);
  mpfr_t other;
  mpfr_init2(other, mpfr_get_prec(value));
  mpfr_set_str(other, text.c_str(), 10, MPFR_RNDN);
  const bool same = mpfr_equal_p(other, value) != 0;
  mpfr_clear(other);
  return same;
}

/// The fewest digits that read back as the same number. More digits never read worse.
Decimal shortest(mpfr_srcptr value) {
  std::size_t low = 1;
  std::size_t high = mpfr_get_str_ndigits(10, mpfr_get_prec(value));
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (reads_back(value, middle)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return decimal_of(value, low);
}

std::string spelled(const Decimal& decimal) {
  const auto size = static_cast<long>(decimal.digits.size());
  if (decimal.point <= 0) {
    return "0." + std::string(static_cast<std::size_t>(-decimal.point), '0') +
           decimal.digits;
  }
  if (decimal.point >= size) {
    return decimal.digits +
           std::string(static_cast<std::size_t>(decimal.point - size), '0');
  }
  std::string text = decimal.digits;
  return text.insert(static_cast<std::size_t>(decimal.point), 1, '.');
}

bool is_decimal(std::string_view text) {
  const auto digits = [&text] {
    std::size_t count = 0;
    while (count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
    text.remove_prefix(count);
    return count;
  };
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  std::size_t count = digits();
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    count += digits();
  }
  if (count == 0) return false;
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    if (digits() == 0) return false;
  }
  return text.empty();
}

}  // namespace

Number::Number() : Number(std::int64_t{0}) {}

Number::Number(std::int64_t integer) {
  const auto digits = std::make_shared<Digits>(64);
  mpfr_set_si(digits->value, integer, MPFR_RNDN);
  digits_ = digits;
}

Number Number::infinity(bool negative) {
  const auto digits = std::make_shared<Digits>(kPrecision);
  mpfr_set_inf(digits->value, negative ? -1 : 1);
  return Number(digits);
}

Number Number::of_double(double value) {
  const auto digits = std::make_shared<Digits>(53);
  mpfr_set_d(digits->value, value, MPFR_RNDN);
  return Number(digits);
}

std::optional<Number> Number::parse(std::string_view text) {
  std::string_view name = text;
  if (name.starts_with('-') || name.starts_with('+')) name.remove_prefix(1);
  if (name == "Inf" || name == "inf") return infinity(text.starts_with('-'));
  if (!is_decimal(text)) return std::nullopt;
  const auto digits = std::make_shared<Digits>(kPrecision);
  mpfr_set_str(digits->value, std::string(text).c_str(), 10, MPFR_RNDN);
  return Number(digits);
}

std::optional<Number> Number::parse_integer(std::string_view text, int base) {
  if (text.empty() || base < 2 || base > 62) return std::nullopt;
  const std::string_view digits = text.substr(text[0] == '-' || text[0] == '+' ? 1 : 0);
  const bool plain = std::all_of(digits.begin(), digits.end(),
                                 [](unsigned char c) { return std::isalnum(c) != 0; });
  if (digits.empty() || !plain) return std::nullopt;
  // Enough bits for every digit: an integer is read exactly.
  const auto bits = static_cast<mpfr_prec_t>(text.size() * 6 + 64);
  const auto number = std::make_shared<Digits>(std::max(bits, kPrecision));
  if (mpfr_set_str(number->value, std::string(text).c_str(), base, MPFR_RNDN) != 0) {
    return std::nullopt;
  }
  return Number(number);
}

bool Number::is_integer() const { return mpfr_integer_p(digits_->value) != 0; }
bool Number::is_infinite() const { return mpfr_inf_p(digits_->value) != 0; }
bool Number::is_negative() const { return mpfr_signbit(digits_->value) != 0; }
bool Number::is_nan() const { return mpfr_nan_p(digits_->value) != 0; }
bool Number::is_zero() const { return mpfr_zero_p(digits_->value) != 0; }

std::optional<std::int64_t> Number::integer() const {
  if (!is_integer() || mpfr_fits_slong_p(digits_->value, MPFR_RNDN) == 0) {
    return std::nullopt;
  }
  return mpfr_get_si(digits_->value, MPFR_RNDN);
}

double Number::as_double() const { return mpfr_get_d(digits_->value, MPFR_RNDN); }

std::string Number::display() const {
  const std::string sign = is_negative() ? "-" : "";
  if (is_infinite()) return is_negative() ? "-Inf" : "+Inf";
  if (is_zero()) return sign + "0";
  if (const auto small = integer()) return std::to_string(*small);
  return sign + spelled(shortest(digits_->value));
}

Number Number::operator-() const {
  const auto result = std::make_shared<Digits>(digits_->precision());
  mpfr_neg(result->value, digits_->value, MPFR_RNDN);
  return Number(result);
}

Number operator+(const Number& a, const Number& b) {
  const auto result = std::make_shared<Number::Digits>(
      std::max(a.digits_->precision(), b.digits_->precision()));
  mpfr_add(result->value, a.digits_->value, b.digits_->value, MPFR_RNDN);
  return Number(result);
}

Number operator-(const Number& a, const Number& b) {
  const auto result = std::make_shared<Number::Digits>(
      std::max(a.digits_->precision(), b.digits_->precision()));
  mpfr_sub(result->value, a.digits_->value, b.digits_->value, MPFR_RNDN);
  return Number(result);
}

Number operator*(const Number& a, const Number& b) {
  const auto result = std::make_shared<Number::Digits>(kPrecision);
  mpfr_mul(result->value, a.digits_->value, b.digits_->value, MPFR_RNDN);
  if (mpfr_number_p(result->value) == 0) return Number(result);
  const auto wanted = std::max(
      {a.digits_->precision(), b.digits_->precision(), mpfr_min_prec(result->value)});
  mpfr_prec_round(result->value, wanted, MPFR_RNDN);
  return Number(result);
}

Number operator/(const Number& a, const Number& b) {
  const auto result = std::make_shared<Number::Digits>(
      std::max(a.digits_->precision(), b.digits_->precision()));
  mpfr_div(result->value, a.digits_->value, b.digits_->value, MPFR_RNDN);
  return Number(result);
}

Number operator%(const Number& a, const Number& b) {
  if (b.is_zero() || b.is_infinite() || a.is_infinite()) return a;
  const Number quotient = a / b;
  const auto whole = std::make_shared<Number::Digits>(quotient.digits_->precision());
  mpfr_trunc(whole->value, quotient.digits_->value);
  return a - b * Number(whole);
}

int compare(const Number& a, const Number& b) {
  const int order = mpfr_cmp(a.digits_->value, b.digits_->value);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

Number Number::floor() const {
  if (is_infinite()) return *this;
  const auto result = std::make_shared<Digits>(digits_->precision());
  mpfr_floor(result->value, digits_->value);
  return Number(result);
}

Number Number::ceiling() const { return -(-*this).floor(); }

Number Number::absolute() const { return is_negative() ? -*this : *this; }

std::string Number::in_base(int base) const {
  mpz_t whole;
  mpz_init(whole);
  mpfr_get_z(whole, digits_->value, MPFR_RNDZ);
  char* text = mpz_get_str(nullptr, base, whole);
  std::string digits = text;
  mpfr_free_str(text);
  mpz_clear(whole);
  return digits;
}

std::string Number::fixed(int places) const {
  if (is_infinite()) return display();
  char* text = nullptr;
  if (mpfr_asprintf(&text, "%.*Rf", places, digits_->value) < 0) return display();
  std::string digits = text;
  mpfr_free_str(text);
  return digits;
}

std::string Number::significant(int digits) const {
  if (is_infinite()) return display();
  char* text = nullptr;
  if (mpfr_asprintf(&text, "%.*Rg", digits, digits_->value) < 0) return display();
  std::string spelling = text;
  mpfr_free_str(text);
  return spelling;
}

std::string Number::scientific(int places) const {
  if (is_infinite()) return display();
  char* text = nullptr;
  if (mpfr_asprintf(&text, "%.*Re", places, digits_->value) < 0) return display();
  std::string spelling = text;
  mpfr_free_str(text);
  return spelling;
}

}  // namespace trailseal::hcl
