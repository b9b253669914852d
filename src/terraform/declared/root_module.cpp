// One look at the text of each file: which types of the table of kinds stand in it, in
// quotes as both syntaxes write them, and whether the word `module` does. Only files with
// that word are parsed. So an estate of thousands of files costs little more than reading
// them.
#include "terraform/declared/root_module.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <set>

#include "aws/resource_kind.hpp"
#include "graph/placed_waiver.hpp"
#include "hcl/body.hpp"
#include "terraform/configuration/block_fields.hpp"
#include "terraform/configuration/folder_tree.hpp"
#include "terraform/configuration/module_files.hpp"
#include "terraform/configuration/module_manifest.hpp"
#include "terraform/configuration/own_files.hpp"

namespace trailseal::terraform {
namespace {

namespace fs = std::filesystem;

/// Can an answer on a trail, a bucket or a key rest on such a resource?
bool is_of_interest(std::string_view type) {
  const KindRow* row = find_kind(type);
  return row != nullptr && row->keep > Keep::Led;
}

/// Does such a type stand in the text, in quotes?
bool names_resource(std::string_view text) {
  constexpr std::string_view kStart = "\"aws";
  for (std::size_t at = text.find(kStart); at != text.npos; at = text.find(kStart, at)) {
    const std::size_t end = text.find('"', ++at);
    if (end == text.npos) return false;
    if (is_of_interest(text.substr(at, end - at))) return true;
    at = end;
  }
  return false;
}

/// What one look at a folder's files tells.
struct FolderNote {
  bool of_interest = false;
  std::vector<std::string> calls{};  ///< the `source` of each
};

void note_calls(const std::string& path, std::string_view text, FolderNote& note) {
  const auto body = read_body(path, text);
  const auto blocks = body ? hcl::blocks_of(*body, "module", 1) : body.error();
  if (!blocks) {
    note.of_interest = true;  // whoever loads it says what is wrong
    return;
  }
  for (const hcl::Block& block : *blocks) {
    note.calls.push_back(text_of(block.body, "source").value_or(""));
  }
}

FolderNote note_of(const std::string& folder) {
  FolderNote note;
  FolderTree tree(folder);
  const auto names = tree.files_of(".");
  if (!names) return {.of_interest = true};
  const ModuleFileNames files = module_files(*names);
  for (const auto* group : {&files.main, &files.overrides}) {
    for (const std::string& name : *group) {
      const Result<std::string> text = tree.read(".", name);
      if (!text) {
        note.of_interest = true;
        continue;
      }
      // A waiver that covers nothing has to be said, wherever it stands.
      note.of_interest =
          note.of_interest || names_resource(*text) || may_have_waivers(*text);
      if (text->find("module") != text->npos) {
        note_calls(tree.path_of(".", name), *text, note);
      }
    }
  }
  return note;
}

std::string real_path(const fs::path& path) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(path, error);
  return (error ? path : whole).generic_string();
}

/// The folders of the modules that `terraform init` fetched for a root module.
std::vector<std::string> installed_in(const std::string& root) {
  std::vector<std::string> folders;
  const auto text = read_bounded(fs::path(root) / kModuleManifest);
  for (const auto& [key, module] : read_manifest(text ? *text : "")) {
    if (!key.empty() && !is_local_source(module.source)) {
      folders.push_back(real_path(fs::path(root) / module.folder));
    }
  }
  return folders;
}

class RootSearch {
 public:
  std::vector<RootModule> run(const std::vector<std::string>& folders) {
    std::set<std::string> called;
    for (const std::string& folder : folders) {
      const std::string path = real_path(folder);
      for (const std::string& source : note(path).calls) {
        if (is_local_source(source)) called.insert(real_path(fs::path(path) / source));
      }
    }
    std::vector<RootModule> roots;
    for (const std::string& folder : folders) {
      const std::string path = real_path(folder);
      if (called.count(path) > 0) continue;
      roots.push_back({.folder = folder, .is_of_interest = is_of_interest_below(path)});
    }
    return roots;
  }

 private:
  const FolderNote& note(const std::string& path) {
    const auto known = notes_.find(path);
    if (known != notes_.end()) return known->second;
    return notes_.emplace(path, note_of(path)).first->second;
  }

  bool is_of_interest_below(const std::string& root) {
    std::vector<std::string> left{root};
    std::set<std::string> seen{root};
    bool fetched = false;
    while (!left.empty()) {
      const std::string path = std::move(left.back());
      left.pop_back();
      const FolderNote& here = note(path);
      if (here.of_interest) return true;
      std::vector<std::string> below;
      for (const std::string& source : here.calls) {
        if (is_local_source(source)) {
          below.push_back(real_path(fs::path(path) / source));
        } else if (!fetched) {
          fetched = true;
          const std::vector<std::string> installed = installed_in(root);
          if (installed.empty()) return true;  // what is not there may hold a trail
          below.insert(below.end(), installed.begin(), installed.end());
        }
      }
      for (std::string& next : below) {
        if (seen.insert(next).second) left.push_back(std::move(next));
      }
    }
    return false;
  }

  std::map<std::string, FolderNote> notes_{};
};

}  // namespace

bool is_configuration_name(std::string_view name) {
  return !module_files({std::string(name)}).main.empty() ||
         !module_files({std::string(name)}).overrides.empty();
}

bool holds_configuration(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    if (is_configuration_name(at->path().filename().string())) return true;
  }
  return false;
}

std::vector<RootModule> root_modules(const std::vector<std::string>& folders) {
  return RootSearch().run(folders);
}

}  // namespace trailseal::terraform
