#include "document/file_beginning.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace trailseal {

std::string beginning_of(const std::string& path, std::size_t count) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return {};
  std::ifstream file(path, std::ios::binary);
  std::string begin(count, '\0');
  file.read(begin.data(), static_cast<std::streamsize>(count));
  begin.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  return begin;
}

}  // namespace trailseal
