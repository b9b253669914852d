// Numbers as `format` writes them: Go's verbs b d o x X and e E f g G with their flags.
#pragma once

#include <optional>
#include <string>

#include "hcl/number.hpp"

namespace trailseal::hcl {

/// What stands between `%` and the argument's index or the verb.
struct Verb {
  char mode = 0;
  bool minus = false;
  bool plus = false;
  bool space = false;
  bool zero = false;
  bool sharp = false;
  std::optional<std::size_t> width{};
  std::optional<std::size_t> precision{};
};

/// A whole number by one of the verbs b d o x X.
std::string integer_text(const Number& number, const Verb& verb);

/// A number by one of the verbs e E f g G.
std::string decimal_text(const Number& number, const Verb& verb);

/// As the verb v writes a number: the fewest digits that tell it.
std::string plain_number_text(const Number& number);

}  // namespace trailseal::hcl
