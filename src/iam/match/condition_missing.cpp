#include "iam/match/condition_missing.hpp"

#include "base/shown_text.hpp"
#include "iam/match/missing.hpp"
#include "iam/match/silence.hpp"
#include "iam/match/trial.hpp"

namespace trailseal::iam {

std::string shown(const ConditionTest& test, const std::string& name) {
  return test.hidden ? "`(sensitive)`" : quoted(std::string_view(name));
}

std::string name_of_values(const ConditionTest& test) {
  return "value that " + shown(test, test.op) + " on " + shown(test, test.key) +
         " requires";
}

Missing missing_in(const OperatorSpec& spec, const Expansion& wanted, const Text& value) {
  if (!wanted.missing.empty()) return {.what = wanted.missing};
  const auto judge = [&](const SymbolValues& values) {
    return spec.compare(with_values(value, values), with_values(wanted, values))
        .value_or(Verdict::Fails);
  };
  Missing missing = missing_between(wanted.text(), value, judge);
  if (!missing.empty()) return missing;
  const bool literal = value.is_literal() && wanted.text().is_literal();
  if (!literal) return missing_of_pattern(wanted.text(), value);
  return {.what = unsettled(spec, value, wanted)};
}

Missing missing_of_type(const OperatorSpec& spec, const Expansion& wanted,
                        const Text& value) {
  const auto is_value = [&spec](const Text& text) {
    const Expansion itself = expand(text, {}, VariableMode::Literal);
    return spec.compare(text, itself).has_value();
  };
  const Text& odd = is_value(wanted.text()) ? value : wanted.text();
  return {.what = not_said("how " + quoted(spec.name) + " compares " + quoted(odd) +
                               ", which is not a value of its type",
                           Page::Operators)};
}

Missing missing_of_no_values(const ConditionTest& test) {
  return {.what = not_said("what " + shown(test, test.op) + " on " +
                               shown(test, test.key) + " means with an empty list",
                           Page::Operators),
          .help = "give it a value"};
}

}  // namespace trailseal::iam
