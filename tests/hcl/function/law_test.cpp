// The law over generated calls: what is said of a call with half-known operands holds for
// every choice of the unknowns. The second implementation is the evaluator itself, with
// known operands.
#include <map>
#include <set>

#include "hcl/equality.hpp"
#include "hcl/function/law_case.hpp"
#include "hcl/unicode.hpp"
#include "support/catch.hpp"

namespace trailseal::hcl::law_test {
namespace {

/// One choice of what the unknowns are.
using World = std::map<std::string, std::string>;

const std::vector<World>& worlds() {
  static const std::vector<World> all{
      {{"x", ""},
       {"y", "a"},
       {"acct", "123456789012"},
       {"region", "us-east-1"},
       {"name", "a"}},
      {{"x", "a"},
       {"y", "a"},
       {"acct", "000000000000"},
       {"region", "eu-west-3"},
       {"name", "A.b_c-1"}},
      {{"x", "A-b/c:d"},
       {"y", ""},
       {"acct", "111111111111"},
       {"region", "a"},
       {"name", "a-b"}},
      {{"x", " a\n"},
       {"y", "-"},
       {"acct", "222222222222"},
       {"region", "b-"},
       {"name", "-"}},
      {{"x", "\"q\\"},
       {"y", "<&>"},
       {"acct", "123456789012"},
       {"region", "1"},
       {"name", ".."}},
      {{"x", "1"},
       {"y", "true"},
       {"acct", "123456789012"},
       {"region", "us-east-1"},
       {"name", "1"}},
      {{"x", "\xCC\x81z"},
       {"y", "b"},
       {"acct", "999999999999"},
       {"region", "-a"},
       {"name", "b"}},
      {{"x", "d"},
       {"y", "b"},
       {"acct", "123123123123"},
       {"region", "x-y"},
       {"name", "_"}},
      {{"x", "a-"},
       {"y", "-a"},
       {"acct", "100000000001"},
       {"region", "ab"},
       {"name", "ab"}},
  };
  return all;
}

SymbolClass class_of(const std::string& name) {
  if (name == "acct") return SymbolClass::AccountId;
  if (name == "region") return SymbolClass::Region;
  return name == "name" ? SymbolClass::Name : SymbolClass::Anything;
}

NamedScope unknown_scope() {
  Members names;
  for (const auto& [name, value] : worlds().front()) {
    const Text text =
        Text::of_symbol(Symbol{.id = name, .name = name, .cls = class_of(name)});
    names.emplace(name, Value::unknown(Type::string(), Unknown{.id = name,
                                                               .reason = "unknown",
                                                               .not_null = true,
                                                               .text = text}));
  }
  return NamedScope(std::move(names));
}

NamedScope known_scope(const World& world) {
  Members names;
  for (const auto& [name, value] : world) names.emplace(name, Value::string(value));
  return NamedScope(std::move(names));
}

Result<Value> evaluated(const std::string& text, Scope& scope) {
  const auto tree = read_expression(Source("generated", text));
  if (!tree) return tree.error();
  return Evaluator(scope).evaluate(**tree);
}

/// Could the half-known text be this string, with one string for each symbol?
bool text_fits(std::span<const Text::Piece> pieces, std::size_t at, std::string_view rest,
               World& known) {
  if (at == pieces.size()) return rest.empty();
  const Text::Piece& piece = pieces[at];
  const auto found = piece.symbol ? known.find(piece.symbol->id) : known.end();
  if (!piece.symbol || found != known.end()) {
    const std::string& literal = piece.symbol ? found->second : piece.literal;
    return rest.starts_with(literal) &&
           text_fits(pieces, at + 1, rest.substr(literal.size()), known);
  }
  for (std::size_t size = 0; size <= rest.size(); ++size) {
    World next = known;
    next[piece.symbol->id] = std::string(rest.substr(0, size));
    if (text_fits(pieces, at + 1, rest.substr(size), next)) return true;
  }
  return false;
}

bool has_combining(const World& world) { return world.at("x").starts_with("\xCC\x81"); }

bool fits(const Value& before, const Value& after, const World& world);

bool unknown_fits(const Value& before, const Value& after, const World& world) {
  const Unknown& what = before.what();
  if (after.is_null()) return !what.not_null;
  if (before.type().is_complete() && before.type() != after.type()) return false;
  if (before.type().is(Type::Kind::String)) {
    // A mark at the front of a symbol joins the literal before it.
    if (has_combining(world)) return true;
    World known = world;
    return text_fits(what.text.pieces(), 0, after.as_string(), known);
  }
  if (before.type().is(Type::Kind::Number)) {
    return !(what.least && after.as_number() < *what.least) &&
           !(what.most && *what.most < after.as_number());
  }
  const std::size_t size = after.items().size() + after.members().size();
  if (before.type().is_collection() && size < what.min_length) return false;
  return !what.max_length || size <= *what.max_length;
}

bool all_fit(const Values& before, const Values& after, const World& world) {
  if (before.size() != after.size()) return false;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (!fits(before[i], after[i], world)) return false;
  }
  return true;
}

/// Every member that was known is there, and there are no more than were said.
bool set_fits(const Value& before, const Value& after) {
  if (after.items().size() > before.items().size()) return false;
  for (const Value& member : before.items()) {
    const auto same = [&](const Value& one) { return identical(one, member); };
    if (member.is_wholly_known() &&
        std::none_of(after.items().begin(), after.items().end(), same)) {
      return false;
    }
  }
  return true;
}

bool fits(const Value& before, const Value& after, const World& world) {
  if (!before.is_known()) return unknown_fits(before, after, world);
  if (before.is_wholly_known()) return identical(before, after);
  if (after.is_null() || before.type().kind() != after.type().kind()) return false;
  if (before.type().is(Type::Kind::Set)) return set_fits(before, after);
  if (before.members().size() != after.members().size()) return false;
  for (const auto& [key, member] : before.members()) {
    const Value* other = after.member(key);
    if (other == nullptr || !fits(member, *other, world)) return false;
  }
  return all_fit(before.items(), after.items(), world);
}

std::string shown(const Result<Value>& result) {
  if (!result) return "error: " + result.error().message;
  return identity_of(*result) + " : " + result->type().display();
}

TEST_CASE("a generated call keeps its word once the unknowns are known",
          "[law][function]") {
  const auto calls = generated_calls();
  CHECK(calls.size() > 1500);
  NamedScope unknown = unknown_scope();
  std::vector<std::string> broken;
  for (const std::string& call : calls) {
    const auto before = evaluated(call, unknown);
    for (const World& world : worlds()) {
      NamedScope known = known_scope(world);
      const auto after = evaluated(call, known);
      const bool holds = before ? !after || fits(*before, *after, world) : !after;
      if (holds) continue;
      broken.push_back(call + "\n    before " + shown(before) + "\n    after  " +
                       shown(after) + "\n    where x is `" + world.at("x") + "`");
      break;
    }
  }
  for (const std::string& one : broken) UNSCOPED_INFO(one);
  CHECK(broken.empty());
}

/// The half-known texts among the calls' results, and what each is in every world.
struct Told {
  std::string call{};
  Value before{};
  std::vector<std::optional<Value>> after{};
};

std::vector<Told> told_texts() {
  NamedScope unknown = unknown_scope();
  std::vector<Told> all;
  for (const std::string& call : generated_calls()) {
    const auto before = evaluated(call, unknown);
    if (!before || before->is_known() || !before->type().is(Type::Kind::String)) continue;
    Told told{.call = call, .before = *before};
    for (const World& world : worlds()) {
      NamedScope known = known_scope(world);
      const auto after = evaluated(call, known);
      told.after.push_back(after ? std::optional(*after) : std::nullopt);
    }
    all.push_back(std::move(told));
  }
  return all;
}

TEST_CASE("two texts that are equal before are equal after, and so if they differ",
          "[law][function]") {
  const std::vector<Told> all = told_texts();
  CHECK(all.size() > 300);
  std::vector<std::string> broken;
  std::size_t decided = 0;
  // A spread of all pairs; every text is compared with itself and its neighbors.
  constexpr std::size_t kStep = 23;
  for (std::size_t first = 0; first < all.size(); ++first) {
    for (std::size_t second = first; second < all.size(); ++second) {
      if (second > first + 2 && (first * 7 + second) % kStep != 0) continue;
      const Told& a = all[first];
      const Told& b = all[second];
      const Verdict verdict = equal(a.before, b.before);
      if (verdict == Verdict::Unknown) continue;
      ++decided;
      for (std::size_t i = 0; i < a.after.size(); ++i) {
        if (!a.after[i] || !b.after[i]) continue;
        if (identical(*a.after[i], *b.after[i]) == (verdict == Verdict::Holds)) continue;
        broken.push_back(a.call + " and " + b.call + " in world " + std::to_string(i));
        break;
      }
    }
  }
  CHECK(decided > all.size());
  for (const std::string& one : broken) UNSCOPED_INFO(one);
  CHECK(broken.empty());
}

}  // namespace
}  // namespace trailseal::hcl::law_test
