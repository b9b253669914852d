#include "hcl/equality.hpp"

#include <algorithm>

#include "hcl/unicode.hpp"

namespace trailseal::hcl {
namespace {

/// A type and whether `any` in it may still become another: that of a known empty list
/// stays `list(any)`, which is no `list(string)`.
struct ComparedSide {
  const Type& type;
  bool is_open = false;
};

ComparedSide compared_side(const Value& value) {
  return ComparedSide{.type = value.type(), .is_open = !value.is_wholly_known()};
}

/// Could values of the two types be equal once `any` in them is known?
bool may_be_one_type(ComparedSide a, ComparedSide b) {
  if (a.type.is_any() || b.type.is_any()) return true;
  if (a.type.kind() != b.type.kind()) return false;
  if (a.type.is_collection()) {
    const ComparedSide x{a.type.element(), a.is_open};
    const ComparedSide y{b.type.element(), b.is_open};
    if (!a.is_open && !b.is_open) return x.type == y.type;
    if (x.type.is_any() && !a.is_open && y.type.is_complete()) return false;
    if (y.type.is_any() && !b.is_open && x.type.is_complete()) return false;
    return may_be_one_type(x, y);
  }
  const auto& elements = a.type.elements();
  if (elements.size() != b.type.elements().size()) return false;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (!may_be_one_type({elements[i], a.is_open}, {b.type.elements()[i], b.is_open})) {
      return false;
    }
  }
  return std::equal(
      a.type.attributes().begin(), a.type.attributes().end(), b.type.attributes().begin(),
      b.type.attributes().end(), [&](const auto& x, const auto& y) {
        return x.first == y.first &&
               may_be_one_type({x.second.type, a.is_open}, {y.second.type, b.is_open});
      });
}

bool has_only_ascii(const Text& text) {
  for (const Text::Piece& piece : text.pieces()) {
    for (const char c : piece.literal) {
      if (static_cast<unsigned char>(c) >= 0x80) return false;
    }
  }
  return true;
}

/// How many members a value may have: at least and at most.
struct Length {
  std::size_t least = 0;
  std::optional<std::size_t> most{};
};

Length length_of(const Value& value) {
  if (!value.is_known()) return {value.what().min_length, value.what().max_length};
  const std::size_t size = value.items().size() + value.members().size();
  if (!value.type().is(Type::Kind::Set) || value.is_wholly_known()) return {size, size};
  const auto known = static_cast<std::size_t>(
      std::count_if(value.items().begin(), value.items().end(),
                    [](const Value& item) { return item.is_wholly_known(); }));
  return {std::max<std::size_t>(known, 1), size};
}

bool lengths_differ(const Value& a, const Value& b) {
  const Length x = length_of(a);
  const Length y = length_of(b);
  return (x.most && *x.most < y.least) || (y.most && *y.most < x.least);
}

bool bounds_exclude(const Value& a, const Value& b) {
  const auto least = [](const Value& v) {
    return v.is_known() ? std::optional(v.as_number()) : v.what().least;
  };
  const auto most = [](const Value& v) {
    return v.is_known() ? std::optional(v.as_number()) : v.what().most;
  };
  return (least(a) && most(b) && *most(b) < *least(a)) ||
         (least(b) && most(a) && *most(a) < *least(b));
}

/// One of the two is unknown, neither is a known null.
Verdict equal_unknown(const Value& a, const Value& b) {
  if (!a.is_known() && !b.is_known() && a.what().id == b.what().id) return Verdict::Holds;
  for (const Value* one : {&a, &b}) {
    const Value& other = one == &a ? b : a;
    const Values& candidates = one->what().candidates;
    if (!candidates.empty() &&
        std::all_of(candidates.begin(), candidates.end(), [&](const Value& candidate) {
          return equal(candidate, other) == Verdict::Fails;
        })) {
      return Verdict::Fails;
    }
  }
  // Both could be null, and null equals null.
  if (!a.is_never_null() && !b.is_never_null()) return Verdict::Unknown;
  if (a.type().is(Type::Kind::String) && b.type().is(Type::Kind::String)) {
    const Verdict texts = equal_texts(a.text(), b.text());
    const bool never_null = a.is_never_null() && b.is_never_null();
    return texts == Verdict::Holds && !never_null ? Verdict::Unknown : texts;
  }
  if (a.type().is(Type::Kind::Number) && b.type().is(Type::Kind::Number) &&
      bounds_exclude(a, b)) {
    return Verdict::Fails;
  }
  if (a.type().is_collection() && b.type().is_collection() && lengths_differ(a, b)) {
    return Verdict::Fails;
  }
  return Verdict::Unknown;
}

Verdict equal_items(const Value& a, const Value& b) {
  if (a.items().size() != b.items().size()) return Verdict::Fails;
  Verdict all = Verdict::Holds;
  for (std::size_t i = 0; i < a.items().size(); ++i) {
    all = both(all, equal(a.items()[i], b.items()[i]));
  }
  return all;
}

Verdict equal_members(const Value& a, const Value& b) {
  if (a.members().size() != b.members().size()) return Verdict::Fails;
  Verdict all = Verdict::Holds;
  auto other = b.members().begin();
  for (const auto& [key, member] : a.members()) {
    if (key != other->first) return Verdict::Fails;
    all = both(all, equal(member, other->second));
    ++other;
  }
  return all;
}

/// A member that the other set can never have makes two sets differ.
bool has_stranger(const Value& a, const Value& b) {
  return std::any_of(a.items().begin(), a.items().end(), [&](const Value& item) {
    return std::all_of(b.items().begin(), b.items().end(), [&](const Value& other) {
      return equal(item, other) == Verdict::Fails;
    });
  });
}

Verdict equal_sets(const Value& a, const Value& b) {
  if (a.is_wholly_known() && b.is_wholly_known()) return equal_items(a, b);
  if (identical(a, b)) return Verdict::Holds;
  if (lengths_differ(a, b) || has_stranger(a, b) || has_stranger(b, a)) {
    return Verdict::Fails;
  }
  return Verdict::Unknown;
}

}  // namespace

Verdict equal_texts(const Text& a, const Text& b) {
  if (has_only_ascii(a) && has_only_ascii(b)) return trailseal::equal(a, b);
  const Verdict verdict = trailseal::equal(a, b);
  // A symbol may begin with a mark that makes one character of it and the letter before.
  if (verdict == Verdict::Fails && !(a.is_literal() && b.is_literal())) {
    return Verdict::Unknown;
  }
  return verdict;
}

Verdict equal(const Value& a, const Value& b) {
  if (a.is_known() && b.is_known() && (a.is_null() || b.is_null())) {
    return verdict_of(a.is_null() && b.is_null());
  }
  if ((a.is_known() && a.is_null()) || (b.is_known() && b.is_null())) {
    const Value& other = a.is_known() ? b : a;
    return other.what().not_null ? Verdict::Fails : Verdict::Unknown;
  }
  if (!may_be_one_type(compared_side(a), compared_side(b))) {
    // Nulls of two types are equal.
    return a.is_never_null() || b.is_never_null() ? Verdict::Fails : Verdict::Unknown;
  }
  if (!a.is_known() || !b.is_known()) return equal_unknown(a, b);
  switch (a.type().kind()) {
    case Type::Kind::Set:
      return equal_sets(a, b);
    case Type::Kind::List:
    case Type::Kind::Tuple:
      return equal_items(a, b);
    case Type::Kind::Map:
    case Type::Kind::Object:
      return equal_members(a, b);
    default:
      return verdict_of(compare(a, b) == 0);
  }
}

}  // namespace trailseal::hcl
