#include "evidence/gap.hpp"

#include <algorithm>
#include <array>
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

template <typename Holds>
bool any_trail(const Pack& pack, Holds holds) {
  for (const AccountEvidence& account : pack.accounts) {
    if (std::any_of(account.trails.begin(), account.trails.end(), holds)) return true;
  }
  return false;
}

template <typename Member>
bool no_trail_has(const Pack& pack, Member member) {
  return !any_trail(pack,
                    [&](const TrailEvidence& trail) { return !(trail.*member).empty(); });
}

/// Kinds of evidence that only answers of AWS hold.
void add_kinds(const report::Report& report, const Pack& pack, std::vector<Gap>& gaps) {
  const bool exported =
      std::any_of(report.inputs.begin(), report.inputs.end(),
                  [](const Input& input) { return input.observed != nullptr; });
  const std::string why =
      exported
          ? "the exports do not contain it"
          : "no input contains it: plans and templates describe what will be deployed, "
            "not what has been delivered";
  if (no_trail_has(pack, &TrailEvidence::objects)) {
    gaps.push_back(
        {"how delivered log files are encrypted", why,
         "export the account with `scripts/collect`, which collects the metadata of "
         "the newest objects"});
  }
  if (no_trail_has(pack, &TrailEvidence::statuses)) {
    gaps.push_back({"when log files and digest files were last delivered", why,
                    "`aws cloudtrail get-trail-status` in each region"});
  }
  if (no_trail_has(pack, &TrailEvidence::hub)) {
    gaps.push_back({"the findings of Security Hub for CloudTrail.2",
                    "no input contains them", "`aws securityhub get-findings`"});
  }
  constexpr std::array kNoFacts{"configuration", "parameters", "variables", "rules"};
  const bool timeless =
      std::any_of(pack.inputs.begin(), pack.inputs.end(), [&](const InputDigest& input) {
        return input.time.empty() && !has_word(kNoFacts, std::string_view(input.kind));
      });
  if (timeless) {
    gaps.push_back(
        {"the time of every fact",
         "states, configuration, templates and single answers do not say when they "
         "were created; the facts of such an input have no time",
         "the digests of the inputs identify the files"});
  }
}

/// Does a call that ended so say that nothing is there, or nothing of that kind?
bool tells_nothing_there(const std::string& error) {
  constexpr std::array kWords{"NoSuch",   "NotFound",      "NotExist",
                              "NotInUse", "InvalidAccess", "404"};
  return std::any_of(kWords.begin(), kWords.end(), [&](const char* word) {
    return error.find(word) != std::string::npos;
  });
}

/// Calls that AWS did not answer.
void add_refusals(const report::Report& report, std::vector<Gap>& gaps) {
  for (const Input& input : report.inputs) {
    if (!input.observed) continue;
    for (const ExportAnswer& answer : input.observed->answers) {
      if (answer.error.empty() || tells_nothing_there(answer.error)) continue;
      gaps.push_back({"the answer of " + in_backticks(command_line(answer)),
                      "the call ended with the error " + in_backticks(answer.error),
                      "export the account again with credentials that allow this call"});
    }
  }
}

bool delegates_to_account(const KeyEvidence& key) {
  return std::any_of(key.decrypt.begin(), key.decrypt.end(), [](const auto& grant) {
    return std::any_of(grant.principals.begin(), grant.principals.end(),
                       [](const std::string& name) { return name.ends_with(":root"); });
  });
}

/// What facts of this kind never tell.
void add_limits(const Pack& pack, std::vector<Gap>& gaps) {
  const bool delegated = any_trail(pack, [](const TrailEvidence& trail) {
    return std::any_of(trail.keys.begin(), trail.keys.end(), &delegates_to_account);
  });
  if (delegated) {
    gaps.push_back(
        {"which users and roles may decrypt through the IAM policies of an account",
         "a key policy that names the root of an account delegates this to the "
         "account's IAM policies, which are not read",
         "IAM Access Analyzer, or `aws iam simulate-principal-policy`"});
  }
  if (any_trail(pack,
                [](const TrailEvidence& trail) { return !trail.objects.empty(); })) {
    gaps.push_back({"how objects are encrypted that are not in the tables",
                    "the tables list only a sample of the delivered objects",
                    "S3 Inventory with the encryption status of every object"});
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
                  "`--select`, `--ignore` or the configuration excludes them",
                  "check all rules: `--no-config`, without these options"});
}

/// What the configuration leaves out.
void add_configuration(const report::ConfigurationEffect& effect,
                       std::vector<Gap>& gaps) {
  const std::string where = "the configuration " + in_backticks(effect.path);
  if (!effect.skipped_inputs.empty()) {
    gaps.push_back({"the inputs in " + quoted_list(effect.skipped_inputs),
                    where + " excludes these inputs", "check without it: `--no-config`"});
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
    const std::string codes = joined(open.codes);
    gaps.push_back({.what = undecided(open.results, codes),
                    .why = reason.first.empty() ? "the inputs do not say" : reason.first,
                    .help = reason.second,
                    .codes = codes,
                    .results = open.results});
  }
}

}  // namespace

std::string undecided(std::size_t results, const std::string& codes) {
  return report::count_of(results, "requirement") + " (" + codes +
         ") could not be decided";
}

std::vector<Gap> gaps_of(const report::Report& report, const Pack& pack) {
  std::vector<Gap> gaps;
  add_diagnostics(report, gaps);
  add_refusals(report, gaps);
  add_unknowns(report, gaps);
  add_kinds(report, pack, gaps);
  add_limits(pack, gaps);
  add_rules(report, gaps);
  if (report.configuration) add_configuration(*report.configuration, gaps);
  if (!report.trusted.empty()) {
    gaps.push_back({"resources assumed from `known:` in the configuration: " +
                        joined(report.trusted),
                    "they are not in any input; the configuration describes them",
                    "pass their plan, template or export"});
  }
  if (pack.accounts.empty()) {
    gaps.push_back({"any trail", "the inputs contain none", ""});
  }
  return gaps;
}

}  // namespace trailseal::evidence
