// Policy: an IAM policy document, parsed from every spelling that AWS takes.
//
// Grammar: IAM User Guide, "Grammar of the IAM JSON policy language".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/text.hpp"
#include "document/value.hpp"

namespace trailseal::iam {

/// A list of which single members, or the whole, may be unknown.
struct TextList {
  struct Item {
    std::optional<Text> text{};  ///< nullopt: unknown
    std::string reason{};        ///< for an unknown item
    std::string help{};          ///< how to give it, may be empty
    std::vector<std::string> origins{};
    Position position{};
  };
  std::vector<Item> items{};
  bool present = false;  ///< the element stands in the statement
  bool open = false;     ///< the list as a whole is unknown: items may be missing
  std::string reason{};  ///< for an open list; its one item, unknown, has the rest
};

/// The members of a list as a report shows them: nullopt for an unknown one, and for a
/// list that is unknown as a whole.
std::vector<std::optional<Text>> texts_of(const TextList& list);

/// `"*"`, `{"AWS": ...}`, `{"Service": ...}`.
struct PrincipalSet {
  struct Entry {
    std::string type{};  ///< `AWS`, `Service`, `Federated`, `CanonicalUser`; `*` for the
                         ///< bare star
    TextList identifiers{};
  };
  std::vector<Entry> entries{};
  bool present = false;
  bool open = false;  ///< unknown as a whole
  std::string reason{}, help{};
};

/// One operator applied to one key. An empty key: the tests of this operator are unknown.
struct ConditionTest {
  std::string op{};   ///< as written: `ForAnyValue:StringLikeIfExists`
  std::string key{};  ///< as written
  TextList values{};
  bool hidden = false;  ///< operator and key are sensitive: never shown
  Position position{};
};

struct Statement {
  enum class Effect { Allow, Deny, Unknown, Invalid };
  std::string sid{};
  std::string effect_text{};  ///< as written, for people
  Effect effect = Effect::Invalid;
  PrincipalSet principal{}, not_principal{};
  TextList action{}, not_action{};
  TextList resource{}, not_resource{};
  std::vector<ConditionTest> conditions{};
  bool condition_open = false;   ///< the condition block is unknown as a whole
  bool open = false;             ///< the statement is unknown as a whole
  std::string reason{}, help{};  ///< for open parts
  Position position{};
  std::size_t index = 0;  ///< place in the list

  /// "statement `Sid`" or "statement 3".
  std::string display() const;
};

/// The same for a statement known by its Sid, which may be empty, and its place, 1-based.
std::string statement_name(const std::string& sid, std::size_t number);

/// Where a list of a statement begins; the statement's own place for an empty one.
Position position_of(const Statement& statement, const TextList& list);

/// Something AWS would refuse, or that surely is not what the author meant.
struct PolicyProblem {
  std::string message{};
  Position position{};
  bool refused = false;  ///< saving the policy fails
};

struct Policy {
  Text version{};  ///< empty: not given, so 2008-10-17
  std::vector<Statement> statements{};
  bool open = false;     ///< statements may be missing: the document is not wholly known
  std::string reason{};  ///< for an open document
  std::string help{};
  std::string cause{};  ///< what `reason` goes back to, where that is less
  std::vector<std::string> origins{};
  std::vector<PolicyProblem> problems{};
  bool hidden = false;  ///< all of it is sensitive, its names too: never shown
  /// Length in bytes: of the text as given, or of the shortest JSON that says the same.
  std::size_t bytes = 0;

  /// Policy variables `${...}` count only in 2012-10-17.
  bool has_variables() const { return version.literal() == "2012-10-17"; }
};

/// Whether an answer of the policy may hang on what a request has under the key. False
/// only where no condition and no policy variable names it.
bool may_ask_for(const Policy& policy, std::string_view key);

/// Reads a policy from an object, from JSON text in a string, or from an unknown (which
/// gives an open policy). A value that cannot be a policy is an error. What AWS would
/// refuse is not looked for: see policy_check.hpp.
Result<Policy> parse_policy(const Value& value);

}  // namespace trailseal::iam
