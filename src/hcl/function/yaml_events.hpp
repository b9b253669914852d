// YAML as a row of events, read and written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace trailseal::hcl {

struct YamlEvent {
  enum class Kind {
    DocumentStart,
    DocumentEnd,
    Scalar,
    Alias,
    SequenceStart,
    SequenceEnd,
    MappingStart,
    MappingEnd,
  };
  enum class Style { Plain, Quoted, Literal };

  Kind kind = Kind::Scalar;
  std::string text{};    ///< of a scalar
  std::string tag{};     ///< in full: `tag:yaml.org,2002:str`; empty: none
  std::string anchor{};  ///< of a node, or the one an alias names; empty: none
  Style style = Style::Plain;
  bool is_empty = false;  ///< a sequence or mapping without members, to be written as one
};

/// Every event of all documents.
Result<std::vector<YamlEvent>> read_yaml_events(std::string_view text);

/// One document with these events between its start and its end.
std::string write_yaml_events(const std::vector<YamlEvent>& events);

}  // namespace trailseal::hcl
