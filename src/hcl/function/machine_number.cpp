// Go's math.Log is FreeBSD's e_log.c; its math.Pow multiplies squares of the mantissa.
// The C library rounds better, and so differs in the last bit.
#include "hcl/function/machine_number.hpp"

#include <cmath>
#include <cstdint>

namespace trailseal::hcl {
namespace {

/// x to the power of a whole number, times `factor`.
double whole_power(double x, std::int64_t exponent, double factor, bool inverse) {
  constexpr int kOverflow = 1 << 12;
  int power = 0;
  double mantissa = std::frexp(x, &power);
  int result_power = 0;
  for (std::int64_t i = exponent; i != 0; i >>= 1) {
    if (power < -kOverflow || kOverflow < power) {
      result_power += power;
      break;
    }
    if ((i & 1) == 1) {
      factor *= mantissa;
      result_power += power;
    }
    mantissa *= mantissa;
    power *= 2;
    if (mantissa < 0.5) {
      mantissa += mantissa;
      --power;
    }
  }
  if (inverse) {
    factor = 1 / factor;
    result_power = -result_power;
  }
  return std::ldexp(factor, result_power);
}

}  // namespace

double machine_log(double x) {
  if (!(x > 0) || std::isinf(x)) return std::log(x);
  constexpr double kLn2High = 6.93147180369123816490e-01;
  constexpr double kLn2Low = 1.90821492927058770002e-10;
  constexpr double kL1 = 6.666666666666735130e-01;
  constexpr double kL2 = 3.999999999940941908e-01;
  constexpr double kL3 = 2.857142874366239149e-01;
  constexpr double kL4 = 2.222219843214978396e-01;
  constexpr double kL5 = 1.818357216161805012e-01;
  constexpr double kL6 = 1.531383769920937332e-01;
  constexpr double kL7 = 1.479819860511658591e-01;
  constexpr double kHalfRoot = 0.70710678118654752440;
  int power = 0;
  double mantissa = std::frexp(x, &power);
  if (mantissa < kHalfRoot) {
    mantissa *= 2;
    --power;
  }
  const double f = mantissa - 1;
  const double k = power;
  const double s = f / (2 + f);
  const double s2 = s * s;
  const double s4 = s2 * s2;
  const double t1 = s2 * (kL1 + s4 * (kL3 + s4 * (kL5 + s4 * kL7)));
  const double t2 = s4 * (kL2 + s4 * (kL4 + s4 * kL6));
  const double r = t1 + t2;
  const double half_square = 0.5 * f * f;
  return k * kLn2High - ((half_square - (s * (half_square + r) + k * kLn2Low)) - f);
}

double machine_pow(double x, double y) {
  constexpr double kMostWhole = 9.2e18;
  const bool is_special = x == 0 || !std::isfinite(x) || !std::isfinite(y) || y == 0 ||
                          x == 1 || std::fabs(y) >= kMostWhole;
  if (is_special) return std::pow(x, y);
  if (y == 1) return x;
  if (y == 0.5) return std::sqrt(x);
  if (y == -0.5) return 1 / std::sqrt(x);
  double whole = 0;
  double fraction = std::modf(std::fabs(y), &whole);
  if (fraction != 0 && x < 0) return std::nan("");
  double factor = 1;
  if (fraction != 0) {
    if (fraction > 0.5) {
      --fraction;
      ++whole;
    }
    factor = std::exp(fraction * machine_log(x));
  }
  return whole_power(x, static_cast<std::int64_t>(whole), factor, y < 0);
}

}  // namespace trailseal::hcl
