// Functions that choose: If, FindInMap.
//
// Where the choice is not decided but all candidates are equal, the value is known all
// the same.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "aws/account.hpp"
#include "base/suggest.hpp"
#include "cloudformation/function/derived.hpp"
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

/// How much texts have in common at both ends.
struct Around {
  std::size_t before = 0;
  std::size_t behind = 0;
};

/// Cut where a part of an ARN or of a path ends: two accounts may begin alike.
Around around_of(const std::vector<std::string>& texts) {
  const std::string& first = texts.front();
  Around around{.before = first.size(), .behind = first.size()};
  for (const std::string& text : texts) {
    const auto front =
        std::mismatch(first.begin(), first.end(), text.begin(), text.end());
    const auto back =
        std::mismatch(first.rbegin(), first.rend(), text.rbegin(), text.rend());
    around.before =
        std::min(around.before, static_cast<std::size_t>(front.first - first.begin()));
    around.behind =
        std::min(around.behind, static_cast<std::size_t>(back.first - first.rbegin()));
  }
  const auto is_end = [](char c) { return c == ':' || c == '/'; };
  while (around.before > 0 && !is_end(first[around.before - 1])) --around.before;
  while (around.behind > 0 && !is_end(first[first.size() - around.behind])) {
    --around.behind;
  }
  for (const std::string& text : texts) {
    if (around.before + around.behind > text.size()) around.behind = 0;
  }
  return around;
}

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           c == '-' || c == '.' || c == '_';
  });
}

/// What the parts that differ have in common.
SymbolClass class_of(const std::vector<std::string>& texts, Around around) {
  bool accounts = true;
  bool names = true;
  for (const std::string& text : texts) {
    const std::string_view part = std::string_view(text).substr(
        around.before, text.size() - around.before - around.behind);
    accounts = accounts && is_account_id(part);
    names = names && is_name(part);
  }
  return accounts ? SymbolClass::AccountId
         : names  ? SymbolClass::Name
                  : SymbolClass::Anything;
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
    defaults_ = resolver_.default_count();
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
    keys_ = keys;
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
    std::vector<Value> all;
    for (const Value* candidate : candidates_) all.push_back(*candidate);
    // A key that is not known may be one that takes the default value.
    if (open_ && !fallback().is_absent()) all.push_back(resolver_.resolve(fallback()));
    const Value& first = all.front();
    const bool same = std::all_of(all.begin(), all.end(),
                                  [&](const Value& other) { return other == first; });
    if (same) return resolver_.copied(first, at_);
    PureCall call{.function = "Fn::FindInMap", .open = Value::text(*open_)};
    call.operands.push_back(resolver_.scope().path);
    for (const Text& key : keys_) call.operands.push_back(key.identity());
    return open_outcome(call, std::move(all));
  }

  /// One of several values: a text of what they have in common, a list of such texts where
  /// all are lists of one length, else unknown.
  Value open_outcome(PureCall call, std::vector<Value> all) const {
    const std::size_t size = all.front().size();
    const bool lists = std::all_of(all.begin(), all.end(), [&](const Value& each) {
      return each.is_list() && each.size() == size;
    });
    if (!lists) {
      const auto texts = literals_of(all);
      return texts ? resolver_.made(open_text(call, *texts), at_)
                   : open_value(call, std::move(all));
    }
    Value list = Value::list({}, at_);
    call.operands.emplace_back();
    for (std::size_t i = 0; i < size; ++i) {
      std::vector<Value> items;
      items.reserve(all.size());
      for (const Value& each : all) items.push_back(each.at(i));
      const auto texts = literals_of(items);
      if (!texts) return open_value(call, std::move(all));
      call.operands.back() = std::to_string(i);
      list.push_back(resolver_.made(open_text(call, *texts), at_));
    }
    return list;
  }

  static std::optional<std::vector<std::string>> literals_of(
      const std::vector<Value>& values) {
    std::vector<std::string> texts;
    for (const Value& each : values) {
      const auto text = text_of(each);
      if (!text || !text->is_literal()) return std::nullopt;
      texts.push_back(*text->literal());
    }
    return texts;
  }

  Value open_value(const PureCall& call, std::vector<Value> all) const {
    Unknown unknown = unknown_for(*open_, at_, id_of(call)).as_unknown();
    unknown.candidates = std::move(all);
    return Value::unknown(std::move(unknown), at_);
  }

  /// What all texts have in common stands around a symbol: `arn:aws:iam::<...>:root`.
  Text open_text(const PureCall& call, const std::vector<std::string>& texts) const {
    if (std::count(texts.begin(), texts.end(), texts.front()) ==
        static_cast<std::ptrdiff_t>(texts.size())) {
      return texts.front();
    }
    const Around around = around_of(texts);
    const std::string& first = texts.front();
    const Text symbol =
        derived_symbol(call, "mapping " + keys_[0].display(), class_of(texts, around));
    return Text(first.substr(0, around.before)) + symbol +
           Text(first.substr(first.size() - around.behind));
  }

  const Value& fallback() const { return argument_.at(3)["DefaultValue"]; }

  Value missing(const Value& map, std::string message, const Text& key) {
    if (!fallback().is_absent()) return resolver_.resolve(fallback());
    if (resolver_.scope().open()) {
      return Value::unknown(Unknown{.reason = std::move(message) + "; it may come from " +
                                              resolver_.scope().opened_by},
                            at_);
    }
    const std::vector<std::string_view> names = names_of(map.keys());
    const std::string help = did_you_mean(key.display(), names);
    return resolver_.refuse(at_, std::move(message), help, defaults_);
  }

  FunctionResolver& resolver_;
  const Value& argument_;
  Position at_;
  std::size_t defaults_ = 0;  ///< that had been read before the call (see refuse())
  std::vector<Text> keys_;
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
  if (row == conditions.end() && resolver.scope().open()) {
    const std::string reason = reason_of(*name, undeclared_condition(resolver.scope()));
    return Value::unknown(Unknown{.reason = reason}, at);
  }
  if (row == conditions.end()) {
    const std::vector<std::string_view> names = names_of(conditions);
    return resolver.fail_unknown_name(at, "condition `" + *name + "` is not declared",
                                      *name, names);
  }
  const ConditionAnswer& decision = row->second;
  resolver.feel("Conditions/" + *name);
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
