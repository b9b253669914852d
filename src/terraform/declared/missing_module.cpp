#include "terraform/declared/missing_module.hpp"

#include <filesystem>

#include "base/word_list.hpp"
#include "terraform/configuration/source_tree.hpp"

namespace trailseal::terraform {
namespace {

constexpr const char* kInitialize =
    "`terraform init -backend=false` downloads modules; or check a plan, which "
    "contains them";

/// `module.a` and `module.b are not there`.
Error not_fetched(const std::vector<std::string>& names) {
  const bool one = names.size() == 1;
  return {.message = "the files of " + quoted_list(names) +
                     " are missing: the resources that " +
                     (one ? "it declares" : "they declare") + " are not known",
          .help = kInitialize};
}

/// Of a source that is a directory.
Error local(const std::string& name, const MissingModule& module,
            const std::string& root) {
  const std::string folder = normal_path(root + "/" + module.folder);
  std::error_code error;
  const bool there =
      std::filesystem::is_directory(normal_path(folder + "/" + module.source), error);
  const std::string unknown = ": what `" + name + "` declares is not known";
  if (!there) {
    return {.message = "there is no directory `" + module.source + "` relative to `" +
                       folder + "`" + unknown,
            .help = "correct the `source` of `" + name + "`"};
  }
  return {.message =
              "`" + module.source + "` is outside of the directory under check" + unknown,
          .help =
              "check a directory that holds both, or a checkout with `.git`: only "
              "files in there are read"};
}

}  // namespace

std::vector<Error> missing_module_errors(
    const std::map<std::string, MissingModule>& modules, const std::string& root) {
  std::vector<Error> errors;
  std::vector<std::string> fetched;
  for (const auto& [name, module] : modules) {
    if (is_local_source(module.source)) {
      errors.push_back(local(name, module, root));
    } else {
      fetched.push_back(name);
    }
  }
  if (!fetched.empty()) errors.push_back(not_fetched(fetched));
  for (Error& error : errors) error.path = root;
  return errors;
}

}  // namespace trailseal::terraform
