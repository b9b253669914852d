// The law of three-valued evaluation: learning an unknown never flips a decided verdict.
// Small policies and requests with unknown parts are made at random; each is then made
// wholly known several times, and what was decided must still be so.
#include <array>
#include <map>
#include <random>

#include "iam/sample.hpp"

using namespace trailseal;
using namespace trailseal::iam;

namespace {

/// What each symbol may turn out to be.
struct Unknowable {
  const char* id;
  SymbolClass cls;
  std::vector<std::string> choices;
};

const std::vector<Unknowable>& unknowables() {
  static const std::vector<Unknowable> kAll{
      {"account", SymbolClass::AccountId, {"111122223333", "999999999999"}},
      {"bucket", SymbolClass::Name, {"b", "logs", "b2"}},
      {"region", SymbolClass::Region, {"us-east-1", "eu-west-1"}},
      {"word",
       SymbolClass::Anything,
       {"", "a", "true", "17", "x:y", "o-mine", "b/AWSLogs"}},
      {"arn", SymbolClass::Anything, {"arn:aws:s3:::b", "arn:aws:s3:::logs", kTrailArn}},
  };
  return kAll;
}

using Choice = std::map<std::string, std::string>;

class World {
 public:
  explicit World(unsigned seed) : random_(seed) {}

  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  bool chance(int percent) { return below(100) < percent; }

  template <typename T, std::size_t N>
  const T& pick(const std::array<T, N>& from) {
    return from[static_cast<std::size_t>(below(static_cast<int>(N)))];
  }

  Text symbol(const char* id) {
    for (const Unknowable& u : unknowables()) {
      if (u.id == std::string(id)) {
        return Text::of_symbol(Symbol{.id = u.id, .name = u.id, .cls = u.cls});
      }
    }
    return {};
  }

  Text account() { return chance(50) ? Text("111122223333") : symbol("account"); }
  Text bucket() { return chance(40) ? Text("b") : symbol("bucket"); }

  Text bucket_arn() {
    return chance(20) ? symbol("arn") : Text("arn:aws:s3:::") + bucket();
  }

  Text resource() {
    switch (below(7)) {
      case 0:
        return "*";
      case 1:
        return bucket_arn();
      case 2:
        return bucket_arn() + "/*";
      case 3:
        return bucket_arn() + "/AWSLogs/" + account() + "/*";
      case 4:
        return bucket_arn() + "/AWSLogs/${aws:SourceAccount}/*";
      case 5:
        return bucket_arn() + "/" + symbol("word") + "*";
      default:
        return bucket_arn() + "/AWSLogs/" + account() + "/x";
    }
  }

  Text trail_arn() {
    if (chance(15)) return symbol("arn");
    return Text("arn:aws:cloudtrail:") +
           (chance(50) ? symbol("region") : Text(chance(50) ? "*" : "us-east-1")) + ":" +
           account() + ":trail/" + (chance(50) ? "main" : "*");
  }

  Text value() {
    constexpr std::array<const char*, 9> kWords{"true",       "false",    "a",
                                                "a*",         "17",       "o-mine",
                                                "10.0.0.0/8", "${x:key}", "2026-01-01"};
    switch (below(5)) {
      case 0:
        return symbol("word");
      case 1:
        return account();
      case 2:
        return trail_arn();
      case 3:
        return symbol("word") + "*";
      default:
        return pick(kWords);
    }
  }

  TextList list(Text (World::*make)()) {
    TextList result;
    result.present = true;
    for (int i = 1 + below(2); i > 0; --i) {
      TextList::Item item;
      if (!chance(12)) item.text = (this->*make)();
      result.items.push_back(std::move(item));
    }
    result.open = chance(4);
    return result;
  }

  Text principal_word() {
    constexpr std::array<const char*, 4> kWords{"cloudtrail.amazonaws.com", "*",
                                                "config.amazonaws.com", "111122223333"};
    return chance(15) ? symbol("account") : Text(pick(kWords));
  }

  Text action_word() {
    constexpr std::array<const char*, 5> kWords{"s3:PutObject", "s3:*", "s3:GetBucketAcl",
                                                "s3:Put*", "*"};
    return pick(kWords);
  }

