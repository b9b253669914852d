// Policy variables: `${aws:SourceAccount}` in a policy stands for the request's value.
//
// IAM User Guide, "Variables and tags": only in version 2012-10-17, in Resource behind
// the fifth colon and in the values of String and Arn operators. A symbol's string holds
// none (base/glob.hpp), so only literals are looked through.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/glob.hpp"
#include "iam/match/request.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::iam {

/// What `${...}` means in a policy.
enum class VariableMode {
  Literal,   ///< itself: the policy's version is not 2012-10-17
  Replaced,  ///< the request's value
  Unknown,   ///< the version is not known
};

VariableMode variable_mode(const Policy& policy);

/// A text of a policy with its variables replaced. `*` and `?` of the policy are
/// wildcards where the operator has any; those of an inserted value never are.
struct Expansion {
  struct Part {
    Text text{};
    bool wildcards = false;
  };
  enum class State {
    Resolved,
    Unresolvable,  ///< a variable has no value in this request: the text matches nothing
    Unknown,       ///< a value is not known: a match is at best Unknown
  };
  std::vector<Part> parts{};
  State state = State::Resolved;
  std::string variable{};  ///< the key that made it Unresolvable or Unknown
  std::string missing{};   ///< for Unknown: what is missing

  Text text() const;
  Pattern pattern() const;
};

/// Whether `${` stands in the text.
bool has_variable(const Text& text);

/// Can nothing of this name be a condition key, so that no request has a value for it? A
/// key is `prefix:name`; `AWS::AccountId` is a pseudo parameter of CloudFormation,
/// `Logs.Arn` one of its logical ids and `local.account` an expression of Terraform.
bool is_unfilled(std::string_view variable);

/// The name of the first such variable of the text, empty where there is none.
std::string unfilled_variable(const Text& text);

/// What to do about it: "`${Logs}` is no policy variable; ...".
std::string advise_unfilled(std::string_view variable);

Expansion expand(const Text& text, const Context& context, VariableMode mode);

/// The same for a Resource that is matched against the request's: only what stands behind
/// the fifth colon. Where a symbol may hide that colon, what follows may be a variable or
/// not, and the expansion is Unknown.
Expansion expand_resource(const Text& text, const Request& request, VariableMode mode);

/// What a match is worth, given how the expansion came out.
Verdict weigh(const Expansion& expansion, Verdict match);

}  // namespace trailseal::iam
