// Type: what Terraform knows of a value besides the value itself.
//
//   string   number   bool   list(T)   set(T)   map(T)   tuple([T, ...])   object({k=T})
//
// A tuple is not a list, and an object is not a map: both differ in `==`, in `?:` and in
// what can be converted. `any` is a type that is not known yet, and the type of a bare
// null.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace trailseal::hcl {

class Value;

class Type {
 public:
  enum class Kind { Any, String, Number, Bool, List, Set, Map, Tuple, Object };
  struct Attribute;
  using Attributes = std::map<std::string, Attribute>;

  Type() = default;  ///< any
  static Type any() { return Type(); }
  static Type string() { return Type(Kind::String); }
  static Type number() { return Type(Kind::Number); }
  static Type boolean() { return Type(Kind::Bool); }
  static Type list(Type element);
  static Type set(Type element);
  static Type map(Type element);
  static Type tuple(std::vector<Type> elements);
  static Type object(Attributes attributes);

  Kind kind() const { return kind_; }
  bool is(Kind kind) const { return kind_ == kind; }
  bool is_any() const { return kind_ == Kind::Any; }
  bool is_primitive() const;   ///< string, number, bool
  bool is_sequence() const;    ///< list, set, tuple
  bool is_keyed() const;       ///< map, object
  bool is_collection() const;  ///< list, set, map
  /// Whether `any` stands nowhere in the type.
  bool is_complete() const;

  const Type& element() const;                ///< of a list, set or map; else any
  const std::vector<Type>& elements() const;  ///< of a tuple; else none
  const Attributes& attributes() const;       ///< of an object; else none
  const Attribute* attribute(const std::string& name) const;

  /// Terraform's own notation: `list(string)`, `object({a=string})`.
  std::string display() const;
  /// What Terraform's messages call it: `string`, `list of string`, `tuple`, `object`.
  std::string name() const;

  /// Whether attributes are optional counts too.
  friend bool operator==(const Type& a, const Type& b);

 private:
  struct Parts;
  explicit Type(Kind kind) : kind_(kind) {}

  Kind kind_ = Kind::Any;
  std::shared_ptr<const Parts> parts_{};
};

/// One attribute of an object type. Only a type constraint has optional ones.
struct Type::Attribute {
  Type type{};
  bool optional = false;
  /// The second argument of `optional(T, default)`; null where there is none.
  std::shared_ptr<const Value> fallback{};
};

}  // namespace trailseal::hcl
