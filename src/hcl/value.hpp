// Value: what an expression of Terraform's language is, as far as it can be known.
//
// A value is null, known or unknown, and always has a type. A known list, set, map, tuple
// or object may have unknown parts. A text of which a part is unknown is an unknown value
// of type string that has a Text: `is_known()` is false, and `text()` still tells its
// pieces. So an operation that looks no closer says "unknown", and one that reads
// `text()` can say more.
//
// An unknown has an identity: equal ids stand for equal values. What is made from an
// unknown by a pure function has an id made from the argument's (`derived_id`).
//
// Values are immutable and cheap to copy. Texts are normalized to NFC.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "hcl/number.hpp"
#include "hcl/place.hpp"
#include "hcl/type.hpp"

namespace trailseal::hcl {

class Value;
struct Unknown;
using Values = std::vector<Value>;
/// Members of a map or an object in byte order of their keys.
using Members = std::map<std::string, Value>;

class Value {
 public:
  Value();  ///< null of type any
  static Value null(Type type = Type::any());
  static Value boolean(bool value);
  static Value number(Number value);
  static Value number(std::int64_t value) { return number(Number(value)); }
  /// Normalizes to NFC; the bytes must be UTF-8.
  static Value string(std::string_view text);
  /// A literal becomes a known string, anything else an unknown one with these pieces,
  /// which is not null.
  static Value text(const Text& text);
  static Value list(Type element, Values items);
  /// Sorts and drops doubles. Unknown members stay; they come last.
  static Value set(Type element, Values items);
  static Value map(Type element, Members members);
  static Value tuple(Values items);
  static Value object(Members members);
  /// A string without pieces gets a symbol of its id.
  static Value unknown(Type type, Unknown what);

  const Type& type() const;
  bool is_null() const;
  bool is_known() const;         ///< null counts as known; parts may be unknown
  bool is_wholly_known() const;  ///< no part is unknown
  bool is_never_null() const;    ///< known and not null, or unknown and not null

  /// The answers below suppose a value that is known and not null, of the right type.
  bool as_bool() const;
  const Number& as_number() const;
  const std::string& as_string() const;
  const Values& items() const;     ///< of a list, set or tuple; else none
  const Members& members() const;  ///< of a map or an object; else none
  const Value* member(const std::string& key) const;

  /// The pieces of a string, known or not; a null or any other type has none. They live
  /// as long as the value.
  const Text& text() const;
  /// What is known of an unknown; all defaults for others.
  const Unknown& what() const;

  /// An unknown that is equal to itself alone: made with more than its operands.
  Value with_fresh_id() const;

  /// Marked as sensitive itself; marks of parts are not looked at.
  bool is_sensitive() const;
  bool has_sensitive_part() const;  ///< itself or any part
  Value as_sensitive(bool sensitive = true) const;
  /// Without any mark, in no part.
  Value without_marks() const;

  /// Where the expression that made it stands; for statements of a policy.
  const Place& place() const;
  Value at(const Place& place) const&;
  Value at(const Place& place) &&;  ///< copies nothing where nobody shares the value

  /// What a text was made from, where `jsonencode` wrote it: keeps places and unknown
  /// parts for those who read it back. Null where there is none.
  const Value* encoded() const;
  Value with_encoded(const Value& value) const;

  /// The same node in every respect but marks and places; unknowns are the same if their
  /// ids are.
  friend bool identical(const Value& a, const Value& b);

 private:
  struct Node;
  explicit Value(std::shared_ptr<const Node> node) : node_(std::move(node)) {}
  template <typename Change>
  Value changed(Change change) const;

  std::shared_ptr<const Node> node_;
};

/// What is known of a value that is not known.
struct Unknown {
  std::string id{};      ///< identity; empty: equal to nothing, not even to itself
  std::string reason{};  ///< "known after apply"
  std::string help{};
  /// What it is made from, for people: `aws_s3_bucket.logs.arn`.
  std::vector<std::string> origins{};
  bool not_null = false;
  /// Of a string: its pieces, should it not be null. Never wholly literal.
  Text text{};
  /// Of a number: bounds, both inclusive.
  std::optional<Number> least{};
  std::optional<Number> most{};
  /// Of a list, set or map: bounds of its length.
  std::size_t min_length = 0;
  std::optional<std::size_t> max_length{};
  /// All that it can be, where that is known; all of one type and wholly known at the
  /// top. Empty: anything.
  Values candidates{};
};

/// The order of a set's members: strings by bytes, numbers by value, false before true,
/// null and unknown last. For other types an order that is total and stable.
int compare(const Value& a, const Value& b);

/// An id for what a pure operation makes of these operands; empty where one of them has
/// an unknown part without id.
std::string derived_id(std::string_view operation, std::span<const Value> operands);

/// An unknown that an operation makes of others: it takes their reasons and origins, and
/// the derived id.
Value derived_unknown(Type type, std::string_view operation,
                      std::span<const Value> operands, bool not_null = true);

/// The first unknown part of a value, or null.
const Value* find_unknown(const Value& value);

}  // namespace trailseal::hcl
