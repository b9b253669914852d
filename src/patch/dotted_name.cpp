#include "patch/dotted_name.hpp"

#include <algorithm>

#include "base/ascii.hpp"

namespace trailseal::patch {

bool is_repeating_name(std::string_view name) {
  for (const std::string_view root : {"each.", "count.", "self."}) {
    if (name.find(root) != std::string_view::npos) return true;
  }
  return false;
}

bool is_reference(std::string_view name) {
  if (name.find('.') == std::string_view::npos) return false;
  const std::string_view root = name.substr(0, name.find_first_of(".["));
  for (const std::string_view known :
       {"var", "local", "data", "module", "each", "count"}) {
    if (root == known) return true;
  }
  return root.find('_') != std::string_view::npos;
}

bool names_one_instance(std::string_view name) {
  const std::size_t bracket = name.find('[');
  if (bracket == std::string_view::npos || bracket + 1 >= name.size()) return false;
  return name[bracket + 1] == '"' || is_digit(name[bracket + 1]);
}

std::string_view first_steps(std::string_view name, std::size_t skip, std::size_t count) {
  for (; skip > 0; --skip)
    name.remove_prefix(std::min(name.find('.'), name.size() - 1) + 1);
  std::size_t end = 0;
  for (; count > 0 && end < name.size(); --count) {
    end = std::min(name.find('.', end + 1), name.size());
  }
  return name.substr(0, end);
}

std::vector<std::string_view> dotted_names(std::string_view text) {
  std::vector<std::string_view> names;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() &&
           (is_ascii_letter(text[end]) || is_digit(text[end]) || text[end] == '_' ||
            text[end] == '-' || text[end] == '.')) {
      ++end;
    }
    const std::string_view name = text.substr(at, end - at);
    if (name.find('.') != std::string_view::npos) names.push_back(name);
    at = end + 1;
  }
  return names;
}

std::string_view without_last_step(std::string_view name) {
  return name.substr(0, std::min(name.rfind('.'), name.size()));
}

}  // namespace trailseal::patch
