// What the provider makes of a policy that aws_iam_policy_document merges.
#pragma once

#include "document/value.hpp"

namespace trailseal::terraform {

/// The document as the provider reads it from `source_policy_documents` and
/// `override_policy_documents`, before it writes it out again. An unknown stays one.
Value as_provider_reads(const Value& document);

/// Is its `Statement` something that the provider refuses to read?
bool is_refused(const Value& document);

}  // namespace trailseal::terraform
