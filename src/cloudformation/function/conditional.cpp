// Functions that choose: If, FindInMap.
//
// Where the choice is not decided but all candidates are equal, the value is known all
// the same.
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cloudformation/function/function.hpp"

namespace trailseal::cloudformation {
namespace {

/// A key of a mapping: texts, and what YAML 1.1 makes of an unquoted `Yes`.
const Value* find_key(const Value& map, const Text& key) {
  const auto literal = key.literal();
  if (!literal) return nullptr;
  if (const Value* found = map.find(*literal)) return found;
  const bool yes = *literal == "true";
  if (!yes && *literal != "false") return nullptr;
  for (const char* word :
       yes ? std::array{"yes", "Yes", "YES", "on", "On", "ON", "True"}
           : std::array{"no", "No", "NO", "off", "Off", "OFF", "False"}) {
    if (const Value* found = map.find(word)) return found;
  }
  return nullptr;
}

/// One walk through a mapping of two levels.
class Lookup {
 public:
  Lookup(FunctionResolver& resolver, const Value& argument, Position at)
      : resolver_(resolver), argument_(argument), at_(at) {}

  Value run() {
    if (!argument_.is_list() || argument_.size() < 3 || argument_.size() > 4) {
      return resolver_.fail(at_,
                            "`Fn::FindInMap` takes a list of a mapping and two keys");
    }
    std::vector<Text> keys;
    for (std::size_t i = 0; i < 3; ++i) {
      const Operand key =
          take_text(resolver_, argument_.at(i), "a key of `Fn::FindInMap`", at_);
      if (!key.text) return key.instead;
      keys.push_back(*key.text);
    }
    return find(keys);
  }

 private:
  Value find(const std::vector<Text>& keys) {
    static const Value none;
    const Value& mappings =
        resolver_.scope().mappings ? *resolver_.scope().mappings : none;
    if (!keys[0].is_literal()) return unknown_for(keys[0], at_);
    const Value* map = find_key(mappings, keys[0]);
    if (map == nullptr) {
      return missing(mappings, "mapping " + quoted(keys[0]) + " is not declared",
                     keys[0]);
    }
    candidates_ = {map};
    for (std::size_t level = 1; level < 3; ++level) {
      if (!step(keys[level])) {
        return missing(
            *map, "mapping " + quoted(keys[0]) + " has no key " + quoted(keys[level]),
            keys[level]);
      }
    }
    return outcome();
  }

  static std::string quoted(const Text& text) { return "`" + text.display() + "`"; }

  /// Follows a key from all candidates; a key that is not known leads everywhere.
  bool step(const Text& key) {
    std::vector<const Value*> next;
    for (const Value* map : candidates_) {
      if (!key.is_literal()) {
        if (!resolver_.charge(map->size(), at_)) return true;
        for (const Value& item : map->items()) next.push_back(&item);
        if (!open_) open_ = key;
      } else if (const Value* found = find_key(*map, key)) {
        next.push_back(found);
      }
    }
    candidates_ = std::move(next);
    return !candidates_.empty();
  }

  Value outcome() {
    const Value& first = *candidates_.front();
    for (const Value* other : candidates_) {
      if (!(*other == first)) return unknown_for(*open_, at_);
    }
    // A key that is not known may be one that takes the default value.
    if (open_ && !fallback().is_absent()) return unknown_for(*open_, at_);
    return resolver_.copied(first, at_);
  }

  const Value& fallback() const { return argument_.at(3)["DefaultValue"]; }

  Value missing(const Value& map, std::string message, const Text& key) {
    if (!fallback().is_absent()) return resolver_.resolve(fallback());
    if (resolver_.scope().open()) {
      return Value::unknown(Unknown{.reason = std::move(message) + "; it may come from " +
                                              resolver_.scope().opened_by},
                            at_);
    }
    std::vector<std::string_view> names;
    for (const Value::Key& name : map.keys()) names.push_back(name.name);
    return resolver_.fail_unknown_name(at_, std::move(message), key.display(), names);
  }

  FunctionResolver& resolver_;
  const Value& argument_;
  Position at_;
  std::vector<const Value*> candidates_;
  std::optional<Text> open_;
};

}  // namespace

Value call_find_in_map(FunctionResolver& resolver, const Value& argument, Position at) {
  return Lookup(resolver, argument, at).run();
}

Value call_if(FunctionResolver& resolver, const Value& argument, Position at) {
  const auto name = argument.at(0).literal();
  if (!argument.is_list() || argument.size() != 3 || !name) {
    return resolver.fail(at, "`Fn::If` takes a list of a condition and two values");
  }
  const auto& conditions = resolver.scope().conditions;
  const auto row = conditions.find(*name);
  if (row == conditions.end()) {
    std::vector<std::string_view> names;
    for (const auto& known : conditions) names.push_back(known.first);
    return resolver.fail_unknown_name(at, "condition `" + *name + "` is not declared",
                                      *name, names);
  }
  const ConditionAnswer& decision = row->second;
  if (decision.verdict == Verdict::Holds) return resolver.resolve(argument.at(1));
  if (decision.verdict == Verdict::Fails) return resolver.resolve(argument.at(2));
  const std::size_t before = resolver.reference_count();
  Value yes = resolver.resolve(argument.at(1));
  const Value no = resolver.resolve(argument.at(2));
  if (yes == no) return yes;
  return Value::unknown(Unknown{.reason = reason_of(*name, decision),
                                .help = decision.missing.help,
                                .origins = resolver.origins_since(before)},
                        at);
}

}  // namespace trailseal::cloudformation
