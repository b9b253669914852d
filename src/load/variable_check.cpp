// Source: Terraform, "Value for undeclared variable": an error where the value comes from
// the command line, a warning where it comes from a file, since files may serve several
// configurations. A commit hook passes the same options with whatever changed, so there
// it is a warning too.
#include "load/variable_check.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "terraform/configuration_loader.hpp"

namespace trailseal::load {
namespace {

using VariableNames = std::set<std::string>;

/// Those of all root modules; nothing where they are not known.
std::optional<VariableNames> variables_of(const std::vector<Candidate>& candidates) {
  std::optional<VariableNames> all;
  for (const Candidate& candidate : candidates) {
    if (!candidate.is_configuration()) continue;
    auto declared = terraform::declared_variables(candidate.path);
    if (!declared) return std::nullopt;  // whoever loads it says what is wrong
    if (!all) all.emplace();
    all->merge(*declared);
  }
  return all;
}

class VariableCheck {
 public:
  VariableCheck(const VariableNames& declared, bool lenient)
      : declared_(declared), lenient_(lenient) {}

  void argument(const terraform::GivenVariable& given) {
    if (declared_.count(given.name) > 0) return;
    add(lenient_ ? Diagnostic::Level::Warning : Diagnostic::Level::Error,
        terraform::undeclared_value(
            given.name, "`--var` gives `" + given.name + "` a value", declared_));
  }

  void file(const std::string& path) {
    const auto names = terraform::names_in_values(path);
    if (!names) return;  // whoever loads it says what is wrong
    for (const auto& [name, place] : *names) {
      if (declared_.count(name) > 0) continue;
      add(Diagnostic::Level::Warning,
          hcl::at_place(terraform::undeclared_value(
                            name, "`" + name + "` has a value here", declared_),
                        place));
    }
  }

  std::vector<Diagnostic> take() { return std::move(found_); }

 private:
  void add(Diagnostic::Level level, Error error) {
    found_.push_back({.level = level, .error = std::move(error)});
  }

  const VariableNames& declared_;
  bool lenient_;
  std::vector<Diagnostic> found_{};
};

}  // namespace

std::vector<Diagnostic> check_variables(const std::vector<Candidate>& candidates,
                                        const InputRequest& request) {
  const terraform::VariableOptions& options = request.variables;
  if (options.given.empty() && options.environments.empty()) return {};
  const std::optional<VariableNames> declared = variables_of(candidates);
  if (!declared) return {};
  VariableCheck check(*declared, request.skip_others);
  for (const terraform::GivenVariable& given : options.given) {
    given.name.empty() ? check.file(given.text) : check.argument(given);
  }
  for (const std::string& path : options.environments) check.file(path);
  return check.take();
}

}  // namespace trailseal::load
