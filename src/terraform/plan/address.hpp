// Addresses of resources and modules, and the references that expressions make.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/value.hpp"

namespace trailseal::terraform {

/// `module.a["x"].data.aws_region.here[0]`, taken apart.
struct Address {
  std::string module{};  ///< `module.a["x"]`; empty for the root module
  bool data = false;
  std::string type{};
  std::string name{};
  std::string key{};  ///< `[0]` or `["x"]`, brackets and all; empty: none

  /// `data.aws_region.here`: as the module's configuration calls it.
  std::string local() const;
};

std::optional<Address> parse_address(std::string_view text);

/// The module around a module: `module.a` for `module.a.module.b["x"]`.
struct ModuleStep {
  std::string parent{};
  std::string call{};  ///< `b`
  std::string key{};   ///< `["x"]`
};

/// The last step of a module's address; nullopt for the root module.
std::optional<ModuleStep> last_module_step(std::string_view module);

/// `module` + `.` + `local`, without the dot in the root module.
std::string join_address(std::string_view module, std::string_view local);

/// What an expression refers to, as the plan's `references` name it.
struct ReferencePath {
  enum class Kind { Resource, Module, Variable, Local, EachKey, EachValue, Count, Other };
  Kind kind = Kind::Other;
  std::string name{};  ///< `data.aws_region.here`, a module call, a variable, a local
  std::string type{};  ///< of a resource
  bool data = false;
  std::string key{};        ///< literal instance key, brackets and all
  std::string attribute{};  ///< first step behind the subject (a module's output)
  std::string rest{};       ///< first step behind a module's output
};

ReferencePath parse_reference(std::string_view text);

/// The references of a list as the plan writes it: each one is followed by its shorter
/// forms (`x.y[0].arn`, `x.y[0]`, `x.y`), which are dropped here.
std::vector<ReferencePath> parse_references(const Value& list);
/// The same behind those that are there.
void append_references(const Value& list, std::vector<ReferencePath>& paths);

}  // namespace trailseal::terraform
