#include "patch/module_address.hpp"

#include <vector>

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
  const std::vector<std::string_view> parts = parts_of_address(address);
  std::size_t at = 0;
  while (at + 1 < parts.size() && parts[at] == "module") at += 2;
  ModuleAddress made;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::string& to = i < at ? made.module : made.block;
    if (!to.empty()) to += '.';
    to += parts[i];
  }
  const std::size_t key = made.block.find('[');
  if (key != std::string::npos) {
    made.key = made.block.substr(key);
    made.block.resize(key);
  }
  return made;
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
