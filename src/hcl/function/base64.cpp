#include "hcl/function/base64.hpp"

#include <cstdint>

#include "hcl/function/half_known.hpp"
#include "hcl/function/row.hpp"
#include "hcl/unicode.hpp"

namespace trailseal::hcl {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

Result<Value> base64encode(Arguments arguments, CallContext&) {
  return Value::string(to_base64(arguments[0].as_string()));
}

Result<Value> base64decode(Arguments arguments, CallContext&) {
  const auto bytes = from_base64(arguments[0].as_string());
  if (!bytes) return failure("the string is not base64 with padding");
  if (!is_utf8(*bytes)) {
    return failure("the decoded bytes are not UTF-8", "strings are always UTF-8");
  }
  return Value::string(*bytes);
}

/// Which of many streams that unpack to the text the compressor writes is Terraform's
/// secret; the same text gives the same stream.
Result<Value> base64gzip(Arguments arguments, CallContext&) {
  Unknown what = derived_unknown(Type::string(), "base64gzip", arguments).what();
  what.reason = "the exact bytes of Terraform's compression are not documented";
  return Value::unknown(Type::string(), std::move(what));
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "-_.~";
  std::string out;
  for (const char c : text) {
    const bool is_plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                          (c >= 'A' && c <= 'Z') ||
                          kPlain.find(c) != std::string_view::npos;
    if (is_plain) {
      out += c;
    } else if (c == ' ') {
      out += '+';
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  return out;
}

/// Symbols of a class hold only what stands for itself in a URL.
Result<Value> urlencode(Arguments arguments, CallContext&) {
  Text all;
  const Text text = settled(arguments[0].text());
  for (const Text::Piece& piece : text.pieces()) {
    if (!piece.symbol) {
      all.append(Text(percent_encoded(piece.literal)));
      continue;
    }
    const Text symbol = Text::of_symbol(*piece.symbol);
    all.append(is_plain(piece.symbol->cls) ? symbol : derived_text("urlencode", symbol));
  }
  return text_result(all, arguments);
}

}  // namespace

std::string to_base64(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t block = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      block = block << 8 |
              (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    }
    const std::size_t have = std::min<std::size_t>(bytes.size() - i, 3);
    for (std::size_t k = 0; k < 4; ++k) {
      out += k <= have ? kAlphabet[block >> (18 - 6 * k) & 63] : '=';
    }
  }
  return out;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c != '\n' && c != '\r') digits += c;
  }
  if (digits.size() % 4 != 0) return std::nullopt;
  std::string out;
  for (std::size_t i = 0; i < digits.size(); i += 4) {
    const bool is_last = i + 4 == digits.size();
    std::size_t have = 4;
    if (is_last && digits[i + 3] == '=') have = digits[i + 2] == '=' ? 2 : 3;
    std::uint32_t block = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      const std::size_t digit = k < have ? kAlphabet.find(digits[i + k]) : 0;
      if (digit == std::string_view::npos) return std::nullopt;
      block = block << 6 | static_cast<std::uint32_t>(digit);
    }
    for (std::size_t k = 0; k + 1 < have; ++k) {
      out += static_cast<char>(block >> (16 - 8 * k) & 0xFF);
    }
  }
  return out;
}

Rows base64_rows() {
  const auto row = [](std::string_view name, Parameter parameter, FunctionBody body,
                      bool total) {
    return Function{.name = name,
                    .parameters = {std::move(parameter)},
                    .returns = Type::string(),
                    .body = body,
                    .total = total};
  };
  return {row("base64gzip", text_parameter("str"), &base64gzip, true),
          row("base64decode", known_text("str"), &base64decode, false),
          row("base64encode", known_text("str"), &base64encode, true),
          row("urlencode", text_parameter("str"), &urlencode, true)};
}

}  // namespace trailseal::hcl
