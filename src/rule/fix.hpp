// Fix: what to do about a finding, in words and a snippet; of rules on policies also by
// what a policy lacks.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace trailseal::rule {

/// What to do about a finding, as Markdown.
struct Fix {
  std::string text{};        ///< all of it
  std::string advice{};      ///< the first paragraph, without a colon at its end
  bool has_snippet = false;  ///< the advice leads to a snippet behind it

  bool empty() const { return text.empty(); }
};

/// Takes a fix apart.
Fix read_fix(std::string text);

/// Why a policy refuses a request, as far as the fix depends on it.
enum class Cause {
  Other,  ///< anything else: the fix of the rule
  NoPolicy,
  NoStatement,
  Deny,
  Principal,
  Action,
  Resource,
  OrganizationPath,
  Condition,
};

struct CauseRow {
  Cause cause = Cause::Other;
  std::string_view name{};   ///< in a rule file
  std::string_view title{};  ///< on a rule's page
};

/// Every cause that a rule may have a fix for, in the order of a page.
constexpr std::array<CauseRow, 8> kCauses{
    CauseRow{Cause::NoPolicy, "no-policy", "there is no policy"},
    CauseRow{Cause::NoStatement, "no-statement", "no statement is for CloudTrail"},
    CauseRow{Cause::Deny, "deny", "a Deny stops CloudTrail"},
    CauseRow{Cause::Principal, "principal", "a statement names another principal"},
    CauseRow{Cause::Action, "action", "the action is misspelled"},
    CauseRow{Cause::Resource, "resource", "a statement names another resource or path"},
    CauseRow{Cause::OrganizationPath, "organization-path",
             "the organization's path is missing"},
    CauseRow{Cause::Condition, "condition", "a condition does not hold"},
};

/// The row of a cause that is not Other.
const CauseRow& row_of(Cause cause);

/// The fix of one cause, in both languages.
struct CauseFix {
  Cause cause = Cause::Other;
  Fix terraform{}, cloudformation{};
};

}  // namespace trailseal::rule
