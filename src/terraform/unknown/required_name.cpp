#include "terraform/unknown/required_name.hpp"

#include "aws/resource_kind.hpp"
#include "hcl/conversion.hpp"

namespace trailseal::terraform {

bool is_required_name(const std::string& type, const std::string& attribute) {
  const KindRow* row = find_kind(type);
  if (row == nullptr) return false;
  if (row->kind == ResourceKind::Trail && attribute == "s3_bucket_name") return true;
  return row->name_attribute == attribute ||
         (row->is_separate() && is_linked_by(type, attribute));
}

hcl::Value never_null(const hcl::Value& value) {
  if (value.is_known() || value.is_never_null() || !value.what().candidates.empty()) {
    return value;
  }
  const auto text = hcl::convert(value, hcl::Type::string());
  if (!text || text->is_known() || text->text().empty()) return value;
  const hcl::Value made = hcl::Value::text(text->text()).at(value.place());
  return value.is_sensitive() ? made.as_sensitive() : made;
}

hcl::Value first_never_null(const hcl::Value& value) {
  const bool is_list = value.is_known() && !value.is_null() && !value.items().empty();
  const hcl::Value& first = is_list ? value.items().front() : value;
  if (first.is_known() || first.is_null()) return value;
  return never_null(first);
}

}  // namespace trailseal::terraform
