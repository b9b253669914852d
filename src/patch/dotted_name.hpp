// Dotted names in expressions of Terraform: `aws_s3_bucket.logs[each.key].id`.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace trailseal::patch {

/// Does it mean something else in each instance of a block?
bool is_repeating_name(std::string_view name);

/// `var.x`, `local.x`, `data.a.b.c`, `module.a.b`, `aws_x.y.z`
bool is_reference(std::string_view name);

/// `aws_x.y["a"].arn`, `aws_x.y[0].arn`
bool names_one_instance(std::string_view name);

/// Some of the steps of a dotted name.
std::string_view first_steps(std::string_view name, std::size_t skip, std::size_t count);

/// The words with dots in an expression.
std::vector<std::string_view> dotted_names(std::string_view text);

/// The name without its last step: `aws_s3_bucket.logs[each.key]` of its `.id`.
std::string_view without_last_step(std::string_view name);

}  // namespace trailseal::patch
