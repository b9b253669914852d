// The digests by the names that Terraform gives them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace trailseal::hcl {

using Digest = std::string (*)(std::string_view bytes);

// The functions of the language that make a digest.
inline constexpr char kMd5[] = "md5";
inline constexpr char kSha1[] = "sha1";
inline constexpr char kSha256[] = "sha256";
inline constexpr char kSha512[] = "sha512";
inline constexpr char kBase64Sha256[] = "base64sha256";
inline constexpr char kBase64Sha512[] = "base64sha512";

/// `md5`, `sha1`, `sha256`, `sha512`, `base64sha256`, `base64sha512`.
std::optional<Digest> find_digest(std::string_view name);

}  // namespace trailseal::hcl
