// Whole root modules, held to what Terraform 1.11.4 made of them: its outputs, or that it
// refused them. Where Terraform knows nothing, anything may be known.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "document/json_reader.hpp"
#include "document/json_writer.hpp"
#include "hcl/answer.hpp"
#include "support/catch.hpp"
#include "terraform/configuration/folder_tree.hpp"
#include "terraform/configuration/validation.hpp"
#include "terraform/configuration/variable_values.hpp"
#include "terraform/unknown/declared_values.hpp"

namespace trailseal::terraform::configurations_test {
namespace {

namespace fs = std::filesystem;

Value read_expectation(const fs::path& folder) {
  std::ifstream file(folder / "expect.json");
  std::ostringstream text;
  text << file.rdbuf();
  const Result<Document> document = read_json_text(text.str());
  REQUIRE(document.ok());
  return document->root;
}

/// `-var=a=b` and `-var-file=x` of a run's arguments.
std::vector<GivenVariable> given_in(const Value& run, const fs::path& folder) {
  std::vector<GivenVariable> given;
  for (const Value& argument : run["args"].items()) {
    const std::string text = argument.literal().value_or("");
    if (text.starts_with("-var-file=")) {
      given.push_back({.text = (folder / text.substr(10)).string()});
    } else if (text.starts_with("-var=")) {
      const std::string pair = text.substr(5);
      const std::size_t equals = pair.find('=');
      given.push_back({.name = pair.substr(0, equals), .text = pair.substr(equals + 1)});
    }
  }
  return given;
}

std::map<std::string, std::string> variables_of_environment(const Value& run) {
  std::map<std::string, std::string> texts;
  const Value& environment = run["env"];
  for (std::size_t i = 0; i < environment.size(); ++i) {
    const std::string& name = environment.keys()[i].name;
    if (!name.starts_with("TF_VAR_")) continue;
    texts[name.substr(7)] = environment.items()[i].literal().value_or("");
  }
  return texts;
}

bool is_open(const Value& value) {
  return (value.is_map() && value.find("$unknown") != nullptr) ||
         std::any_of(value.items().begin(), value.items().end(), is_open);
}

/// Does what we say fit what Terraform says? Where it knows a part of a value only, we
/// may know none: it counts the members of a set that may be the same.
bool fits(const Value& theirs, const Value& ours) {
  if (theirs.is_map() && theirs.find("$unknown") != nullptr) return true;
  if (ours.is_map() && ours.find("$unknown") != nullptr) return is_open(theirs);
  if (theirs.is_list() && ours.is_list() && theirs.size() == ours.size()) {
    for (std::size_t i = 0; i < theirs.size(); ++i) {
      if (!fits(theirs.at(i), ours.at(i))) return false;
    }
    return true;
  }
  if (theirs.is_map() && ours.is_map() && theirs.size() == ours.size()) {
    for (std::size_t i = 0; i < theirs.size(); ++i) {
      if (!fits(theirs.items()[i], ours[theirs.keys()[i].name])) return false;
    }
    return true;
  }
  return theirs == ours;
}

/// What is wrong with our answer to one configuration; empty: nothing.
std::vector<std::string> compare(const fs::path& folder) {
  const Value expected = read_expectation(folder);
  const Value& run = expected["run"];
  DeclaredValues declared(run["env"]["TF_WORKSPACE"].literal().value_or("default"));
  ModuleTree modules(std::make_unique<FolderTree>(folder.string()), declared);
  std::vector<Error> problems;
  const Result<const Module*> root = modules.module(".");
  if (root) {
    auto variables = variable_values(modules.tree(), **root, given_in(run, folder),
                                     variables_of_environment(run));
    if (variables) declared.set_variables(std::move(*variables));
    if (!variables) problems.push_back(variables.error());
    for (const Error& problem : validate(modules)) problems.push_back(problem);
  } else {
    problems.push_back(root.error());
  }
  std::vector<std::string> wrong;
  if (expected.find("errors") != nullptr) {
    if (problems.empty()) {
      wrong.push_back("no error: " + expected["errors"].at(0)["error"].display());
    }
    return wrong;
  }
  for (const Error& problem : problems) {
    wrong.push_back("an error: " + problem.message + " " + problem.path + ":" +
                    std::to_string(problem.line));
  }
  if (!root) return wrong;
  const Value& outputs = expected["outputs"];
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const std::string& name = outputs.keys()[i].name;
    const Value ours =
        hcl::answer_value((*modules.root())->output(name), hcl::Sensitive::Shown);
    const Value& theirs = outputs.items()[i]["value"];
    if (fits(theirs, ours)) continue;
    wrong.push_back(name + ": " + json_text(ours) + " instead of " + json_text(theirs));
  }
  return wrong;
}

}  // namespace

TEST_CASE("configurations give the outputs and the errors that Terraform gives",
          "[configuration]") {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator("tests/terraform/configurations")) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  REQUIRE(folders.size() > 70);
  for (const fs::path& folder : folders) {
    CAPTURE(folder);
    CHECK(compare(folder) == std::vector<std::string>());
  }
}

}  // namespace trailseal::terraform::configurations_test
