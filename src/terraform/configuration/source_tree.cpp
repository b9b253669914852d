#include "terraform/configuration/source_tree.hpp"

#include <filesystem>

namespace trailseal::terraform {

std::string normal_path(const std::string& path) {
  std::string normal = std::filesystem::path(path).lexically_normal().generic_string();
  while (normal.size() > 1 && normal.ends_with('/')) normal.pop_back();
  return normal.empty() ? "." : normal;
}

bool is_local_source(const std::string& source) {
  return source == "." || source == ".." || source.starts_with("./") ||
         source.starts_with("../");
}

}  // namespace trailseal::terraform
