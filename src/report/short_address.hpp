// Addresses of one module without the path of the module, which a report then tells once:
// `module.platform["audit"].aws_s3_bucket.logs` -> `aws_s3_bucket.logs`.
#pragma once

#include <string>
#include <string_view>

namespace trailseal::report {

/// The path of the module that an address lies in (graph/module_path.hpp) if it is long
/// enough to be told once; else empty.
std::string_view long_module_of(std::string_view address);

/// The text with every address of this module written without it.
std::string within_module(std::string text, std::string_view module);

}  // namespace trailseal::report
