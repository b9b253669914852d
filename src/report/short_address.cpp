#include "report/short_address.hpp"

namespace trailseal::report {
namespace {

/// A path that is shorter does no harm where it is repeated.
constexpr std::size_t kLong = 24;
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

/// Does an address begin here, and not in the middle of a longer one?
bool begins_address(std::string_view text, std::size_t at) {
  constexpr std::string_view kBefore = " `'\"(\n";
  return at == 0 || kBefore.find(text[at - 1]) != std::string_view::npos;
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

std::string_view long_module_of(std::string_view address) {
  const std::string_view module = module_of(address);
  return module.size() < kLong ? "" : module;
}

std::string within_module(std::string text, std::string_view module) {
  if (module.empty()) return text;
  const std::string prefix = std::string(module) + ".";
  std::string out;
  std::size_t start = 0;
  for (auto at = text.find(prefix); at != std::string::npos;
       at = text.find(prefix, at + prefix.size())) {
    if (!begins_address(text, at)) continue;
    out.append(text, start, at - start);
    start = at + prefix.size();
  }
  return out.append(text, start, std::string::npos);
}

}  // namespace trailseal::report
