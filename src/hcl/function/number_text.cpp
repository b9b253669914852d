// Go's big.Int.Format and big.Float.Format.
//
//   width and flags   [spaces] sign [prefix] [zeros] digits [spaces]
//   e                 d.ddde+dd
//   g                 as e where the exponent is below -4 or beyond the precision (6,
//   where
//                     none is given), else as f; without a precision the fewest digits
#include "hcl/function/number_text.hpp"

#include <algorithm>
#include <cstdlib>

namespace trailseal::hcl {
namespace {

/// 0.d1d2d3... times 10 to the power of `point`.
struct Digits {
  std::string digits{};
  long point = 0;
};

long size_of(const std::string& text) { return static_cast<long>(text.size()); }

/// The digits of a decimal without sign and exponent.
Digits digits_of(std::string text) {
  Digits result;
  const std::size_t dot = text.find('.');
  result.point = dot == std::string::npos ? size_of(text) : static_cast<long>(dot);
  if (dot != std::string::npos) text.erase(dot, 1);
  const std::size_t lead = std::min(text.find_first_not_of('0'), text.size());
  result.point -= static_cast<long>(lead);
  result.digits = text.substr(lead);
  result.digits.erase(result.digits.find_last_not_of('0') + 1);
  if (result.digits.empty()) result.point = 0;
  return result;
}

/// Half to even, from digits that tell the number exactly.
void round_to(Digits& number, long count) {
  if (count < 0) {
    number = Digits{};
    return;
  }
  if (count >= size_of(number.digits)) return;
  const auto at = static_cast<std::size_t>(count);
  const bool is_half = number.digits[at] == '5' && at + 1 == number.digits.size();
  const bool is_odd = at > 0 && (number.digits[at - 1] - '0') % 2 == 1;
  bool up = is_half ? is_odd : number.digits[at] >= '5';
  number.digits.resize(at);
  while (up && !number.digits.empty()) {
    char& last = number.digits.back();
    up = last == '9';
    if (up) {
      number.digits.pop_back();
    } else {
      ++last;
    }
  }
  if (up) {
    number.digits = "1";
    ++number.point;
  }
  number.digits.erase(number.digits.find_last_not_of('0') + 1);
}

/// The number with so many digits. Behind the point they are exact; before it, the
/// shortest decimal of an integer is exact too.
Digits rounded(const Number& number, long count) {
  const Digits shortest = digits_of(number.display());
  const long places = count - shortest.point;
  if (places >= 0 && places < 100000) {
    Digits exact = digits_of(number.fixed(static_cast<int>(places)));
    round_to(exact, count);
    return exact;
  }
  Digits result = shortest;
  round_to(result, count);
  return result;
}

char digit_at(const Digits& number, long index) {
  return index >= 0 && index < size_of(number.digits)
             ? number.digits[static_cast<std::size_t>(index)]
             : '0';
}

std::string exponent_form(const Digits& number, long places, char letter) {
  std::string text(1, digit_at(number, 0));
  if (places > 0) text += '.';
  for (long i = 1; i <= places; ++i) text += digit_at(number, i);
  const long exponent = number.digits.empty() ? 0 : number.point - 1;
  text += letter;
  text += exponent < 0 ? '-' : '+';
  const std::string shown = std::to_string(std::labs(exponent));
  if (shown.size() < 2) text += '0';
  return text + shown;
}

std::string point_form(const Digits& number, long places) {
  std::string text;
  for (long i = 0; i < number.point; ++i) text += digit_at(number, i);
  if (text.empty()) text = "0";
  if (places > 0) text += '.';
  for (long i = 0; i < places; ++i) text += digit_at(number, number.point + i);
  return text;
}

std::string general_form(const Number& number, std::optional<std::size_t> precision,
                         char letter) {
  Digits digits = digits_of(number.display());
  long count = size_of(digits.digits);
  long limit = 6;
  if (precision) {
    count = std::max<long>(1, static_cast<long>(*precision));
    digits = rounded(number, count);
    const long have = size_of(digits.digits);
    limit = count > have && have >= digits.point ? have : count;
  }
  const long have = size_of(digits.digits);
  const long exponent = digits.digits.empty() ? -1 : digits.point - 1;
  if (!digits.digits.empty() && (exponent < -4 || exponent >= limit)) {
    return exponent_form(digits, std::min(count, have) - 1, letter);
  }
  if (count > digits.point) count = have;
  return point_form(digits, std::max<long>(count - digits.point, 0));
}

std::string unsigned_text(const Number& number, const Verb& verb) {
  const long places = verb.precision ? static_cast<long>(*verb.precision) : 6;
  switch (verb.mode) {
    case 'f':
      return number.fixed(static_cast<int>(places));
    case 'e':
    case 'E':
      return exponent_form(rounded(number, places + 1), places, verb.mode);
    case 'G':
      return general_form(number, verb.precision, 'E');
    default:
      return general_form(number, verb.precision, 'e');
  }
}

int base_of(const Verb& verb) {
  if (verb.mode == 'b') return 2;
  if (verb.mode == 'o') return 8;
  return verb.mode == 'd' ? 10 : 16;
}

/// What `#` puts before the digits.
std::string prefix_of(int base, const Verb& verb) {
  if (base == 2) return "0b";
  if (base == 8) return "0";
  if (base == 10) return "";
  return verb.mode == 'X' ? "0X" : "0x";
}

std::string sign_of(const Number& number, const Verb& verb) {
  if (number.is_negative()) return "-";
  if (verb.plus) return "+";
  return verb.space ? " " : "";
}

}  // namespace

std::string integer_text(const Number& number, const Verb& verb) {
  const int base = base_of(verb);
  std::string digits = number.absolute().in_base(base);
  if (verb.mode == 'X') {
    std::transform(digits.begin(), digits.end(), digits.begin(), [](char c) {
      return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
  }
  const std::string prefix = verb.sharp ? prefix_of(base, verb) : "";
  const std::string sign = sign_of(number.is_zero() ? number.absolute() : number, verb);
  std::size_t zeros = 0;
  if (verb.precision) {
    if (*verb.precision > digits.size()) zeros = *verb.precision - digits.size();
    if (*verb.precision == 0 && digits == "0") return "";
  }
  const std::size_t length = sign.size() + prefix.size() + zeros + digits.size();
  std::size_t left = 0;
  std::size_t right = 0;
  if (verb.width && *verb.width > length) {
    const std::size_t missing = *verb.width - length;
    if (verb.minus) {
      right = missing;
    } else if (verb.zero && !verb.precision) {
      zeros = missing;
    } else {
      left = missing;
    }
  }
  return std::string(left, ' ') + sign + prefix + std::string(zeros, '0') + digits +
         std::string(right, ' ');
}

std::string decimal_text(const Number& number, const Verb& verb) {
  std::string sign = sign_of(number, verb);
  std::string text = "Inf";
  if (!number.is_infinite()) {
    text = unsigned_text(number.absolute(), verb);
  } else if (!number.is_negative()) {
    sign = verb.space ? " " : "+";
  }
  const std::size_t length = sign.size() + text.size();
  const std::size_t padding =
      verb.width && *verb.width > length ? *verb.width - length : 0;
  if (verb.minus) return sign + text + std::string(padding, ' ');
  if (verb.zero && !number.is_infinite()) {
    return sign + std::string(padding, '0') + text;
  }
  return std::string(padding, ' ') + sign + text;
}

std::string plain_number_text(const Number& number) {
  return decimal_text(number, Verb{.mode = 'g'});
}

}  // namespace trailseal::hcl
