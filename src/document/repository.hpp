// Which files belong together: those of one repository.
//
// A file that names others (a configuration, a template, a module) may come from a
// stranger's branch. What it names is read below its own repository only, so that a path
// like `../../.ssh/id` leads nowhere.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace trailseal {

/// The nearest directory from `start` upwards that holds `.git`.
std::optional<std::filesystem::path> repository_around(
    const std::filesystem::path& start);

/// The directory of the repository around `start`: the nearest one that holds `.git`.
/// Without a repository the current directory where `start` lies below it, else the
/// directory `under_check` that the user named where it does so, else `start`.
std::filesystem::path own_directory(const std::filesystem::path& start,
                                    const std::filesystem::path& under_check = {});

/// Does a path that a manifest names lead below its folder: relative, with no step out of
/// it? Links on the way are another matter (lies_below).
bool leads_below(const std::string& path);

/// Does the path, with all links followed, lie in `directory`, which is canonical?
bool lies_below(const std::filesystem::path& path,
                const std::filesystem::path& directory);

/// What leads from the root of the repository to the current directory: `infra/prod/`;
/// empty at the root, and outside of a repository.
std::string prefix_in_repository();

/// May a file at `owner` name the file at `path`? Both as seen from the current directory.
bool is_own_file(const std::string& path, const std::string& owner);

}  // namespace trailseal
