// md5, sha1, sha256, sha512 and their base64 forms, uuidv5, rsadecrypt, and the functions
// of chance: uuid, bcrypt.
#include "hcl/function/hash.hpp"

#include "base/ascii.hpp"
#include "document/digest.hpp"
#include "hcl/function/base64.hpp"
#include "hcl/function/half_known.hpp"
#include "hcl/function/private_key.hpp"
#include "hcl/function/row.hpp"
#include "hcl/unicode.hpp"

namespace trailseal::hcl {
namespace {

std::string in_hex(std::string_view bytes, const char* name) {
  return hexadecimal(digest_of(bytes, name));
}

std::string in_base64(std::string_view bytes, const char* name) {
  return to_base64(digest_of(bytes, name));
}

/// The digest of a text that is not known has a class all the same: hexadecimal digits.
Value digest_value(Arguments arguments, std::string_view function) {
  const Value& text = arguments[0];
  const auto digest = find_digest(function);
  if (text.is_known()) return Value::string((*digest)(text.as_string()));
  const auto cls =
      function.starts_with("base64") ? SymbolClass::Anything : SymbolClass::Name;
  return text_result(derived_symbol(function, arguments, cls), arguments);
}

// ------------------------------------------------------------------------- uuidv5

std::optional<std::string> well_known_namespace(std::string_view name) {
  // https://www.rfc-editor.org/rfc/rfc4122#appendix-C
  const char last = name == "dns"    ? '\x10'
                    : name == "url"  ? '\x11'
                    : name == "oid"  ? '\x12'
                    : name == "x500" ? '\x14'
                                     : '\0';
  if (last == '\0') return std::nullopt;
  std::string bytes("\x6b\xa7\xb8\x00\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8",
                    16);
  bytes[3] = last;
  return bytes;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// 36 characters with dashes, 32 without, in braces, or behind `urn:uuid:`.
std::optional<std::string> uuid_bytes(std::string_view text) {
  constexpr std::size_t kDashed = 36;
  constexpr std::size_t kBare = 32;
  constexpr std::string_view kUrn = "urn:uuid:";
  if (text.size() == kDashed + kUrn.size() &&
      ascii_lower(text.substr(0, kUrn.size())) == kUrn) {
    text.remove_prefix(kUrn.size());
  } else if (text.size() == kDashed + 2) {
    text = text.substr(1, kDashed);
  }
  if (text.size() != kDashed && text.size() != kBare) return std::nullopt;
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const bool dash = text.size() == kDashed && (i == 8 || i == 13 || i == 18 || i == 23);
    if (dash) {
      if (text[i] != '-') return std::nullopt;
      ++i;
    }
    const int high = hex_digit(text[i]);
    const int low = hex_digit(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes += static_cast<char>(high * 16 + low);
  }
  return bytes;
}

Result<Value> uuidv5(Arguments arguments, CallContext&) {
  const std::string& space = arguments[0].as_string();
  auto bytes = well_known_namespace(space);
  if (!bytes) bytes = uuid_bytes(space);
  if (!bytes) {
    return failure("`" + space + "` is not a namespace of UUIDs",
                   "a UUID, or `dns`, `url`, `oid` or `x500`");
  }
  std::string digest = digest_of(*bytes + arguments[1].as_string(), "SHA1").substr(0, 16);
  digest[6] = static_cast<char>((digest[6] & 0x0F) | 0x50);
  digest[8] = static_cast<char>((digest[8] & 0x3F) | 0x80);
  std::string text = hexadecimal(digest);
  for (const std::size_t at : {20u, 16u, 12u, 8u}) text.insert(at, 1, '-');
  return Value::string(text);
}

Result<Value> rsadecrypt(Arguments arguments, CallContext&) {
  const auto ciphertext = from_base64(arguments[0].as_string());
  if (!ciphertext) return failure("the ciphertext is not base64 with padding");
  const auto plain = decrypt_with_key(*ciphertext, arguments[1].as_string());
  if (!plain) return plain.error();
  if (!is_utf8(*plain)) return failure("the decrypted bytes are not UTF-8");
  return Value::string(*plain);
}

template <const char* Name>
Result<Value> digest_body(Arguments arguments, CallContext&) {
  return digest_value(arguments, Name);
}

Function digest_row(std::string_view name, FunctionBody body) {
  return Function{.name = name,
                  .parameters = {text_parameter("str")},
                  .returns = Type::string(),
                  .body = body,
                  .total = true};
}

}  // namespace

std::optional<Digest> find_digest(std::string_view name) {
  if (name == kMd5) return [](std::string_view b) { return in_hex(b, "MD5"); };
  if (name == kSha1) return [](std::string_view b) { return in_hex(b, "SHA1"); };
  if (name == kSha256) return [](std::string_view b) { return in_hex(b, "SHA256"); };
  if (name == kSha512) return [](std::string_view b) { return in_hex(b, "SHA512"); };
  if (name == kBase64Sha256) {
    return [](std::string_view b) { return in_base64(b, "SHA256"); };
  }
  if (name == kBase64Sha512) {
    return [](std::string_view b) { return in_base64(b, "SHA512"); };
  }
  return std::nullopt;
}

std::span<const Function> hash_functions() {
  static const Rows rows{
      digest_row(kBase64Sha256, &digest_body<kBase64Sha256>),
      digest_row(kBase64Sha512, &digest_body<kBase64Sha512>),
      Function{.name = "bcrypt",
               .parameters = {known_text("str")},
               .variadic = known_number("cost"),
               .returns = Type::string(),
               .impure = "the result of `bcrypt` is random"},
      digest_row(kMd5, &digest_body<kMd5>),
      Function{.name = "rsadecrypt",
               .parameters = {known_text("ciphertext"), known_text("privatekey")},
               .returns = Type::string(),
               .body = &rsadecrypt},
      digest_row(kSha1, &digest_body<kSha1>),
      digest_row(kSha256, &digest_body<kSha256>),
      digest_row(kSha512, &digest_body<kSha512>),
      Function{.name = "uuid",
               .returns = Type::string(),
               .total = true,
               .impure = "the result of `uuid` is random"},
      Function{.name = "uuidv5",
               .parameters = {known_text("namespace"), known_text("name")},
               .returns = Type::string(),
               .body = &uuidv5}};
  return rows;
}

}  // namespace trailseal::hcl
