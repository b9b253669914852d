#include "document/repository.hpp"

#include <algorithm>

namespace trailseal {
namespace fs = std::filesystem;

std::optional<fs::path> repository_around(const fs::path& start) {
  std::error_code ignored;
  for (fs::path at = start; !at.empty(); at = at.parent_path()) {
    if (fs::exists(at / ".git", ignored)) return at;
    if (at == at.parent_path()) break;
  }
  return std::nullopt;
}

fs::path own_directory(const fs::path& start, const fs::path& under_check) {
  std::error_code ignored;
  const fs::path real = fs::weakly_canonical(start.empty() ? "." : start, ignored);
  if (const auto repository = repository_around(real)) return *repository;
  // Everything lies below the root of the file system: that says nothing.
  const auto holds = [&](const fs::path& directory) {
    return directory.has_relative_path() && lies_below(real, directory);
  };
  fs::path here = fs::current_path(ignored);
  if (holds(here)) return here;
  const fs::path named = fs::weakly_canonical(under_check, ignored);
  return !under_check.empty() && holds(named) ? named : real;
}

bool leads_below(const std::string& path) {
  const fs::path whole(path);
  if (path.empty() || path.find('\0') != path.npos) return false;
  if (whole.is_absolute() || whole.has_root_name()) return false;
  return std::none_of(whole.begin(), whole.end(),
                      [](const fs::path& part) { return part == ".."; });
}

bool lies_below(const fs::path& path, const fs::path& directory) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(fs::absolute(path, error), error);
  if (error) return false;
  const auto [end, rest] =
      std::mismatch(directory.begin(), directory.end(), real.begin(), real.end());
  static_cast<void>(rest);
  return end == directory.end();
}

std::string prefix_in_repository() {
  std::error_code failed;
  const fs::path here = fs::current_path(failed);
  const auto repository = repository_around(here);
  if (!repository || *repository == here) return {};
  return here.lexically_relative(*repository).generic_string() + "/";
}

bool is_own_file(const std::string& path, const std::string& owner) {
  return lies_below(path, own_directory(fs::path(owner).parent_path()));
}

}  // namespace trailseal
