#include "evidence/page/finding_part.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "evidence/page/placed_trail.hpp"
#include "rule/severity.hpp"

namespace trailseal::evidence {
namespace {

/// So many findings are told one by one on the overview.
constexpr std::size_t kMostFindings = 40;

/// So many accounts of a rule are named there.
constexpr std::size_t kNamedAccounts = 8;

struct Finding {
  const RequirementEvidence* requirement = nullptr;
  const AccountEvidence* account = nullptr;  ///< null: it is about no trail
  Cell of{};                                 ///< the trail, or the resource
};

rule::Severity severity_of(const Finding& finding) {
  return rule::find_severity(finding.requirement->severity).value_or(rule::Severity::Low);
}

/// The most severe first.
std::vector<Finding> findings_of(const Pack& pack, Layout layout) {
  std::vector<Finding> findings;
  each_trail(pack, layout, [&](const PlacedTrail& placed) {
    for (const RequirementEvidence& each : placed.trail.requirements) {
      if (each.outcome != "fail") continue;
      findings.push_back(
          {&each,
           &placed.account,
           {.text = placed.trail.address, .link = placed.link, .code = true}});
    }
  });
  for (const RequirementEvidence& each : pack.others) {
    if (each.outcome != "fail") continue;
    findings.push_back({&each, nullptr, {.text = each.resource, .code = true}});
  }
  std::stable_sort(findings.begin(), findings.end(), [](const auto& a, const auto& b) {
    return severity_of(a) > severity_of(b);
  });
  return findings;
}

void add_each(const std::vector<Finding>& findings, Page& page) {
  std::vector<Row> rows;
  rows.reserve(findings.size());
  for (const Finding& finding : findings) {
    rows.push_back(
        {{.text = finding.requirement->severity},
         {.text = finding.requirement->code},
         {.text = finding.account == nullptr ? "-" : title_of(*finding.account)},
         finding.of,
         {.text = finding.requirement->message}});
  }
  page.table({"severity", "rule", "account", "of", "what is wrong"}, std::move(rows));
}

/// The findings of one rule.
struct RuleFindings {
  const RequirementEvidence* first = nullptr;
  std::size_t count = 0;
  std::vector<std::string> accounts{};
};

void add_by_rule(const std::vector<Finding>& findings, Page& page) {
  page.paragraph("There are " + std::to_string(findings.size()) +
                 " of them: here by rule, one by one on the pages of the accounts.");
  std::vector<RuleFindings> rules;
  for (const Finding& finding : findings) {
    const std::string& code = finding.requirement->code;
    auto at = std::find_if(rules.begin(), rules.end(), [&](const RuleFindings& each) {
      return each.first->code == code;
    });
    if (at == rules.end()) {
      at = rules.insert(rules.end(), RuleFindings{.first = finding.requirement});
    }
    ++at->count;
    const std::string account =
        finding.account == nullptr ? "-" : title_of(*finding.account);
    auto& accounts = at->accounts;
    if (accounts.empty() || accounts.back() != account) accounts.push_back(account);
  }
  std::vector<Row> rows;
  for (const RuleFindings& each : rules) {
    std::string named;
    for (std::size_t i = 0; i < each.accounts.size() && i < kNamedAccounts; ++i) {
      named += (i == 0 ? "" : ", ") + each.accounts[i];
    }
    if (each.accounts.size() > kNamedAccounts) {
      named += " and " + std::to_string(each.accounts.size() - kNamedAccounts) + " more";
    }
    rows.push_back({{.text = each.first->severity},
                    {.text = each.first->code + " " + each.first->rule},
                    {.text = std::to_string(each.count)},
                    {.text = std::to_string(each.accounts.size())},
                    {.text = std::move(named)}});
  }
  page.table({"severity", "rule", "findings", "accounts", "which"}, std::move(rows));
}

}  // namespace

void add_findings(const Pack& pack, Layout layout, Page& page) {
  page.heading(2, "Requirements that are not met", "findings");
  const std::vector<Finding> findings = findings_of(pack, layout);
  if (findings.empty()) return page.paragraph("None.", Tone::Good);
  if (findings.size() <= kMostFindings) return add_each(findings, page);
  add_by_rule(findings, page);
}

}  // namespace trailseal::evidence
