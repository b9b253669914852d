// The digests by the names that Terraform gives them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace trailseal::hcl {

using Digest = std::string (*)(std::string_view bytes);

/// `md5`, `sha1`, `sha256`, `sha512`, `base64sha256`, `base64sha512`.
std::optional<Digest> find_digest(std::string_view name);

}  // namespace trailseal::hcl
