#include "run/rule_files.hpp"

#include <algorithm>
#include <filesystem>

#include "base/word_list.hpp"
#include "document/repository.hpp"
#include "document/source.hpp"
#include "load/input_search.hpp"
#include "rule/rule_reader.hpp"

namespace trailseal::run {
namespace {

namespace fs = std::filesystem;

bool is_yaml(const fs::path& path) {
  return path.extension() == ".yaml" || path.extension() == ".yml";
}

/// The files below a path; the path itself where it is no directory.
std::vector<std::string> files_below(const std::string& path, Problems& problems) {
  std::error_code failed;
  if (!fs::is_directory(path, failed)) return {path};
  std::vector<std::string> files;
  for (fs::recursive_directory_iterator at(path, failed), end; !failed && at != end;
       at.increment(failed)) {
    if (at->is_regular_file(failed) && is_yaml(at->path())) {
      files.push_back(load::shown_path(at->path().string()));
    }
  }
  if (files.empty()) {
    problems.add({.message = "no rule file in this directory",
                  .help = "a rule is a file that ends in `.yaml`",
                  .path = path});
  }
  std::sort(files.begin(), files.end());
  return files;
}

Error of_others(const std::string& file, const std::string& owner) {
  return Error{.message = "this rule file is outside of the repository of " +
                          in_backticks(owner) + ", which names it",
               .help = "`--rules " + file + "` reads it anyway",
               .path = file};
}

/// What stands in the files. `owner` as in add_rule_files.
std::vector<OwnRule> read_files(const std::vector<std::string>& paths,
                                const std::string& owner, Problems& problems) {
  std::vector<OwnRule> rules;
  for (const std::string& path : paths) {
    for (const std::string& file : files_below(path, problems)) {
      if (!owner.empty() && !is_own_file(file, owner)) {
        problems.add(of_others(file, owner));
        continue;
      }
      const auto source = problems.take(read_source(file));
      if (!source) continue;
      rule::RuleFile read = rule::read_rule(*source, rule::Author::User);
      problems.add_all(read.errors);
      if (read.errors.empty()) {
        rules.push_back({.path = file, .rule = std::move(read.rule)});
      }
    }
  }
  return rules;
}

}  // namespace

std::vector<OwnRule> read_rule_files(const std::vector<std::string>& paths,
                                     Problems& problems) {
  return read_files(paths, {}, problems);
}

void add_rule_files(const std::vector<std::string>& paths, const std::string& owner,
                    rule::Catalogue& catalogue, Problems& problems) {
  for (OwnRule& own : read_files(paths, owner, problems)) {
    const auto added = catalogue.add(std::move(own.rule), own.path);
    if (!added) problems.add(added.error());
  }
}

}  // namespace trailseal::run
