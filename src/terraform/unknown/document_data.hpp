// DocumentData: an `aws_iam_policy_document` with the attributes that the provider makes
// of its arguments.
#pragma once

#include <set>
#include <string>

#include "base/result.hpp"
#include "hcl/value.hpp"
#include "terraform/configuration/document_value.hpp"

namespace trailseal::terraform {

struct DocumentData {
  hcl::Members members{};  ///< the arguments in their types, `json`, `minified_json`
};

/// The blocks of the data source.
std::set<std::string> document_block_types();

/// Renders the document of these arguments. Unknown parts stay symbols of the text, which
/// keeps the structure that it was made from. Errors: what the provider refuses.
Result<DocumentData> document_data(const hcl::Members& arguments, const std::string& id,
                                   SourceFiles& files);

/// The text of a rendered document, as the provider writes it.
hcl::Value document_text(const Value& policy, const std::string& id,
                         const SourceFiles& files);

/// The documents of a list of JSON texts; an empty text is none.
std::vector<Value> documents_in(const Value& texts);

}  // namespace trailseal::terraform
