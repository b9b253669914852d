// Rule: one requirement, as data. It sees no graph.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document/value.hpp"
#include "rule/fix.hpp"
#include "rule/severity.hpp"

namespace trailseal::rule {

/// A test on facts. `all`, `any` and `not` combine others; `in` asks all, any or none of
/// the items of a list, one part that reads the item under the fact `item`.
struct Condition {
  enum class Kind { All, Any, Not, Test, InAll, InAny, InNone } kind = Kind::Test;
  std::vector<Condition> parts{};  ///< of all but Test
  std::string fact{};              ///< dotted path, of Test and of the lists
  std::string op{};                ///< a row of the operator table
  Value argument{};
};

struct Example {
  enum class Expect { Pass, Fail, Unknown, NotApplicable } expect = Expect::Pass;
  std::string title{};
  Value terraform{};              ///< map `type.name` -> arguments, or absent
  Value before{};                 ///< such a map of what is there already, or absent
  Value cloudformation{};         ///< a template, or absent
  std::vector<std::string> at{};  ///< addresses reported, where given
  std::string message{};          ///< asserted where given
  std::string standard{};
  Position position{};
};

/// A rule file. It has as many members as the file has keys.
struct Rule {
  std::string id{};
  std::string code{};
  std::string title{};    ///< the requirement
  std::string finding{};  ///< what is wrong where it is not met; of a user's may be empty
  Severity severity = Severity::Medium;
  std::string since{};
  std::map<std::string, std::vector<std::string>> controls{};
  std::vector<std::string> standards{};  ///< judged under these; empty: all
  std::string what{}, why{};
  Fix fix_terraform{}, fix_cloudformation{};
  std::vector<CauseFix> causes{};  ///< fixes of a cause, in the order of kCauses
  std::vector<std::string> references{};
  std::vector<std::string> aliases{};
  std::string subject{};             ///< kind of subject it is judged on
  std::vector<std::string> types{};  ///< of subject `resource`: the resource types
  bool opt_in = false;               ///< judged only where it is selected by name
  Condition when{};                  ///< All with no parts: always
  Condition require{};
  std::string message{};  ///< with `{fact.path}`
  std::string at{};       ///< fact whose place and evidence the result shows
  std::vector<Example> examples{};

  /// Does the result point to this fact, or to one below it?
  bool is_about(std::string_view fact) const;
  /// Does it apply only where this fact is true?
  bool applies_only_where(std::string_view fact) const;
  /// Is it on what a plan does with what is in place?
  bool is_about_change() const { return is_about("change"); }
};

}  // namespace trailseal::rule
