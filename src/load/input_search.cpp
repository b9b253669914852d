// A directory is walked with a list of what is left to visit, sorted at every level: the
// order does not hang on the file system, and depth costs no stack. One file has one
// canonical path, so naming it twice, or naming it beside its directory, counts once.
#include "load/input_search.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include "base/word_list.hpp"
#include "load/configuration_search.hpp"
#include "load/export_reader.hpp"
#include "load/foreign_input.hpp"
#include "load/plan_file.hpp"

namespace trailseal::load {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> kExtensions{".json", ".yaml", ".yml",
                                                      ".template"};
/// What people call plan files; which of them are some, their first bytes tell.
constexpr std::array<std::string_view, 6> kPlanExtensions{"",     ".tfplan", ".plan",
                                                          ".out", ".bin",    ".planfile"};
constexpr std::array<std::string_view, 3> kSkipped{".git", "node_modules", ".terraform"};

class Searcher {
 public:
  Search run(const std::vector<std::string>& arguments) {
    for (const std::string& argument : arguments) add(argument);
    for (Candidate& root : configurations_.candidates()) {
      if (!root.directories.empty()) {
        root.under_check = search_.directories[root.directories.front()];
      }
      search_.candidates.push_back(std::move(root));
    }
    return std::move(search_);
  }

 private:
  void add(const std::string& argument) {
    if (argument == "-") {
      add_named("-", "-");
      return;
    }
    std::error_code error;
    const fs::file_status status = fs::status(argument, error);
    if (!fs::exists(status)) {
      const bool missing = !error || error == std::errc::no_such_file_or_directory;
      search_.errors.push_back(
          missing ? no_such_input(argument)
                  : Error{.message = error.message(), .path = shown_path(argument)});
    } else if (is_export_manifest(argument) ||
               (fs::is_directory(status) && is_export_directory(argument))) {
      add_export(argument).named = true;
    } else if (fs::is_directory(status)) {
      walk(argument);
    } else if (ConfigurationSearch::is_part(argument)) {
      configurations_.add_named(argument);
    } else {
      add_named(argument, canonical(argument));
    }
  }

  /// By the directory or by the manifest: the same export.
  Candidate& add_export(const std::string& path) {
    const bool by_directory = is_export_directory(path);
    Candidate& added =
        candidate(path, canonical(by_directory ? manifest_in(path) : path));
    added.kind = CandidateKind::Export;
    return added;
  }

  static bool is_possible(const fs::path& path) {
    const std::string extension = path.extension().string();
    if (has_word(kExtensions, extension) || is_config_file_name(path.string())) {
      return true;
    }
    std::error_code error;
    return has_word(kPlanExtensions, extension) && fs::is_regular_file(path, error) &&
           is_plan_file(path.string());
  }

  static std::string canonical(const fs::path& path) {
    std::error_code error;
    const fs::path whole = fs::weakly_canonical(path, error);
    return error ? path.string() : whole.string();
  }

  /// The candidate of a file, made where there is none yet.
  Candidate& candidate(const std::string& path, const std::string& identity) {
    const auto [place, fresh] = known_.emplace(identity, search_.candidates.size());
    if (fresh)
      search_.candidates.push_back({.path = path == "-" ? path : shown_path(path)});
    return search_.candidates[place->second];
  }

  void add_named(const std::string& path, const std::string& identity) {
    candidate(path, identity).named = true;
  }

  void walk(const std::string& directory) {
    const std::size_t index = search_.directories.size();
    search_.directories.push_back(shown_path(directory));
    std::vector<fs::path> left{directory};
    while (!left.empty()) {
      const fs::path path = std::move(left.back());
      left.pop_back();
      std::error_code error;
      if (path != directory && fs::is_directory(fs::symlink_status(path, error))) {
        if (is_export_directory(path.string())) {
          add_export(path.string()).directories.push_back(index);
        } else if (!has_word(kSkipped, path.filename().string())) {
          list(path, left);
        }
      } else if (path == directory) {
        list(path, left);
      } else if (ConfigurationSearch::is_part(path.string())) {
        configurations_.add_found(path.string(), index);
      } else if (is_possible(path) && fs::is_regular_file(path, error)) {
        candidate(path.string(), canonical(path)).directories.push_back(index);
      }
    }
  }

  /// Puts the members of a directory on the list, the first on top.
  void list(const fs::path& directory, std::vector<fs::path>& left) {
    std::error_code error;
    std::vector<fs::path> members;
    fs::directory_iterator entry(directory, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
      members.push_back(entry->path());
    }
    if (error) {
      search_.errors.push_back(
          {.message = "the directory cannot be read: " + error.message(),
           .path = shown_path(directory.string())});
    }
    std::sort(members.begin(), members.end(), std::greater<>());
    left.insert(left.end(), members.begin(), members.end());
  }

  Search search_;
  ConfigurationSearch configurations_;
  std::map<std::string, std::size_t> known_;  ///< canonical path -> candidate
};

}  // namespace

Search search_inputs(const std::vector<std::string>& arguments) {
  return Searcher().run(arguments);
}

std::string shown_path(const std::string& path) {
  fs::path shown = fs::path(path).lexically_normal();
  if (shown.is_absolute()) {
    std::error_code error;
    const fs::path relative = shown.lexically_relative(fs::current_path(error));
    if (!error && !relative.empty() && *relative.begin() != "..") shown = relative;
  }
  std::string text = shown.generic_string();
  if (text.size() > 1 && text.ends_with('/')) text.pop_back();
  return text;
}

}  // namespace trailseal::load
