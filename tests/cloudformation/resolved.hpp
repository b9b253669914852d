// Template text in, resolved attributes out as one line of text.
#pragma once

#include <string>

#include "cloudformation/template/template_loader.hpp"
#include "document/yaml_reader.hpp"

namespace trailseal::cloudformation {

/// `'text'`, `true`, `12`, `[a, b]`, `{k: v}`, `unknown(reason | help)`.
inline std::string shown(const Value& value) {
  if (value.is_text()) return "'" + value.display() + "'";
  if (value.is_unknown()) {
    const Unknown& unknown = value.as_unknown();
    return "unknown(" + unknown.reason +
           (unknown.help.empty() ? "" : " | " + unknown.help) + ")";
  }
  if (!value.is_list() && !value.is_map()) return value.display();
  std::string all;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (i > 0) all += ", ";
    if (value.is_map()) all += value.keys()[i].name + ": ";
    all += shown(value.items()[i]);
  }
  return value.is_map() ? "{" + all + "}" : "[" + all + "]";
}

inline Result<Fragment> load(const std::string& yaml, const Parameters& parameters = {},
                             const Environment& environment = {}) {
  const Source source("stack.yaml", yaml);
  const auto document = read_yaml(source);
  if (!document) return document.error();
  return load_template(source, *document, parameters, environment);
}

/// "3:7 message | help".
inline std::string shown(const Error& error) {
  return std::to_string(error.line) + ":" + std::to_string(error.column) + " " +
         error.message + (error.help.empty() ? "" : " | " + error.help);
}

inline const Resource* find(const Fragment& fragment, const std::string& logical_id) {
  for (const Resource& resource : fragment.resources) {
    if (resource.address == logical_id) return &resource;
  }
  return nullptr;
}

/// The first thing that is wrong with a template, shown; empty where nothing is.
inline std::string first_error(const Result<Fragment>& fragment) {
  if (!fragment) return shown(fragment.error());
  return fragment->faults.empty() ? "" : shown(fragment->faults.front().error);
}

/// The attribute `X.<name>` of a template, shown; or what is wrong with the template.
inline std::string attribute(const Result<Fragment>& fragment,
                             const std::string& name = "P",
                             const std::string& logical_id = "X") {
  if (const std::string error = first_error(fragment); !error.empty()) return error;
  const Resource* resource = find(*fragment, logical_id);
  return resource == nullptr ? "no resource" : shown(resource->attributes[name]);
}

/// What the expression becomes as a property, below the declarations in `head`.
inline std::string resolved(const std::string& head, const std::string& expression,
                            const Parameters& parameters = {},
                            const Environment& environment = {}) {
  const std::string yaml =
      head + "\nResources:\n  X: {Type: 'A::B::C', Properties: {P: " + expression +
      "}}\n";
  return attribute(load(yaml, parameters, environment));
}

}  // namespace trailseal::cloudformation