  PrincipalSet principal() {
    PrincipalSet set;
    set.present = true;
    set.open = chance(4);
    if (set.open) return set;
    if (chance(40)) {
      TextList star;
      star.present = true;
      star.items.push_back({.text = Text("*")});
      set.entries.push_back({.type = "*", .identifiers = std::move(star)});
    } else {
      set.entries.push_back({.type = chance(75) ? "Service" : "AWS",
                             .identifiers = list(&World::principal_word)});
    }
    return set;
  }

  ConditionTest condition() {
    constexpr std::array<const char*, 22> kOperators{"StringEquals",
                                                     "StringNotEquals",
                                                     "StringLike",
                                                     "StringNotLike",
                                                     "ArnLike",
                                                     "ArnNotLike",
                                                     "ArnEquals",
                                                     "Bool",
                                                     "Null",
                                                     "NumericLessThan",
                                                     "NumericNotEquals",
                                                     "IpAddress",
                                                     "NotIpAddress",
                                                     "DateGreaterThan",
                                                     "StringEqualsIgnoreCase",
                                                     "StringEqualsIfExists",
                                                     "StringNotEqualsIfExists",
                                                     "ForAnyValue:StringEquals",
                                                     "ForAllValues:StringLike",
                                                     "ForAllValues:StringNotEquals",
                                                     "BoolIfExists",
                                                     "ForAnyValue:StringNotLike"};
    constexpr std::array<const char*, 5> kKeys{"aws:SourceArn", "aws:SourceAccount",
                                               "x:key", "x:many", "x:other"};
    return {.op = pick(kOperators), .key = pick(kKeys), .values = list(&World::value)};
  }

  Policy policy() {
    Policy policy;
    policy.version = chance(70) ? Text("2012-10-17") : Text();
    policy.open = chance(5);
    for (int i = 1 + below(3); i > 0; --i) {
      Statement s;
      s.index = policy.statements.size();
      s.effect = chance(4)    ? Statement::Effect::Unknown
                 : chance(60) ? Statement::Effect::Allow
                              : Statement::Effect::Deny;
      s.open = chance(4);
      if (s.open) s.effect = Statement::Effect::Unknown;
      (chance(92) ? s.principal : s.not_principal) = principal();
      (chance(92) ? s.action : s.not_action) = list(&World::action_word);
      (chance(92) ? s.resource : s.not_resource) = list(&World::resource);
      for (int c = below(3); c > 0; --c) s.conditions.push_back(condition());
      s.condition_open = chance(4);
      policy.statements.push_back(std::move(s));
    }
    return policy;
  }

  ContextValue context_value() {
    switch (below(4)) {
      case 0:
        return ContextValue::absent();
      case 1:
        return ContextValue::unknown("nobody says");
      default:
        return ContextValue::present(value());
    }
  }

  Request request() {
    Request request{.caller = cloudtrail(), .action = "s3:PutObject"};
    request.resource = bucket_arn() + "/AWSLogs/" + account() + "/x";
    Context& c = request.context;
    c.set("aws:SourceArn", ContextValue::present(trail_arn()));
    c.set("aws:SourceAccount", chance(80) ? ContextValue::present(account())
                                          : ContextValue::unknown("nobody says"));
    c.set("x:key", context_value());
    c.set("x:other", context_value());
    if (chance(60)) {
      c.set("x:many", ContextValue::present(std::vector<Text>{value(), value()}));
    }
    return request;
  }

  // From here on: what was unknown becomes known.

  Choice choice() {
    Choice result;
    for (const Unknowable& u : unknowables()) {
      result[u.id] =
          u.choices[static_cast<std::size_t>(below(static_cast<int>(u.choices.size())))];
    }
    return result;
  }

  static Text learn(const Text& text, const Choice& choice) {
    Text known;
    for (const Text::Piece& piece : text.pieces()) {
      known.append(piece.symbol ? Text(choice.at(piece.symbol->id))
                                : Text(piece.literal));
    }
    return known;
  }

  void learn(TextList& list, const Choice& choice, Text (World::*make)()) {
    for (TextList::Item& item : list.items) {
      if (!item.text) item.text = (this->*make)();
      item.text = learn(*item.text, choice);
    }
    if (list.open && chance(50)) {
      list.items.push_back({.text = learn((this->*make)(), choice)});
    }
    list.open = false;
  }

