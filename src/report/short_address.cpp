#include "report/short_address.hpp"

#include "graph/module_path.hpp"

namespace trailseal::report {
namespace {

/// A path that is shorter does no harm where it is repeated.
constexpr std::size_t kLong = 24;

/// Does an address begin here, and not in the middle of a longer one?
bool begins_address(std::string_view text, std::size_t at) {
  constexpr std::string_view kBefore = " `'\"(\n";
  return at == 0 || kBefore.find(text[at - 1]) != std::string_view::npos;
}

}  // namespace

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
