#include "patch/module_address.hpp"

#include <vector>

#include "graph/module_path.hpp"

namespace trailseal::patch {
namespace {

/// The address cut at its dots, but for those in keys.
std::vector<std::string_view> parts_of_address(std::string_view address) {
  std::vector<std::string_view> parts;
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= address.size(); ++at) {
    const bool end = at == address.size();
    if (!end && address[at] == '"' && (at == 0 || address[at - 1] != '\\'))
      quoted = !quoted;
    if (!end && (quoted || address[at] != '.')) continue;
    parts.push_back(address.substr(begin, at - begin));
    begin = at + 1;
  }
  return parts;
}

std::string_view without_key(std::string_view part) {
  return part.substr(0, part.find('['));
}

}  // namespace

ModuleAddress module_address(std::string_view address) {
  const std::string_view module = module_of(address);
  const std::string_view local =
      module.empty() ? address : address.substr(module.size() + 1);
  const std::string_view block = without_key(local);
  return {.module = std::string(module),
          .block = std::string(block),
          .key = std::string(local.substr(block.size()))};
}

std::string block_address(std::string_view address) {
  std::string made;
  for (const std::string_view part : parts_of_address(address)) {
    if (!made.empty()) made += '.';
    made += without_key(part);
  }
  return made;
}

std::string logical_id(const std::string& address) {
  return address.substr(address.rfind('.') + 1);  // npos + 1 is the whole of it
}

}  // namespace trailseal::patch
