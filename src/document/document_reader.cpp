#include "document/document_reader.hpp"

#include <string_view>

#include "document/yaml_reader.hpp"

namespace trailseal {

Result<Document> read_document(const Source& source) {
  const std::string_view text = source.text();
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const bool json = first != std::string_view::npos && text[first] == '{';
  return json ? read_json(source) : read_yaml(source);
}

}  // namespace trailseal
