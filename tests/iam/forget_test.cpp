// The law from the other side: a world is made wholly known and decided, then parts of it
// are forgotten. What the half-known world decides must be what the known one said.
//
// Forgotten are pieces of texts, which become one symbol on all sides, members of lists and
// whole lists, principals, conditions, effects, statements, the version, and the values of
// condition keys.
#include <algorithm>
#include <map>
#include <optional>

#include "iam/law_world.hpp"

namespace trailseal::iam::forget_test {
namespace {

constexpr int kForgettings = 6;

bool all_in(std::string_view text, std::string_view letters) {
  return text.find_first_not_of(letters) == std::string_view::npos;
}

/// A class that admits the string; mostly the narrowest.
SymbolClass class_of(std::string_view string, World& world) {
  constexpr std::string_view kLower = "abcdefghijklmnopqrstuvwxyz0123456789-";
  if (string.empty() || world.chance(30)) return SymbolClass::Anything;
  if (string.size() == 12 && all_in(string, "0123456789")) return SymbolClass::AccountId;
  if (string.starts_with("aws") && all_in(string, kLower)) return SymbolClass::Partition;
  if (all_in(string, "0123456789abcdef-mrk")) return SymbolClass::KeyId;
  if (all_in(string, kLower)) return SymbolClass::Region;
  const bool name =
      all_in(string, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._");
  return name ? SymbolClass::Name : SymbolClass::Anything;
}

/// Makes one half-known world of a known one.
class Forgetter {
 public:
  Forgetter(World& world, Policy policy, Request request)
      : world_(world), policy_(std::move(policy)), request_(std::move(request)) {}

  void forget() {
    for (int i = 1 + world_.below(3); i > 0; --i) forget_piece(i);
    if (world_.chance(15)) {
      policy_.version = world_.symbol("version");
    }
    if (world_.chance(10)) forget_statement();
    for (Statement& s : policy_.statements) forget_in(s);
    forget_keys();
  }

  const Policy& policy() const { return policy_; }
  const Request& request() const { return request_; }

 private:
  using Texts = std::vector<Text*>;

  static void add(TextList& list, Texts& texts) {
    for (TextList::Item& item : list.items) {
      if (item.text) texts.push_back(&*item.text);
    }
  }

  Texts texts_of_policy() {
    Texts texts;
    for (Statement& s : policy_.statements) {
      for (PrincipalSet* set : {&s.principal, &s.not_principal}) {
        for (PrincipalSet::Entry& entry : set->entries) {
          if (entry.type != "*") add(entry.identifiers, texts);
        }
      }
      for (TextList* list : {&s.action, &s.not_action, &s.resource, &s.not_resource}) {
        add(*list, texts);
      }
      for (ConditionTest& test : s.conditions) add(test.values, texts);
    }
    return texts;
  }

  /// Makes a piece of some text a symbol, wherever it stands: one with wildcards only in
  /// the policy, and none with a part of a policy variable.
  void forget_piece(int number) {
    Texts policy = texts_of_policy();
    Texts all = policy;
    const Context known = std::exchange(request_.context, Context());
    std::vector<std::pair<std::string, ContextValue>> values(known.values().begin(),
                                                             known.values().end());
    for (auto& [key, value] : values) {
      for (Text& text : value.values) all.push_back(&text);
    }
    all.push_back(&request_.resource);
    const std::string piece = some_piece(*all[pick(all.size())]);
    if (piece.find_first_of("${}") == std::string::npos) {
      const bool pattern = piece.find_first_of("*?") != std::string::npos;
      const Text symbol = Text::of_symbol({.id = "forgotten " + std::to_string(number),
                                           .name = "forgotten",
                                           .cls = class_of(piece, world_)});
      for (Text* text : pattern ? policy : all) *text = without(*text, piece, symbol);
    }
    for (auto& [key, value] : values) request_.context.set(key, std::move(value));
  }

  std::size_t pick(std::size_t count) {
    return static_cast<std::size_t>(world_.below(static_cast<int>(count)));
  }

  /// A piece of a text that has no symbol yet; whole characters of it.
  std::string some_piece(const Text& text) {
    const std::string whole = text.literal().value_or("$");
    const auto inside = [&whole](std::size_t at) {
      return at < whole.size() && (static_cast<unsigned char>(whole[at]) & 0xC0) == 0x80;
    };
    std::size_t from = pick(whole.size() + 1);
    std::size_t to = std::min(whole.size(), from + pick(24));
    while (from > 0 && inside(from)) --from;
    while (inside(to)) ++to;
    return whole.substr(from, to - from);
  }

  /// The empty piece is put at one place, others in most of their places.
  Text without(const Text& text, const std::string& piece, const Text& symbol) {
    Text result;
    for (const Text::Piece& old : text.pieces()) {
      if (old.symbol) {
        result.append(Text::of_symbol(*old.symbol));
        continue;
      }
      std::string_view rest = old.literal;
      if (piece.empty()) {
        if (world_.chance(50)) result.append(symbol);
        result.append(Text(rest));
        continue;
      }
      for (std::size_t at; (at = rest.find(piece)) != std::string_view::npos;) {
        result.append(Text(rest.substr(0, at)));
        result.append(world_.chance(85) ? symbol : Text(piece));
        rest.remove_prefix(at + piece.size());
      }
      result.append(Text(rest));
    }
    return result;
  }

  void forget_statement() {
    policy_.open = true;
    if (world_.chance(50)) policy_.statements.pop_back();
  }

  void forget_in(TextList& list) {
    if (!list.present) return;
    for (TextList::Item& item : list.items) {
      if (world_.chance(4)) item.text.reset();
    }
    if (!world_.chance(3)) return;
    list.open = true;
    if (world_.chance(50) && !list.items.empty()) list.items.pop_back();
  }

  void forget_in(PrincipalSet& set) {
    for (PrincipalSet::Entry& entry : set.entries) forget_in(entry.identifiers);
    if (!set.present || !world_.chance(4)) return;
    set.open = true;
    if (world_.chance(70)) set.entries.clear();
  }

  void forget_in(Statement& s) {
    if (world_.chance(4)) s.effect = Statement::Effect::Unknown;
    for (PrincipalSet* set : {&s.principal, &s.not_principal}) forget_in(*set);
    for (TextList* list : {&s.action, &s.not_action, &s.resource, &s.not_resource}) {
      forget_in(*list);
    }
    for (ConditionTest& test : s.conditions) forget_in(test.values);
    if (world_.chance(4)) {
      s.condition_open = true;
      if (!s.conditions.empty()) s.conditions.pop_back();
    }
    if (world_.chance(3)) {
      s.open = true;
      s.effect = Statement::Effect::Unknown;
    }
  }

  void forget_keys() {
    const Context known = std::exchange(request_.context, Context());
    for (const auto& [key, value] : known.values()) {
      request_.context.set(
          key, world_.chance(10) ? ContextValue::unknown("it is forgotten") : value);
    }
  }

  World& world_;
  Policy policy_;
  Request request_;
};

/// Returns what the half-known world decides.
Outcome check_forgetting(unsigned seed, PolicyKind kind) {
  World world(seed, kind);
  const Choice choice = world.choice();
  const Policy policy = world.learn(world.policy(), choice);
  const Request request = world.learn(world.request(), choice);
  const Outcome known = evaluate(policy, request, kind).outcome;
  Outcome half = Outcome::Unknown;
  for (int i = 0; i < kForgettings; ++i) {
    Forgetter forgetter(world, policy, request);
    forgetter.forget();
    half = evaluate(forgetter.policy(), forgetter.request(), kind).outcome;
    if (stands(half, known)) continue;
    FAIL("seed " << seed << "\nhalf known: "
                 << told(explain(forgetter.policy(), forgetter.request(), kind))
                 << "\nknown: " << told(explain(policy, request, kind)));
  }
  return half;
}

}  // namespace

TEST_CASE("what a half-known world decides, the known one confirms", "[law]") {
  std::map<Outcome, unsigned> seen;
  const WorldRange range = worlds(1500);
  for (unsigned i = 0; i < range.count; ++i) {
    const bool key = i % 3 == 0;
    ++seen[check_forgetting(range.first + i,
                            key ? PolicyKind::Key : PolicyKind::Resource)];
  }
  for (const Outcome outcome :
       {Outcome::Allowed, Outcome::Denied, Outcome::NotAllowed, Outcome::Unknown}) {
    CAPTURE(to_string(outcome));
    CHECK(seen[outcome] * 50 > range.count);
  }
}

}  // namespace trailseal::iam::forget_test
