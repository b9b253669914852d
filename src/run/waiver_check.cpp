//   no such rule, a reason of fewer than ten letters, a day that is none     error
//   expired, expires within thirty days, covers nothing                      warning
#include "run/waiver_check.hpp"

#include <algorithm>
#include <optional>

#include "report/wording.hpp"
#include "rule/catalogue.hpp"
#include "run/rule_selection.hpp"

namespace trailseal::run {
namespace {

using engine::Waiver;

constexpr std::size_t kShortestReason = 10;
constexpr int kSoon = 30;

/// `2026-01-31`; empty is no day, and no mistake.
bool is_day(const std::string& text) {
  constexpr std::string_view kForm = "dddd-dd-dd";
  if (text.empty()) return true;
  if (text.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kForm[i] == 'd' ? !digit : text[i] != '-') return false;
  }
  const std::string month = text.substr(5, 2);
  const std::string day = text.substr(8, 2);
  return month >= "01" && month <= "12" && day >= "01" && day <= "31";
}

Error error_of(const rule::Catalogue& catalogue, const Waiver& waiver) {
  const std::string who = "the waiver of `" + waiver.address + "` ";
  if (catalogue.find(waiver.rule) == nullptr) {
    Error error = unknown_rule(catalogue, waiver.rule);
    error.message = who + "names the unknown rule `" + waiver.rule + "`";
    return error;
  }
  if (waiver.reason.size() < kShortestReason) {
    return {.message = who + "from " + waiver.rule + " gives no reason",
            .help = "a sentence of at least ten letters that an auditor can read"};
  }
  return {.message = who + "from " + waiver.rule + " ends on `" + waiver.until +
                     "`, which is no day",
          .help = "a day is written like 2027-01-31"};
}

std::optional<Error> warning_of(const Waiver& waiver, const std::string& today) {
  const std::string who = "the waiver of `" + waiver.address + "` from " + waiver.rule;
  if (!waiver.used) {
    return Error{.message = who + " covers nothing", .help = "remove it"};
  }
  if (waiver.until.empty()) return std::nullopt;
  if (waiver.until < today) {
    return Error{.message = who + " has expired on " + waiver.until,
                 .help = "solve what it covers, or renew it"};
  }
  if (waiver.until > engine::day_after(today, kSoon)) return std::nullopt;
  return Error{.message = who + " expires on " + waiver.until};
}

bool is_judged(const Waiver& waiver, const report::Report& report) {
  return std::any_of(report.rules.begin(), report.rules.end(), [&](const auto* rule) {
    return rule->code == waiver.rule || rule->id == waiver.rule;
  });
}

}  // namespace

bool is_sound(const rule::Catalogue& catalogue, const Waiver& waiver) {
  return catalogue.find(waiver.rule) != nullptr &&
         waiver.reason.size() >= kShortestReason && is_day(waiver.until);
}

std::vector<Diagnostic> check_waivers(const rule::Catalogue& catalogue,
                                      const std::vector<Waiver>& waivers,
                                      const report::Report& report,
                                      const std::string& today) {
  std::vector<Diagnostic> diagnostics;
  const auto add = [&](Diagnostic::Level level, Error error, const Waiver& waiver) {
    error.path = waiver.path.empty()
                     ? std::string(report::input_path(report, waiver.input))
                     : waiver.path;
    error.line = waiver.position.line;
    error.column = waiver.position.column;
    diagnostics.push_back({.level = level, .error = std::move(error)});
  };
  for (const Waiver& waiver : waivers) {
    if (!waiver.sound) {
      add(Diagnostic::Level::Error, error_of(catalogue, waiver), waiver);
    } else if (!is_judged(waiver, report)) {
      continue;  // the rule was left out: nobody knows whether it would cover something
    } else if (auto warning = warning_of(waiver, today)) {
      add(Diagnostic::Level::Warning, std::move(*warning), waiver);
    }
  }
  return diagnostics;
}

}  // namespace trailseal::run
