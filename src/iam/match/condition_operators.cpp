// IAM User Guide, "IAM JSON policy elements: Condition operators".
//
// A compare function judges one value of the request against one value of the policy.
// What to do with several values, with absent keys and with negation is the same for all
// operators and stands in condition.cpp.
//
// Numbers, dates, booleans, bytes and addresses are compared only where both sides are
// wholly known; a symbol in one of them leaves the answer unknown. "Ignoring case" is
// settled for the letters A to Z; beyond them only equal texts are surely equal. Dates are
// documented in the W3C profile, numbers not at all, so only plain ones are compared.
#include "iam/match/condition_operators.hpp"

#include <algorithm>
#include <array>
#include <compare>
#include <vector>

#include "base/shown_text.hpp"
#include "base/suggest.hpp"
#include "iam/match/arn_match.hpp"
#include "iam/match/cidr.hpp"
#include "iam/match/literal_match.hpp"
#include "iam/match/scalar.hpp"
#include "iam/match/silence.hpp"

namespace trailseal::iam {
namespace {

using Decided = std::optional<Verdict>;

Decided string_equals(const Text& value, const Expansion& wanted) {
  return weigh(wanted, equal(wanted.text(), value));
}

Verdict plain_equals(std::string_view value, std::string_view wanted) {
  return verdict_of(value == wanted);
}

Decided string_equals_ignoring_case(const Text& value, const Expansion& wanted) {
  return weigh(wanted, equal_ignoring_case(wanted.text(), value));
}

Decided string_like(const Text& value, const Expansion& wanted) {
  return weigh(wanted, matches(wanted.pattern(), value));
}

Verdict plain_like(std::string_view value, std::string_view wanted) {
  return verdict_of(glob(wanted, value, LetterCase::Kept));
}

/// What a lone `*`, which is no ARN, does under an Arn operator is not said.
Decided arn_like(const Text& value, const Expansion& wanted) {
  if (is_lone_star(wanted)) return Verdict::Unknown;
  return match_arn(wanted, value, false).verdict;
}

Verdict plain_arn_like(std::string_view value, std::string_view wanted) {
  if (is_lone_star(wanted)) return Verdict::Unknown;
  return glob_arn(wanted, value);
}

/// Both sides read by `Parse`; Unknown while one of them holds a symbol.
template <auto Parse, typename Judge>
Decided compare_parsed(const Text& value, const Expansion& wanted, Judge judge) {
  const auto left = value.literal();
  const auto right = wanted.text().literal();
  if (!left || !right) return Verdict::Unknown;
  const auto a = Parse(*left);
  const auto b = Parse(*right);
  if (!a || !b) return std::nullopt;
  return judge(*a, *b);
}

struct Number {
  Decimal value{};
  bool plain = true;
};

std::optional<Number> parse_number(std::string_view text) {
  auto value = parse_decimal(text);
  if (!value) return std::nullopt;
  return Number{.value = std::move(*value), .plain = is_plain_decimal(text)};
}

template <auto Relation>
Decided numeric(const Text& value, const Expansion& wanted) {
  return compare_parsed<parse_number>(value, wanted,
                                      [](const Number& a, const Number& b) {
                                        if (!a.plain || !b.plain) return Verdict::Unknown;
                                        return verdict_of(Relation(a.value <=> b.value));
                                      });
}

template <auto Relation>
Decided date(const Text& value, const Expansion& wanted) {
  return compare_parsed<parse_date>(value, wanted, [](const Date& a, const Date& b) {
    if (a.ambiguous || b.ambiguous) return Verdict::Unknown;
    return verdict_of(Relation(*a.instant <=> *b.instant));
  });
}

std::optional<bool> parse_bool(std::string_view text) {
  const auto is = [text](std::string_view word) {
    return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                      [](char c, char lower) { return (c | 0x20) == lower; });
  };
  if (is("true")) return true;
  if (is("false")) return false;
  return std::nullopt;
}

Decided bool_equals(const Text& value, const Expansion& wanted) {
  return compare_parsed<parse_bool>(value, wanted,
                                    [](bool a, bool b) { return verdict_of(a == b); });
}

Verdict plain_bool(std::string_view value, std::string_view wanted) {
  const auto found = parse_bool(value);
  return verdict_of(found && found == parse_bool(wanted));
}

Decided binary_equals(const Text& value, const Expansion& wanted) {
  return compare_parsed<decode_base64>(value, wanted, [](const Bytes& a, const Bytes& b) {
    const Verdict same = verdict_of(a.bytes == b.bytes);
    return a.padded && b.padded ? same : both(same, Verdict::Unknown);
  });
}

/// A request comes from one address; a block in its place is no such value.
Decided ip_address(const Text& value, const Expansion& wanted) {
  const bool block = value.literal().value_or("").find('/') != std::string::npos;
  return compare_parsed<parse_cidr>(
      value, wanted, [block](const Cidr& address, const Cidr& range) {
        return block ? Verdict::Unknown : verdict_of(range.contains(address));
      });
}

constexpr auto kEqual = [](std::strong_ordering o) { return std::is_eq(o); };
constexpr auto kLess = [](std::strong_ordering o) { return std::is_lt(o); };
constexpr auto kLessEqual = [](std::strong_ordering o) { return std::is_lteq(o); };
constexpr auto kGreater = [](std::strong_ordering o) { return std::is_gt(o); };
constexpr auto kGreaterEqual = [](std::strong_ordering o) { return std::is_gteq(o); };

constexpr bool kNegated = true;
constexpr bool kVariables = true;
constexpr bool kWildcards = true;

constexpr std::array kOperators{
    OperatorSpec{"StringEquals", &string_equals, &plain_equals, false, kVariables},
    OperatorSpec{"StringNotEquals", &string_equals, &plain_equals, kNegated, kVariables},
    OperatorSpec{"StringEqualsIgnoreCase", &string_equals_ignoring_case, nullptr, false,
                 kVariables},
    OperatorSpec{"StringNotEqualsIgnoreCase", &string_equals_ignoring_case, nullptr,
                 kNegated, kVariables},
    OperatorSpec{"StringLike", &string_like, &plain_like, false, kVariables, kWildcards},
    OperatorSpec{"StringNotLike", &string_like, &plain_like, kNegated, kVariables,
                 kWildcards},
    OperatorSpec{"ArnEquals", &arn_like, &plain_arn_like, false, kVariables, kWildcards},
    OperatorSpec{"ArnNotEquals", &arn_like, &plain_arn_like, kNegated, kVariables,
                 kWildcards},
    OperatorSpec{"ArnLike", &arn_like, &plain_arn_like, false, kVariables, kWildcards},
    OperatorSpec{"ArnNotLike", &arn_like, &plain_arn_like, kNegated, kVariables,
                 kWildcards},
    OperatorSpec{"NumericEquals", &numeric<kEqual>},
    OperatorSpec{"NumericNotEquals", &numeric<kEqual>, nullptr, kNegated},
    OperatorSpec{"NumericLessThan", &numeric<kLess>, nullptr, false, false, false,
                 "less than"},
    OperatorSpec{"NumericLessThanEquals", &numeric<kLessEqual>, nullptr, false, false,
                 false, "at most"},
    OperatorSpec{"NumericGreaterThan", &numeric<kGreater>, nullptr, false, false, false,
                 "more than"},
    OperatorSpec{"NumericGreaterThanEquals", &numeric<kGreaterEqual>, nullptr, false,
                 false, false, "at least"},
    OperatorSpec{"DateEquals", &date<kEqual>},
    OperatorSpec{"DateNotEquals", &date<kEqual>, nullptr, kNegated},
    OperatorSpec{"DateLessThan", &date<kLess>, nullptr, false, false, false, "before"},
    OperatorSpec{"DateLessThanEquals", &date<kLessEqual>, nullptr, false, false, false,
                 "not after"},
    OperatorSpec{"DateGreaterThan", &date<kGreater>, nullptr, false, false, false,
                 "after"},
    OperatorSpec{"DateGreaterThanEquals", &date<kGreaterEqual>, nullptr, false, false,
                 false, "not before"},
    OperatorSpec{"Bool", &bool_equals, &plain_bool},
    OperatorSpec{"BinaryEquals", &binary_equals},
    OperatorSpec{"IpAddress", &ip_address, nullptr, false, false, false, "an address in"},
    OperatorSpec{"NotIpAddress", &ip_address, nullptr, kNegated, false, false,
                 "an address in"},
    OperatorSpec{"Null", nullptr},  // asks for the key itself, see condition.cpp
};

bool equal_without_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [lower](char x, char y) { return lower(x) == lower(y); });
}

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (!equal_without_case(text.substr(0, prefix.size()), prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

bool take_suffix(std::string_view& text, std::string_view suffix) {
  if (text.size() < suffix.size() ||
      !equal_without_case(text.substr(text.size() - suffix.size()), suffix)) {
    return false;
  }
  text.remove_suffix(suffix.size());
  return true;
}

/// Takes the set prefix and `IfExists` off.
Operator take_modifiers(std::string_view& name) {
  Operator op;
  if (take_prefix(name, "ForAllValues:")) {
    op.set = Operator::Set::ForAllValues;
  } else if (take_prefix(name, "ForAnyValue:")) {
    op.set = Operator::Set::ForAnyValue;
  }
  op.if_exists = take_suffix(name, "IfExists");
  return op;
}

}  // namespace

std::string unsettled(const OperatorSpec& spec, const Text& value,
                      const Expansion& wanted) {
  const std::string policy = quoted(wanted.text());
  const auto odd_of = [&](bool (*is_odd)(std::string_view)) {
    const bool of_policy = is_odd(wanted.text().literal().value_or(""));
    return of_policy ? policy : quoted(value);
  };
  if (spec.name.starts_with("Arn")) {
    return is_lone_star(wanted)
               ? not_said("what a lone `*` covers under " + quoted(spec.name),
                          Page::Operators)
               : not_said("what the unfinished ARN " + policy + " covers",
                          Page::Operators);
  }
  if (spec.name.starts_with("String")) {
    return not_said("which letters beyond A to Z are the same in upper and lower case",
                    Page::Operators);
  }
  if (spec.name.starts_with("Numeric")) {
    const std::string odd =
        odd_of([](std::string_view text) { return !is_plain_decimal(text); });
    return not_said("whether it reads " + odd +
                        ", which is more than digits and a point, as a number",
                    Page::Operators);
  }
  if (spec.name.ends_with("IpAddress")) {
    return not_said("how it compares the block " + quoted(value) +
                        ", for a request comes from one address",
                    Page::Operators);
  }
  if (spec.name.starts_with("Binary")) {
    const std::string odd =
        odd_of([](std::string_view text) { return !decode_base64(text)->padded; });
    return not_said("whether it reads " + odd + ", which lacks its padding, as base64",
                    Page::Operators);
  }
  const std::string odd = odd_of([](std::string_view text) {
    const auto read = parse_date(text);
    return read && read->ambiguous;
  });
  constexpr std::size_t kQuotedYear = 6;
  if (odd.size() == kQuotedYear) {
    return not_said("whether " + odd + " is a year or seconds since 1970",
                    Page::Operators);
  }
  return not_said("whether it reads " + odd +
                      ", which is not in the W3C profile of ISO 8601, as a date",
                  Page::Operators);
}

std::optional<Operator> parse_operator(std::string_view written) {
  Operator op = take_modifiers(written);
  const auto* row = std::find_if(kOperators.begin(), kOperators.end(),
                                 [written](const OperatorSpec& spec) {
                                   return equal_without_case(spec.name, written);
                                 });
  if (row == kOperators.end()) return std::nullopt;
  op.spec = row;
  const bool modified = op.if_exists || op.set != Operator::Set::None;
  if (op.is_null() && modified) return std::nullopt;
  return op;
}

std::string suggest_operator(std::string_view written) {
  take_modifiers(written);
  const std::vector<std::string_view> names = names_of(kOperators);
  return did_you_mean(written, names);
}

}  // namespace trailseal::iam
