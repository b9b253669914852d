#include "evidence/gap.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "base/word_list.hpp"
#include "evidence/source.hpp"
#include "report/result_text.hpp"
#include "rule/catalogue.hpp"

namespace trailseal::evidence {
namespace {

template <typename Member>
bool no_trail_has(const Pack& pack, Member member) {
  for (const AccountEvidence& account : pack.accounts) {
    for (const TrailEvidence& trail : account.trails) {
      if (!(trail.*member).empty()) return false;
    }
  }
  return true;
}

/// Kinds of evidence that only answers of AWS hold.
void add_kinds(const Pack& pack, std::vector<Gap>& gaps) {
  const std::string why =
      "no input holds it: plans and templates say what will be deployed, not what has "
      "been delivered";
  if (no_trail_has(pack, &TrailEvidence::objects)) {
    gaps.push_back({"how delivered log files are encrypted", why,
                    "export the account, with the metadata of its newest objects"});
  }
  if (no_trail_has(pack, &TrailEvidence::statuses)) {
    gaps.push_back({"when log files and digest files were last delivered", why,
                    "`aws cloudtrail get-trail-status` in each region"});
  }
  if (no_trail_has(pack, &TrailEvidence::hub)) {
    gaps.push_back({"what Security Hub says of CloudTrail.2",
                    "no input holds its findings", "`aws securityhub get-findings`"});
  }
  const bool timeless =
      std::any_of(pack.inputs.begin(), pack.inputs.end(), [](const InputDigest& input) {
        return input.time.empty() && !input.region.empty();
      });
  if (timeless) {
    gaps.push_back({"the time of every fact",
                    "plans and templates do not tell when they were in force; the facts "
                    "of such an input have no time",
                    "the digests of the inputs tell which files they were"});
  }
}

void add_diagnostics(const report::Report& report, std::vector<Gap>& gaps) {
  for (const Diagnostic& diagnostic : report.diagnostics) {
    const Error& error = diagnostic.error;
    const bool is_error = diagnostic.level == Diagnostic::Level::Error;
    if (!is_error && !error.unchecked) continue;
    const std::string what =
        error.path.empty() ? "a part of the inputs" : in_backticks(error.path);
    gaps.push_back(
        {what + (is_error ? " as a whole" : ", in part"), error.message, error.help});
  }
}

/// Rules that were left out, but for those that are judged only where somebody asks.
void add_rules(const report::Report& report, std::vector<Gap>& gaps) {
  std::vector<std::string> left_out;
  for (const rule::Rule& rule : rule::builtin_rules()) {
    const bool judged =
        std::any_of(report.rules.begin(), report.rules.end(),
                    [&](const rule::Rule* each) { return each->code == rule.code; });
    if (!judged && !rule.opt_in) left_out.push_back(rule.code);
  }
  if (left_out.empty()) return;
  gaps.push_back({"whether the rules " + joined(left_out) + " are met",
                  "`--select`, `--ignore` or the configuration leaves them out",
                  "judge all rules: `--no-config`, without these options"});
}

/// What the configuration leaves out.
void add_configuration(const report::ConfigurationEffect& effect,
                       std::vector<Gap>& gaps) {
  const std::string where = "the configuration " + in_backticks(effect.path);
  if (!effect.skipped_inputs.empty()) {
    gaps.push_back({"what is in " + quoted_list(effect.skipped_inputs),
                    where + " leaves these inputs out",
                    "judge without it: `--no-config`"});
  }
}

/// Requirements that could not be decided, by what is missing.
void add_unknowns(const report::Report& report, std::vector<Gap>& gaps) {
  struct Open {
    std::set<std::string> codes{};
    std::size_t results = 0;
  };
  std::map<std::pair<std::string, std::string>, Open> by_reason;
  for (const engine::Result& result : report.results) {
    if (result.outcome != engine::Outcome::Unknown) continue;
    Open& open = by_reason[{result.missing.what, result.missing.help}];
    open.codes.insert(result.rule->code);
    ++open.results;
  }
  for (const auto& [reason, open] : by_reason) {
    gaps.push_back({report::count_of(open.results, "requirement") + " (" +
                        joined(open.codes) + ") could not be decided",
                    reason.first.empty() ? "the inputs do not tell" : reason.first,
                    reason.second});
  }
}

}  // namespace

std::vector<Gap> gaps_of(const report::Report& report, const Pack& pack) {
  std::vector<Gap> gaps;
  add_diagnostics(report, gaps);
  add_unknowns(report, gaps);
  add_kinds(pack, gaps);
  add_rules(report, gaps);
  if (report.configuration) add_configuration(*report.configuration, gaps);
  if (!report.trusted.empty()) {
    gaps.push_back({"resources taken on trust: " + joined(report.trusted),
                    "they are in no input; the configuration says what is known of them",
                    "hand over their plan, template or export"});
  }
  if (pack.accounts.empty()) {
    gaps.push_back({"any trail", "the inputs hold none", ""});
  }
  return gaps;
}

}  // namespace trailseal::evidence
