// A call is `source = "../modules/audit"`, or `"source": "../modules/audit"` in JSON, with
// a path that begins with `./` or `../`; nothing else in a configuration is written so.
// Finding one too many costs time, and judges a root module that is right anyway.
#include "load/module_caller.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string_view>

#include "document/repository.hpp"
#include "load/configuration_search.hpp"
#include "terraform/configuration/own_files.hpp"
#include "terraform/configuration/source_tree.hpp"
#include "terraform/declared/root_module.hpp"

namespace trailseal::load {
namespace {

namespace fs = std::filesystem;

/// The paths in quotes behind the word `source`.
std::vector<std::string> local_sources(std::string_view text) {
  constexpr std::string_view kWord = "source";
  std::vector<std::string> sources;
  for (std::size_t at = text.find(kWord); at != text.npos; at = text.find(kWord, at)) {
    at += kWord.size();
    const std::size_t start = text.find_first_not_of("\" \t=:", at);
    if (start == text.npos) break;
    const bool is_path = text.substr(start, 2) == "./" ||
                         text.substr(start, 3) == "../" ||
                         text.substr(start, 3) == "..\"";
    if (!is_path || start == at || text[start - 1] != '"') continue;
    sources.emplace_back(text.substr(start, text.find('"', start) - start));
  }
  return sources;
}

std::string whole_path(const fs::path& path) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(path, error);
  return (error ? path : whole).generic_string();
}

/// Who calls whom in a repository, by directory.
class Calls {
 public:
  explicit Calls(const fs::path& root) {
    std::error_code error;
    fs::recursive_directory_iterator at(
        root, fs::directory_options::skip_permission_denied, error);
    for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
      const std::string name = at->path().filename().string();
      std::error_code ignored;
      if (at->is_directory(ignored)) {
        if (name.front() == '.' || name == "node_modules") at.disable_recursion_pending();
      } else if (terraform::is_configuration_name(name)) {
        note(at->path());
      }
    }
  }

  /// A file of each module from which calls lead to the directory. That of a module in
  /// between says that it is called, and is no root.
  void add_callers(const std::string& directory, std::set<std::string>& files) const {
    std::vector<std::string> left{directory};
    std::set<std::string> seen{directory};
    while (!left.empty()) {
      const auto callers = callers_.find(left.back());
      left.pop_back();
      if (callers == callers_.end()) continue;
      for (const std::string& caller : callers->second) {
        if (!seen.insert(caller).second) continue;
        files.insert(files_.at(caller));
        left.push_back(caller);
      }
    }
  }

 private:
  void note(const fs::path& file) {
    // The walk follows no links, so paths below the root are real ones.
    const std::string folder = file.parent_path().generic_string();
    files_.emplace(folder, file.string());
    const auto text = terraform::read_bounded(file);
    if (!text) return;
    for (const std::string& source : local_sources(*text)) {
      callers_[terraform::normal_path(folder + "/" + source)].insert(folder);
    }
  }

  std::map<std::string, std::set<std::string>> callers_{};  ///< by what is called
  std::map<std::string, std::string> files_{};              ///< one, by directory
};

}  // namespace

std::vector<std::string> files_of_callers(const std::vector<std::string>& changed) {
  std::set<std::string> folders;
  for (const std::string& file : changed) {
    if (!ConfigurationSearch::is_part(file)) continue;
    folders.insert(whole_path(fs::absolute(file).parent_path()));
  }
  std::error_code error;
  const auto root = repository_around(fs::current_path(error));
  if (folders.empty() || !root) return {};
  const Calls calls(*root);
  std::set<std::string> files;
  for (const std::string& folder : folders) calls.add_callers(folder, files);
  std::vector<std::string> found;
  found.reserve(files.size());
  for (const std::string& file : files) {
    found.push_back(fs::path(file).lexically_proximate(fs::current_path(error)).string());
  }
  return found;
}

}  // namespace trailseal::load
