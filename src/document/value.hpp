// Value: a node of a document, as far as it is known before deployment.
//
// Four states are kept apart: known, null, absent, unknown. Absent is what a look-up
// answers where nothing stands; unknown is a value that will stand there but is not
// known yet, with the reason. Types are kept: `true` is not "true", 1 is not "1".
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/missing.hpp"
#include "base/text.hpp"
#include "document/source.hpp"

namespace trailseal {

struct Unknown;

class Value {
 public:
  enum class Kind { Absent, Null, Bool, Number, Text, List, Map, Unknown };

  Value() = default;  ///< absent
  static Value null(Position position = {});
  static Value boolean(bool value, Position position = {});
  /// A number keeps its spelling.
  static Value number(std::string spelling, Position position = {});
  static Value text(trailseal::Text text, Position position = {});
  static Value list(std::vector<Value> items = {}, Position position = {});
  static Value map(Position position = {});
  static Value unknown(trailseal::Unknown why, Position position = {});

  Kind kind() const { return kind_; }
  bool is_absent() const { return kind_ == Kind::Absent; }
  bool is_null() const { return kind_ == Kind::Null; }
  bool is_bool() const { return kind_ == Kind::Bool; }
  bool is_number() const { return kind_ == Kind::Number; }
  bool is_text() const { return kind_ == Kind::Text; }
  bool is_list() const { return kind_ == Kind::List; }
  bool is_map() const { return kind_ == Kind::Map; }
  bool is_unknown() const { return kind_ == Kind::Unknown; }
  /// Absent or null: Terraform and CloudFormation treat the two alike for arguments.
  bool is_unset() const { return is_absent() || is_null(); }

  bool as_bool() const { return bool_; }  ///< false unless Bool
  bool is_false() const { return is_bool() && !bool_; }
  const trailseal::Text& as_text() const {
    return text_;
  }                                            ///< Text, or a number's spelling
  std::optional<std::string> literal() const;  ///< a Text that is wholly literal
  /// The same without a copy; nothing also for several pieces (some of them sensitive).
  std::optional<std::string_view> plain() const;
  bool is_literal(std::string_view text) const;  ///< Text equal to `text`
  std::optional<double> as_number() const;
  /// A text, or a number or a boolean as it is spelled; nothing for anything else.
  std::optional<trailseal::Text> scalar_text() const;
  /// List items or Map values.
  const std::vector<Value>& items() const;
  const trailseal::Unknown& as_unknown() const;  ///< without reason unless Unknown

  struct Key {
    std::string name{};
    Position position{};
  };
  /// Map keys, in the order of the document, aligned with items().
  const std::vector<Key>& keys() const;

  std::size_t size() const { return items().size(); }
  /// The member of a map, or an absent value.
  const Value& operator[](std::string_view key) const;
  /// The item of a list, or an absent value.
  const Value& at(std::size_t index) const;
  Value* find(std::string_view key);
  const Value* find(std::string_view key) const;
  /// `a.b.0.c` through maps and lists. Below an unknown everything is that unknown;
  /// below anything else that has no such part it is absent.
  const Value& at_path(std::string_view dotted) const;

  /// Sets or replaces a member of a map (an absent value becomes a map).
  Value& set(std::string key, Value value, Position key_position = {});
  /// The same for a key that the map is known not to have.
  Value& add(std::string key, Value value, Position key_position = {});
  void push_back(Value item);
  bool erase(std::string_view key);

  Position position() const { return position_; }
  void set_position(Position position) { position_ = position; }

  /// For people and messages, sensitive parts hidden: `aws:kms`, `true`, `[a, b]`.
  std::string display() const;

  /// The same value with all of it sensitive: texts, numbers and booleans, and what an
  /// unknown may be. False: the value as it is.
  Value as_sensitive(bool sensitive = true) const;
  /// Is it sensitive, or anything in it?
  bool is_sensitive() const;

  /// Structure and content are equal; positions do not count. Unknowns are never equal.
  friend bool operator==(const Value& a, const Value& b);

 private:
  /// What lists, maps and unknowns need besides. Shared between copies until one of them
  /// changes, so that copying a tree costs nothing.
  struct Parts {
    std::vector<Value> items{};
    std::vector<Key> keys{};
    /// Key -> index, for maps so large that a search through them would be felt.
    std::unique_ptr<std::unordered_map<std::string, std::size_t>> index{};
    std::shared_ptr<const trailseal::Unknown> unknown{};
  };

  Parts& own_parts();  ///< for writing

  Kind kind_ = Kind::Absent;
  bool bool_ = false;
  Position position_{};
  trailseal::Text text_;  ///< of a Bool: empty, or sensitive as the Bool is
  std::shared_ptr<Parts> parts_;
};

/// Why a value is not known, and what it is made from.
struct Unknown {
  std::string reason{};  ///< "known after apply", "parameter `OrgId` has no default"
  std::string help{};    ///< how to give it: "pass --param OrgId=...", may be empty
  /// What the value is built from, most specific first: `aws_s3_bucket.logs.arn`,
  /// `var.key`. Addresses are absolute (with module path and instance where known).
  std::vector<std::string> origins{};
  /// All that it can be, where that is known: a conditional takes one of them. Empty:
  /// anything.
  std::vector<Value> candidates{};
  /// What it begins with, where a plan file tells that: it is a text then, and not null.
  Text beginning{};
  /// What `reason` goes back to, where that is less (see Missing::cause).
  std::string cause{};
  /// As of a symbol: equal ids stand for equal values. Empty: nothing is known to be equal.
  std::string identity{};
};

/// The unknown value that a missing thing leaves behind.
Unknown unknown_of(const Missing& missing);
/// What is missing where a value is not known.
Missing missing_of(const Unknown& unknown);

}  // namespace trailseal
