#include "cloudformation/template/template_waivers.hpp"

#include <string_view>

#include "document/yaml_comments.hpp"

namespace trailseal::cloudformation {

std::vector<PlacedWaiver> template_waivers(const Source& source) {
  const std::string_view text = source.text();
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const bool is_json = first != text.npos && text[first] == '{';
  if (is_json || !may_have_waivers(text)) return {};
  return find_waivers(read_yaml_comments(text), source.path());
}

}  // namespace trailseal::cloudformation
