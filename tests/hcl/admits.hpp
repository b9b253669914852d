// What was said of a value while a part of it was unknown, against what it turned out to be.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "hcl/value.hpp"

namespace trailseal::hcl {

/// Could the text be this string, with one string for each symbol?
inline bool text_admits(std::span<const Text::Piece> pieces, std::size_t at,
                        std::string_view rest,
                        std::map<std::string, std::string>& known) {
  if (at == pieces.size()) return rest.empty();
  const Text::Piece& piece = pieces[at];
  if (!piece.symbol) {
    if (!rest.starts_with(piece.literal)) return false;
    return text_admits(pieces, at + 1, rest.substr(piece.literal.size()), known);
  }
  const auto found = known.find(piece.symbol->id);
  if (found != known.end()) {
    if (!rest.starts_with(found->second)) return false;
    return text_admits(pieces, at + 1, rest.substr(found->second.size()), known);
  }
  for (std::size_t size = 0; size <= rest.size(); ++size) {
    known[piece.symbol->id] = std::string(rest.substr(0, size));
    if (text_admits(pieces, at + 1, rest.substr(size), known)) return true;
    known.erase(piece.symbol->id);
  }
  return false;
}

inline bool admits(const Value& before, const Value& after);

inline bool unknown_admits(const Value& before, const Value& after) {
  const Unknown& what = before.what();
  if (after.is_null()) return !what.not_null;
  if (before.type().is_complete() && before.type() != after.type()) return false;
  if (!what.candidates.empty()) {
    return std::any_of(what.candidates.begin(), what.candidates.end(),
                       [&](const Value& one) { return admits(one, after); });
  }
  const std::size_t size = after.items().size() + after.members().size();
  if (after.type().is_collection() &&
      (size < what.min_length || (what.max_length && size > *what.max_length))) {
    return false;
  }
  if (after.type().is(Type::Kind::Number)) {
    return !(what.least && after.as_number() < *what.least) &&
           !(what.most && *what.most < after.as_number());
  }
  if (!before.type().is(Type::Kind::String)) return true;
  // Letters beyond ASCII may join with those beside them.
  const std::string& text = after.as_string();
  const bool is_plain = std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80;
  });
  std::map<std::string, std::string> known;
  return !is_plain || text_admits(before.text().pieces(), 0, text, known);
}

/// A set with unknown members: those known are there, and no strangers.
inline bool set_admits(const Value& before, const Value& after) {
  const auto has = [](const Values& items, const auto& fits) {
    return std::any_of(items.begin(), items.end(), fits);
  };
  for (const Value& item : after.items()) {
    if (!has(before.items(), [&](const Value& own) { return admits(own, item); })) {
      return false;
    }
  }
  for (const Value& own : before.items()) {
    const auto is_it = [&](const Value& item) { return admits(own, item); };
    if (own.is_wholly_known() && !has(after.items(), is_it)) return false;
  }
  return true;
}

/// Does what was said before leave room for what is said after more was learned?
inline bool admits(const Value& before, const Value& after) {
  if (!after.is_known()) return true;
  if (!before.is_known()) return unknown_admits(before, after);
  if (before.is_null() || after.is_null()) return before.is_null() && after.is_null();
  if (before.type().kind() != after.type().kind()) return false;
  if (before.is_wholly_known()) return identical(before, after);
  if (before.type().is(Type::Kind::Set)) return set_admits(before, after);
  if (before.items().size() != after.items().size() ||
      before.members().size() != after.members().size()) {
    return false;
  }
  for (std::size_t i = 0; i < before.items().size(); ++i) {
    if (!admits(before.items()[i], after.items()[i])) return false;
  }
  return std::all_of(before.members().begin(), before.members().end(),
                     [&](const auto& member) {
                       const Value* other = after.member(member.first);
                       return other != nullptr && admits(member.second, *other);
                     });
}

}  // namespace trailseal::hcl
