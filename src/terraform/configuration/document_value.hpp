// Values of Terraform's language <-> values of a document.
//
// A document has no sets and no tuples, and its unknowns have no identity. A text that is
// not null keeps its pieces on either side.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "document/value.hpp"
#include "hcl/value.hpp"

namespace trailseal::terraform {

/// The files that the places of an input's values lie in: `Position::file` counts them.
class SourceFiles {
 public:
  Position position_of(const hcl::Place& place);
  /// The way back; nowhere for a place in the input itself.
  hcl::Place place_of(Position position) const;
  std::vector<std::string> paths() const;

 private:
  std::vector<std::shared_ptr<const std::string>> paths_{};
};

/// The value as a document has it. What `jsonencode` wrote becomes what it was made from
/// where `decodes` says so: a policy's statements keep their places.
Value to_document(const hcl::Value& value, SourceFiles& files, bool decodes = false);

/// What a document's value is in the language. Its unknowns are told apart by `id`, the
/// address and attribute where they stand.
hcl::Value from_document(const Value& value, const std::string& id,
                         const SourceFiles* files = nullptr);

/// JSON text as the AWS provider writes policies: indented by two blanks, members in the
/// order of the map. Its unknown parts are symbols.
Text render_json(const Value& value, const std::string& id);

}  // namespace trailseal::terraform
