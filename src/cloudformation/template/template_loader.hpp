// CloudFormation templates -> resources.
#pragma once

#include <map>
#include <string>

#include "base/result.hpp"
#include "cloudformation/function/choice.hpp"
#include "cloudformation/template/reachable_resources.hpp"
#include "cloudformation/template/template_files.hpp"
#include "document/json_reader.hpp"
#include "document/source.hpp"
#include "graph/environment.hpp"
#include "graph/fragment.hpp"

namespace trailseal::cloudformation {

/// Parameter values given by the caller.
using Parameters = std::map<std::string, std::string>;

/// What a template is loaded for.
struct LoadOptions {
  /// Where the templates of stacks within it are read; null: nowhere.
  TemplateFiles* files = nullptr;
  /// Of a template with more than kMostReadWhole resources, also those that no trail and
  /// nothing like it leads to.
  bool everything = true;
  Types types{};  ///< that are read in any case
  /// What the stack will be called; empty where that is not known.
  std::string stack_name{};
};

/// Is this document a template? (`Resources` with typed members, or the format version.)
bool is_template(const Value& root);

/// Resolves a template to resources, under a choice for what is not given, with those of
/// the stacks within it whose templates can be read. Errors: unknown format version,
/// references to things that do not exist, functions with the wrong shape. The fragment's
/// warnings hold those of the document too.
Result<Fragment> load_template(const Source& source, const Document& document,
                               const Parameters& parameters,
                               const Environment& environment, const Choice& choice = {},
                               const LoadOptions& options = {});

}  // namespace trailseal::cloudformation
