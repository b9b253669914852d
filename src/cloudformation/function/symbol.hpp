// The strings of a template that nobody knows before deployment.
//
// Equal ids are equal strings, so ids say how far a string is shared: account and region
// are those of all templates of one call, everything else is a template's own.
#pragma once

#include <string>
#include <string_view>

#include "base/text.hpp"
#include "document/value.hpp"

namespace trailseal::cloudformation {

Text account_symbol();
Text region_symbol();
Text organization_symbol();
Text parameter_symbol(const std::string& path, std::string_view name);
Text stack_name_symbol(const std::string& path);
/// The part behind the name in a stack's id.
Text stack_uuid_symbol(const std::string& path);
/// What deployment makes up for a resource: `what` is `name`, `key id`, an attribute.
Text resource_symbol(const std::string& path, std::string_view logical_id,
                     std::string_view what, SymbolClass cls);
/// `{{resolve:service:reference}}`, hidden where the service keeps secrets.
Text dynamic_symbol(std::string_view service, const Text& reference);

/// What a decision or a value lacks, ready for a sentence.
struct MissingValue {
  std::string what{};   ///< "parameter `P`"; empty where `lacks` says it all
  std::string lacks{};  ///< "has no value"
  std::string help{};   ///< "pass --param P=..."

  /// "parameter `P` has no value".
  std::string clause() const;
};

/// What the first symbol of a text stands for.
MissingValue missing_in(const Text& text);

/// What an unknown value lacks.
MissingValue missing_in(const Unknown& unknown);

/// The unknown value that a text with symbols is where a text will not do. `identity` is
/// that of the value (see Unknown).
Value unknown_for(const Text& text, Position position, std::string identity = {});

}  // namespace trailseal::cloudformation
