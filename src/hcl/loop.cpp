// `for` and splat.
#include <algorithm>

#include "base/limits.hpp"
#include "hcl/access.hpp"
#include "hcl/candidate.hpp"
#include "hcl/conversion.hpp"
#include "hcl/evaluator.hpp"
#include "hcl/operators.hpp"

namespace trailseal::hcl {

namespace {

using Kind = Type::Kind;

}  // namespace

/// What a `for` has made so far.
struct ForSoFar {
  Values items{};
  Members members{};
  std::map<std::string, Values> groups{};
  bool is_sensitive = false;
  bool is_open = false;  ///< how many members there are is not known
  bool is_condition_unknown = false;
};

std::vector<Entry> entries_of(const Value& collection) {
  std::vector<Entry> entries;
  const bool is_set = collection.type().is(Kind::Set);
  for (const Value& item : collection.items()) {
    const auto index = static_cast<std::int64_t>(entries.size());
    entries.push_back(Entry{.key = is_set ? item : Value::number(index), .value = item});
  }
  for (const auto& [name, member] : collection.members()) {
    entries.push_back(Entry{.key = Value::string(name), .value = member});
  }
  return entries;
}

namespace {

Result<void> refuse(const Value& collection) {
  if (collection.is_null()) return Error{.message = "`for` cannot iterate over null"};
  const Type& type = collection.type();
  if (type.is_sequence() || type.is_keyed() || type.is_any()) return {};
  return Error{.message = "`for` cannot iterate over a " + description_of(collection),
               .help = "it iterates over lists, sets, tuples, maps and objects"};
}

Value made_of(const ForNode& node, ForSoFar& result) {
  if (!node.key) return Value::tuple(std::move(result.items));
  for (auto& [key, values] : result.groups) {
    result.members.emplace(key, Value::tuple(std::move(values)));
  }
  return Value::object(std::move(result.members));
}

}  // namespace

Result<Value> Evaluator::for_result(const ForNode& node, const Place&) {
  auto collection = value_of(node.collection);
  if (!collection) return collection;
  if (auto done = refuse(*collection); !done)
    return at_place(done.error(), node.collection->place);
  const Operation again = [&](std::span<const Value> chosen) {
    return for_over(node, chosen[0]);
  };
  const bool has_choices = !collection->what().candidates.empty();
  if (has_choices) {
    auto chosen = over_candidates("for", {&*collection, 1}, may_fail_, again);
    // The expressions in the loop are operands too, so the result is an unknown of its
    // own.
    if (chosen && chosen->ok()) return (*chosen)->with_fresh_id();
    if (chosen) return *chosen;
  }
  return for_over(node, *collection);
}

Result<Value> Evaluator::for_over(const ForNode& node, const Value& given) {
  if (auto done = refuse(given); !done)
    return at_place(done.error(), node.collection->place);
  const Value collection = expanded(given);
  ForSoFar result{.is_sensitive = collection.is_sensitive()};
  if (!given.is_known() && !given.is_never_null()) may_fail_ = true;
  const auto unknown = [&] {
    may_fail_ = true;
    return derived_unknown(Type::any(), "for", {&given, 1})
        .with_fresh_id()
        .as_sensitive(result.is_sensitive);
  };
  if (!has_known_length(collection)) return unknown();
  for (const Entry& entry : entries_of(collection)) {
    const std::size_t before = names_.size();
    if (!node.key_name.empty()) push_name(node.key_name, entry.key);
    push_name(node.value_name, entry.value);
    auto done = for_item(node, entry.key, entry.value, result);
    names_.resize(before);
    if (!done) return done.error();
  }
  if (result.is_open) return unknown();
  return made_of(node, result).as_sensitive(result.is_sensitive);
}

Result<void> Evaluator::for_item(const ForNode& node, const Value&, const Value&,
                                 ForSoFar& result) {
  if (node.condition) {
    auto asked = value_of(node.condition);
    if (!asked) return asked.error();
    auto holds = condition_of(*asked, "`for`", may_fail_);
    if (!holds) return at_place(holds.error(), node.condition->place);
    result.is_sensitive = result.is_sensitive || holds->is_sensitive();
    // An item that may be left out may hold an error that nobody will see.
    if (!holds->is_known()) {
      result.is_open = true;
      return {};
    }
    if (!holds->as_bool()) return {};
  }
  if (!node.key) {
    auto value = value_of(node.value);
    if (!value) return value.error();
    result.items.push_back(std::move(*value));
    return {};
  }
  auto key = value_of(node.key);
  if (!key) return key.error();
  if (key->is_null()) {
    return at_place(Error{.message = "the key in `for` is null"}, node.key->place);
  }
  auto name = convert(*key, Type::string());
  if (!name) {
    return at_place(Error{.message = "the key in `for` is not a string"},
                    node.key->place);
  }
  auto value = value_of(node.value);
  if (!value) return value.error();
  result.is_sensitive = result.is_sensitive || key->has_sensitive_part();
  if (!name->is_known()) {
    result.is_open = true;
    return {};
  }
  if (node.groups) {
    result.groups[name->as_string()].push_back(std::move(*value));
    return {};
  }
  if (result.members.emplace(name->as_string(), std::move(*value)).second) {
    return {};
  }
  return at_place(Error{.message = "`for` sets the key `" + name->as_string() + "` twice",
                        .help = "end the value with `...` to group values by their key"},
                  node.key->place);
}

Result<Value> Evaluator::splat(const Splat& node) {
  auto source = value_of(node.source);
  if (!source) return source;
  const Operation again = [&](std::span<const Value> chosen) {
    return splat_over(node, chosen[0]);
  };
  if (!source->what().candidates.empty()) {
    if (auto chosen = over_candidates("splat", {&*source, 1}, may_fail_, again)) {
      if (!chosen->ok()) return *chosen;
      return (*chosen)->with_fresh_id();
    }
  }
  return splat_over(node, *source);
}

Result<Value> Evaluator::splat_over(const Splat& node, const Value& given) {
  const bool is_sequence = given.type().is_sequence();
  if (given.is_null()) {
    if (!is_sequence) return Value::tuple({}).as_sensitive(given.is_sensitive());
    return Error{.message = "a splat cannot iterate over a null list"};
  }
  if (!given.is_known() &&
      (given.type().is_any() || (!is_sequence && !given.is_never_null()) ||
       (is_sequence && !given.type().is(Kind::Tuple)))) {
    return splat_unknown(node, given);
  }
  if (is_sequence && !given.is_never_null()) may_fail_ = true;
  const Value source = is_sequence ? expanded(given) : given;
  if (!has_known_length(source) && is_sequence) return splat_unknown(node, given);
  Values items = is_sequence ? source.items() : Values{source.as_sensitive(false)};
  Values made;
  for (const Value& item : items) {
    splat_items_.push_back(item);
    auto part = value_of(node.each);
    splat_items_.pop_back();
    if (!part) return part;
    made.push_back(std::move(*part));
  }
  const bool is_list = source.type().is(Kind::List) || source.type().is(Kind::Set);
  if (!is_list) return Value::tuple(std::move(made)).as_sensitive(given.is_sensitive());
  Type element = Type::any();
  if (!made.empty()) {
    element = made.front().type();
  } else {
    // No item tells the type: an unknown one stands for them.
    splat_items_.push_back(
        Value::unknown(source.type().element(), Unknown{.not_null = true}));
    const bool before = may_fail_;
    auto part = value_of(node.each);
    splat_items_.pop_back();
    may_fail_ = before;
    if (part) element = part->type();
  }
  const auto same = [&](const Value& value) { return value.type() == element; };
  if (!std::all_of(made.begin(), made.end(), same)) {
    return Value::tuple(std::move(made)).as_sensitive(given.is_sensitive());
  }
  return Value::list(element, std::move(made)).as_sensitive(given.is_sensitive());
}

/// How many items there are is not known. An unknown item tells what each becomes.
Result<Value> Evaluator::splat_unknown(const Splat& node, const Value& source) {
  may_fail_ = true;
  Unknown what = derived_unknown(Type::any(), "splat", {&source, 1}).what();
  what.id.clear();
  const bool is_list = source.type().is(Kind::List) || source.type().is(Kind::Set);
  if (!is_list) {
    return Value::unknown(Type::any(), std::move(what))
        .as_sensitive(source.is_sensitive());
  }
  if (std::holds_alternative<SplatItem>(node.each->node) &&
      source.type().is(Kind::List)) {
    return source;
  }
  splat_items_.push_back(Value::unknown(source.type().element(), Unknown{}));
  auto part = value_of(node.each);
  splat_items_.pop_back();
  if (!part) {
    // With no item there is no error.
    return Value::unknown(Type::any(), std::move(what))
        .as_sensitive(source.is_sensitive());
  }
  what.min_length = source.what().min_length;
  what.max_length = source.what().max_length;
  if (source.is_known()) what.max_length = source.items().size();
  const Type type = part->type().is_complete() ? Type::list(part->type()) : Type::any();
  return Value::unknown(type, std::move(what)).as_sensitive(source.is_sensitive());
}

}  // namespace trailseal::hcl
