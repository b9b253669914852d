#include "graph/module_path.hpp"

#include <cstddef>

namespace trailseal {
namespace {

constexpr std::string_view kModule = "module.";

/// The end of the name and the key that begin at `at`.
std::size_t end_of_step(std::string_view address, std::size_t at) {
  bool quoted = false;
  bool in_key = false;
  for (; at < address.size(); ++at) {
    const char c = address[at];
    if (quoted && c == '\\') {
      ++at;
    } else if (in_key && c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == '[' || c == ']')) {
      in_key = c == '[';
    } else if (!in_key && c == '.') {
      return at;
    }
  }
  return address.size();
}

}  // namespace

std::string_view module_of(std::string_view address) {
  std::size_t end = 0;
  for (std::size_t at = 0; address.substr(at).starts_with(kModule);) {
    end = end_of_step(address, at + kModule.size());
    if (end == address.size()) return "";
    at = end + 1;
  }
  return address.substr(0, end);
}

}  // namespace trailseal
