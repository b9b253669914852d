// Argument: what an attribute of a resource says, as far as it is known.
#pragma once

#include <string>
#include <string_view>

#include "base/text.hpp"
#include "document/value.hpp"
#include "graph/resource.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::cloudtrail {

/// A bool, or `otherwise` where unset. CloudFormation takes "true" and "false" as text
/// too. Anything else is unknown.
Value bool_or(const Value& value, bool otherwise);

/// The value where it is a text or unknown; an unknown that says so for anything else.
Value text_or_unknown(const Value& value);

/// The same, but null where it is unset or the empty string, which Terraform and the APIs
/// take for "none".
Value text_or_null(const Value& value);

/// A Text for an identity: the value's own, or a symbol that stands for it.
Text text_or_symbol(const Value& value, const std::string& id, const std::string& name,
                    SymbolClass cls);

/// Does this value identify `wanted`? Unknown values may.
Verdict names(const Value& value, const Text& wanted);

/// Is an unknown attribute set by the configuration (rather than left to the provider)?
bool is_configured(const Value& unknown);

/// Is it "known after apply" although the configuration says nothing of it? Terraform's
/// provider fills it in then.
bool is_left_to_provider(const Resource& resource, const Value& value);

/// Does nobody say anything there: unset, empty, or left to the provider?
bool is_left_open(const Resource& resource, const Value& value);

/// Is a value that is not known made from a resource of that service? `kms` asks for keys,
/// aliases and the data sources of both.
bool is_made_from(const Value& value, std::string_view service);

/// The one resource that an unknown value is made from, or null: a plan names what an
/// expression refers to, not what it makes of it. `from` has the value.
const Resource* resource_behind(const ResourceGraph& graph, const Value& value,
                                const Resource& from);

}  // namespace trailseal::cloudtrail
