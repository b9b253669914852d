// Scenarios: the choices of parameters that decide what a template brings into being.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cloudformation/template/template_files.hpp"
#include "cloudformation/template/template_loader.hpp"
#include "document/value.hpp"
#include "graph/environment.hpp"
#include "graph/scenario_variable.hpp"

namespace trailseal::cloudformation {

using trailseal::ScenarioVariable;

/// A template of a call, and where those of the stacks within it are read.
struct TemplateView {
  std::string path{};
  const Value& root;
  TemplateFiles* files = nullptr;  ///< null: nowhere
};

/// The variables of the conditions that decide about trails, buckets, keys and their
/// policies, in the order of their use. What `given` and `environment` name is none: it
/// is decided.
std::vector<ScenarioVariable> find_variables(const TemplateView& view,
                                             const Parameters& given,
                                             const Environment& environment);

/// Does the template, or one of a stack within it, declare a trail, whatever its
/// condition?
bool declares_trail(const TemplateView& view);

}  // namespace trailseal::cloudformation
