// textencodebase64, textdecodebase64.
#include "hcl/function/base64.hpp"
#include "hcl/function/charset.hpp"
#include "hcl/function/half_known.hpp"
#include "hcl/function/row.hpp"
#include "hcl/unicode.hpp"

namespace trailseal::hcl {
namespace {

Result<const Charset*> charset_of(const Value& value) {
  const Charset* charset = find_charset(value.as_string());
  if (charset == nullptr) {
    return failure("`" + value.as_string() +
                   "` is not a character set of the IANA registry");
  }
  return charset;
}

/// Terraform knows the set, this program does not.
Value unknown_set(std::string_view function, Arguments arguments) {
  return Value::unknown(
      Type::string(), Unknown{.id = derived_id(function, arguments),
                              .reason = "the character set `" + arguments[1].as_string() +
                                        "` is not read",
                              .not_null = true});
}

Result<Value> textencodebase64(Arguments arguments, CallContext& context) {
  const auto charset = charset_of(arguments[1]);
  if (!charset) return charset.error();
  if (!is_read(**charset)) {
    context.may_fail = true;
    return unknown_set("textencodebase64", arguments);
  }
  const auto bytes = encode_text(arguments[0].as_string(), **charset);
  if (!bytes) {
    return failure("the text has characters that `" + arguments[1].as_string() +
                   "` does not have");
  }
  return Value::string(to_base64(*bytes));
}

Result<Value> textdecodebase64(Arguments arguments, CallContext& context) {
  const auto charset = charset_of(arguments[1]);
  if (!charset) return charset.error();
  const auto bytes = from_base64(arguments[0].as_string());
  if (!bytes) return failure("the string is not base64 with padding");
  if (!is_read(**charset)) {
    context.may_fail = true;
    return unknown_set("textdecodebase64", arguments);
  }
  const auto text = decode_text(*bytes, **charset);
  if (!text || !is_utf8(*text)) {
    return failure("the bytes are not valid in `" + arguments[1].as_string() + "`");
  }
  return Value::string(*text);
}

}  // namespace

Rows charset_rows() {
  return {Function{.name = "textdecodebase64",
                   .parameters = {known_text("source"), known_text("encoding")},
                   .returns = Type::string(),
                   .body = &textdecodebase64},
          Function{.name = "textencodebase64",
                   .parameters = {known_text("string"), known_text("encoding")},
                   .returns = Type::string(),
                   .body = &textencodebase64}};
}

}  // namespace trailseal::hcl
