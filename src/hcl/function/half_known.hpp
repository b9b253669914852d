// Half-known texts, as functions see them: literals and symbols, of which a class tells
// what a symbol may hold.
//
// A text is normalized to NFC when all of it is known. So the last letter before a symbol
// may still change, where the symbol may begin with a combining mark. `settled` moves
// such a letter into the symbol; what remains as a literal stays as it is.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "hcl/function.hpp"
#include "hcl/value.hpp"

namespace trailseal::hcl {

/// Symbols of the class are never empty, hold no space and only ASCII.
bool is_plain(SymbolClass cls);

/// Can the byte stand in a symbol of the class?
bool may_hold(SymbolClass cls, char byte);

/// Can one of the bytes stand in any symbol of the text?
bool may_hold(const Text& text, std::string_view bytes);

/// The text whose literals stay as they are, whatever the symbols turn out to be.
Text settled(const Text& text);

/// The symbol for what a pure operation makes of a text and other operands.
Text derived_text(std::string_view operation, const Text& text,
                  std::span<const Value> operands = {},
                  SymbolClass cls = SymbolClass::Anything);

/// The symbol for what a pure operation makes of any operands.
Text derived_symbol(std::string_view operation, std::span<const Value> operands,
                    SymbolClass cls);

/// A string of these pieces, with the reasons of the arguments it is made from; not null.
Value text_result(const Text& text, Arguments arguments);

/// The same within the bounds of the context.
Result<Value> bounded_text(const Text& text, Arguments arguments,
                           const CallContext& context, std::string_view function);

/// A piece by itself, as a text.
Text piece_text(const Text::Piece& piece);

/// The bytes of the literals.
std::size_t literal_size(const Text& text);

/// The text without its first `count` bytes, which are literal.
Text without_first(const Text& text, std::size_t count);

/// The text without its last `count` bytes, which are literal.
Text without_last(const Text& text, std::size_t count);

/// What follows `prefix`, where the text begins with the very pieces of `prefix`.
std::optional<Text> after_prefix(const Text& text, const Text& prefix);

/// What stands before `suffix`, where the text ends with the very pieces of `suffix`.
std::optional<Text> before_suffix(const Text& text, const Text& suffix);

/// An unknown bool or the answer.
Value verdict_value(Verdict verdict, std::string_view operation, Arguments arguments);

}  // namespace trailseal::hcl
