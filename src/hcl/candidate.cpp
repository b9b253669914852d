#include "hcl/candidate.hpp"

#include <algorithm>

#include "base/limits.hpp"

namespace trailseal::hcl {
namespace {

/// Every choice, one operand after the other.
std::vector<Values> choices_of(std::span<const Value> operands) {
  std::vector<Values> choices(1);
  for (const Value& operand : operands) {
    Values options = operand.what().candidates;
    if (options.empty()) options.push_back(operand);
    if (choices.size() * options.size() > kMaxCandidates) return {};
    std::vector<Values> longer;
    for (const Values& choice : choices) {
      for (const Value& option : options) {
        longer.push_back(choice);
        longer.back().push_back(
            option.as_sensitive(option.is_sensitive() || operand.is_sensitive()));
      }
    }
    choices = std::move(longer);
  }
  return choices;
}

void add_distinct(Values& values, const Value& value) {
  if (!value.is_known() && !value.what().candidates.empty()) {
    for (const Value& inner : value.what().candidates) {
      add_distinct(values,
                   inner.as_sensitive(inner.is_sensitive() || value.is_sensitive()));
    }
    return;
  }
  const auto same = [&](const Value& other) { return identical(other, value); };
  if (std::none_of(values.begin(), values.end(), same)) values.push_back(value);
}

void add_bounds(Unknown& what) {
  const Value& first = what.candidates.front();
  if (!std::all_of(
          what.candidates.begin(), what.candidates.end(),
          [](const Value& value) { return value.is_known() && !value.is_null(); })) {
    return;
  }
  if (first.type().is(Type::Kind::Number)) {
    const auto [least, most] = std::minmax_element(
        what.candidates.begin(), what.candidates.end(),
        [](const Value& a, const Value& b) { return a.as_number() < b.as_number(); });
    what.least = least->as_number();
    what.most = most->as_number();
  }
  if (!first.type().is_collection()) return;
  const auto size = [](const Value& value) {
    return value.items().size() + value.members().size();
  };
  what.min_length = size(first);
  what.max_length = size(first);
  for (const Value& value : what.candidates) {
    const bool is_open = value.type().is(Type::Kind::Set) && !value.is_wholly_known();
    const std::size_t least =
        is_open ? std::min<std::size_t>(1, size(value)) : size(value);
    what.min_length = std::min(what.min_length, least);
    what.max_length = std::max(*what.max_length, size(value));
  }
}

}  // namespace

Value one_of(Values candidates, std::string_view operation,
             std::span<const Value> operands) {
  Values distinct;
  for (const Value& candidate : candidates) add_distinct(distinct, candidate);
  if (distinct.size() == 1) return distinct.front();
  const auto sensitive = [](const Value& value) { return value.is_sensitive(); };
  const bool is_sensitive = std::any_of(distinct.begin(), distinct.end(), sensitive);
  Unknown what = derived_unknown(distinct.front().type(), operation, operands).what();
  what.not_null = std::all_of(distinct.begin(), distinct.end(),
                              [](const Value& value) { return value.is_never_null(); });
  if (distinct.size() <= kMaxCandidates) what.candidates = std::move(distinct);
  const Type type = candidates.front().type();
  if (!what.candidates.empty()) add_bounds(what);
  return Value::unknown(type, std::move(what)).as_sensitive(is_sensitive);
}

std::optional<Result<Value>> over_candidates(std::string_view operation,
                                             std::span<const Value> operands,
                                             bool& may_fail, const Operation& apply) {
  const auto has_some = [](const Value& value) {
    return !value.what().candidates.empty();
  };
  if (std::none_of(operands.begin(), operands.end(), has_some)) return std::nullopt;
  Values results;
  std::optional<Error> error;
  for (const Values& choice : choices_of(operands)) {
    auto result = apply(choice);
    if (result) {
      results.push_back(std::move(*result));
    } else {
      error = result.error();
    }
  }
  if (results.empty()) {
    if (!error) return std::nullopt;
    return Result<Value>(*error);
  }
  const auto other_type = [&](const Value& value) {
    return value.type() != results.front().type();
  };
  if (std::any_of(results.begin(), results.end(), other_type)) return std::nullopt;
  if (error) may_fail = true;
  return Result<Value>(one_of(std::move(results), operation, operands));
}

}  // namespace trailseal::hcl
