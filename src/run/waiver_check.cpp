//   no such rule, a reason of fewer than ten letters, a day that is none     error
//   expired, expires within thirty days, covers nothing                      warning
#include "run/waiver_check.hpp"

#include <algorithm>
#include <optional>

#include "base/day.hpp"
#include "rule/catalogue.hpp"
#include "run/rule_selection.hpp"

namespace trailseal::run {
namespace {

using engine::Waiver;

constexpr std::size_t kShortestReason = 10;
constexpr int kSoon = 30;

/// How messages begin; one in a comment is known by where it stands.
std::string name_of(const Waiver& waiver) {
  return waiver.lines ? "this waiver" : "the waiver of `" + waiver.address + "`";
}

Error error_of(const rule::Catalogue& catalogue, const Waiver& waiver) {
  if (!waiver.problem.message.empty()) return waiver.problem;
  const std::string who = name_of(waiver) + " ";
  if (catalogue.find(waiver.rule) == nullptr) {
    Error error = unknown_rule(catalogue, waiver.rule);
    error.message = who + "names the unknown rule `" + waiver.rule + "`";
    return error;
  }
  if (waiver.reason.size() < kShortestReason) {
    return {
        .message = who + "from " + waiver.rule + " has no reason of at least ten letters",
        .help = "write a sentence that an auditor can read"};
  }
  return {.message = who + "from " + waiver.rule + " ends on `" + waiver.until +
                     "`, which is not a date",
          .help = "write a date as in 2027-01-31"};
}

std::optional<Error> warning_of(const Waiver& waiver, const std::string& today) {
  const std::string who = name_of(waiver) + " from " + waiver.rule;
  if (waiver.lines && waiver.lines->first == 0) {
    return Error{
        .message = who + " is not next to anything that it could waive",
        .help =
            "put it above a block, an argument, a resource or a property, or after one "
            "on the same line"};
  }
  if (!waiver.used) {
    return Error{.message = who + " matches no finding", .help = "remove it"};
  }
  if (waiver.until.empty()) return std::nullopt;
  if (waiver.until < today) {
    return Error{.message = who + " expired on " + waiver.until,
                 .help = "fix the finding or extend the waiver"};
  }
  if (waiver.until > day_after(today, kSoon)) return std::nullopt;
  return Error{.message = who + " expires on " + waiver.until};
}

bool is_judged(const Waiver& waiver, const std::vector<const rule::Rule*>& rules) {
  return std::any_of(rules.begin(), rules.end(), [&](const rule::Rule* rule) {
    return rule->code == waiver.rule || rule->id == waiver.rule;
  });
}

}  // namespace

bool is_sound(const rule::Catalogue& catalogue, const Waiver& waiver) {
  return waiver.problem.message.empty() && catalogue.find(waiver.rule) != nullptr &&
         waiver.reason.size() >= kShortestReason &&
         (waiver.until.empty() || is_day(waiver.until));
}

std::vector<Diagnostic> check_waivers(const rule::Catalogue& catalogue,
                                      const std::vector<const rule::Rule*>& rules,
                                      const std::vector<Waiver>& waivers,
                                      const std::vector<Input>& inputs,
                                      const std::string& today) {
  std::vector<Diagnostic> diagnostics;
  const auto add = [&](Diagnostic::Level level, Error error, const Waiver& waiver) {
    error.path = waiver.path.empty() ? inputs[waiver.input].path : waiver.path;
    error.line = waiver.position.line;
    error.column = waiver.position.column;
    diagnostics.push_back({.level = level, .error = std::move(error)});
  };
  for (const Waiver& waiver : waivers) {
    if (!waiver.sound) {
      add(Diagnostic::Level::Error, error_of(catalogue, waiver), waiver);
    } else if (!is_judged(waiver, rules)) {
      continue;  // the rule was left out: nobody knows whether it would cover something
    } else if (auto warning = warning_of(waiver, today)) {
      add(Diagnostic::Level::Warning, std::move(*warning), waiver);
    }
  }
  return diagnostics;
}

}  // namespace trailseal::run
