#include "run/rule_files.hpp"

#include <algorithm>
#include <filesystem>

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
std::vector<std::string> files_below(const std::string& path,
                                     std::vector<Error>& errors) {
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
    errors.push_back({.message = "no rule file in this directory",
                      .help = "a rule is a file that ends in `.yaml`",
                      .path = path});
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::vector<OwnRule> read_rule_files(const std::vector<std::string>& paths,
                                     std::vector<Error>& errors) {
  std::vector<OwnRule> rules;
  for (const std::string& path : paths) {
    for (const std::string& file : files_below(path, errors)) {
      const auto source = read_source(file);
      if (!source) {
        errors.push_back(source.error());
        continue;
      }
      rule::RuleFile read = rule::read_rule(*source, rule::Author::User);
      errors.insert(errors.end(), read.errors.begin(), read.errors.end());
      if (read.errors.empty()) {
        rules.push_back({.path = file, .rule = std::move(read.rule)});
      }
    }
  }
  return rules;
}

void add_rule_files(const std::vector<std::string>& paths, rule::Catalogue& catalogue,
                    std::vector<Error>& errors) {
  for (OwnRule& own : read_rule_files(paths, errors)) {
    const auto error = catalogue.add(std::move(own.rule), own.path);
    if (error) errors.push_back(*error);
  }
}

}  // namespace trailseal::run
