#include "aws/account.hpp"

#include <algorithm>

namespace trailseal {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

}  // namespace

bool is_account_id(std::string_view text) {
  return text.size() == 12 && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_organization_id(std::string_view text) {
  constexpr std::string_view kPrefix = "o-";
  if (!text.starts_with(kPrefix)) return false;
  const std::string_view name = text.substr(kPrefix.size());
  return name.size() >= 10 && name.size() <= 32 &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return is_digit(c) || is_letter(c); });
}

}  // namespace trailseal
