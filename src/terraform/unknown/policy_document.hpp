// Policy documents whose `aws_iam_policy_document` is only read during apply.
#pragma once

#include <vector>

#include "document/value.hpp"

namespace trailseal::terraform {

/// The documents that the arguments of one data source build on. An unknown stands for a
/// document that cannot be read.
struct DocumentSources {
  std::vector<Value> sources{};  ///< `source_policy_documents`, and `source_json` before
  std::vector<Value> overrides{};  ///< `override_policy_documents`, `override_json`
};

/// The policy that the provider will render from a data source's arguments: a map with
/// unknown leaves where the arguments are unknown, or an unknown as a whole.
Value render_policy_document(const Value& arguments, const DocumentSources& documents);

/// A document given as JSON text, as a map; an unknown where it cannot be read.
Value read_policy_text(const Value& text);

}  // namespace trailseal::terraform