  void learn(PrincipalSet& set, const Choice& choice) {
    for (auto& entry : set.entries) {
      learn(entry.identifiers, choice, &World::principal_word);
    }
    if (set.open) {
      const bool present = set.present;
      do set = principal();
      while (set.open);
      set.present = present;
      for (auto& entry : set.entries) {
        learn(entry.identifiers, choice, &World::principal_word);
      }
    }
  }

  void learn(Statement& s, const Choice& choice) {
    if (s.effect == Statement::Effect::Unknown) {
      s.effect = chance(50) ? Statement::Effect::Allow : Statement::Effect::Deny;
    }
    s.open = false;
    learn(s.principal, choice);
    learn(s.not_principal, choice);
    learn(s.action, choice, &World::action_word);
    learn(s.not_action, choice, &World::action_word);
    learn(s.resource, choice, &World::resource);
    learn(s.not_resource, choice, &World::resource);
    if (s.condition_open && chance(50)) s.conditions.push_back(condition());
    s.condition_open = false;
    for (ConditionTest& test : s.conditions) learn(test.values, choice, &World::value);
  }

  Policy learn(Policy policy, const Choice& choice) {
    if (policy.open && chance(70)) {
      Policy more = this->policy();
      for (Statement& s : more.statements) {
        s.index = policy.statements.size();
        policy.statements.push_back(s);
      }
    }
    policy.open = false;
    for (Statement& s : policy.statements) learn(s, choice);
    return policy;
  }

  Request learn(Request request, const Choice& choice) {
    request.resource = learn(request.resource, choice);
    Context known;
    for (const auto& [key, was] : request.context.values()) {
      ContextValue value = was;
      if (value.state == ContextValue::State::Unknown) {
        value =
            chance(30) ? ContextValue::absent() : ContextValue::present(this->value());
      }
      for (Text& text : value.values) text = learn(text, choice);
      known.set(key, std::move(value));
    }
    request.context = std::move(known);
    return request;
  }

 private:
  std::mt19937 random_;
};

bool stands(Outcome before, Outcome after) {
  switch (before) {
    case Outcome::Unknown:
      return true;
    case Outcome::NotAllowed:  // a denial that was only possible may become certain
      return after == Outcome::NotAllowed || after == Outcome::Denied;
    case Outcome::Allowed:
    case Outcome::Denied:
      break;
  }
  return before == after;
}

std::string told(const Evaluation& evaluation) {
  std::string text = to_string(evaluation.outcome);
  for (const std::string& line : lines_of(evaluation.why)) text += "\n  " + line;
  for (const StatementTrace& t : evaluation.trace) {
    text += "\n  " + std::to_string(t.statement + 1) + ". " + t.part + ": " + t.reason;
  }
  return text;
}

}  // namespace

TEST_CASE("learning an unknown never flips a decided verdict", "[law]") {
  std::map<Outcome, int> seen;
  for (unsigned seed = 0; seed < 6000; ++seed) {
    World world(seed);
    const Policy policy = world.policy();
    const Request request = world.request();
    const Evaluation before = evaluate(policy, request, PolicyKind::Resource);
    ++seen[before.outcome];
    for (int i = 0; i < 8; ++i) {
      const Choice choice = world.choice();
      const Evaluation after =
          evaluate(world.learn(policy, choice), world.learn(request, choice),
                   PolicyKind::Resource);
      if (stands(before.outcome, after.outcome)) continue;
      FAIL("seed " << seed << "\nbefore: " << told(before) << "\nafter: " << told(after));
    }
  }
  // The worlds are worth something only if every outcome is met often.
  for (const Outcome outcome :
       {Outcome::Allowed, Outcome::Denied, Outcome::NotAllowed, Outcome::Unknown}) {
    CAPTURE(to_string(outcome));
    CHECK(seen[outcome] > 150);
  }
}

TEST_CASE("an unknown decision always says what is missing", "[law]") {
  for (unsigned seed = 0; seed < 4000; ++seed) {
    World world(seed);
    const Policy policy = world.policy();
    const Evaluation e = evaluate(policy, world.request(), PolicyKind::Resource);
    CAPTURE(seed, told(e));
    CHECK(e.missing.empty() == (e.outcome != Outcome::Unknown));
    CHECK_FALSE(e.why.empty());
    CHECK(e.why.size() <= 3);
    CHECK(e.trace.size() == policy.statements.size());
  }
}
