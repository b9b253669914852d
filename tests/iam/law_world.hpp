// Small policies and requests made at random, with unknown parts, and what may be learnt of
// them. Nothing here asks the evaluator.
//
// What a symbol may turn out to be keeps to base/glob.hpp: a string with `*` or `?` only for
// a symbol that stands in policies alone, and never a policy variable.
#pragma once

#include <array>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "iam/sample.hpp"

namespace trailseal::iam {

/// What each symbol may turn out to be.
struct Unknowable {
  const char* id;
  SymbolClass cls;
  std::vector<std::string> choices;
};

inline const std::vector<Unknowable>& unknowables() {
  static const std::vector<Unknowable> kAll{
      {"account", SymbolClass::AccountId, {"111122223333", "999999999999"}},
      {"bucket", SymbolClass::Name, {"b", "logs", "b2"}},
      {"region", SymbolClass::Region, {"us-east-1", "eu-west-1"}},
      {"word",
       SymbolClass::Anything,
       {"", "a", "true", "17", "x:y", "o-mine", "b/AWSLogs"}},
      {"arn", SymbolClass::Anything, {"arn:aws:s3:::b", "arn:aws:s3:::logs", kTrailArn}},
      // Ends before the fifth colon, behind it, or short of both.
      {"head",
       SymbolClass::Anything,
       {"arn:aws:s3:::", "arn:aws:s3::", "arn:aws:kms:us-east-1:", "arn:aws:s3:::b/"}},
      {"key", SymbolClass::KeyId, {"1234abcd", "mrk-1234"}},
      {"date", SymbolClass::Date, {"2026/11/27", "2026/01/01"}},
      // Of policies alone.
      {"pattern",
       SymbolClass::Anything,
       {"*", "a*", "?", "b/AWSLogs/*", "arn:aws:s3:::*"}},
      {"suffix", SymbolClass::Anything, {"amazonaws.com", "com", "amazonaws.com.cn", ""}},
      {"version", SymbolClass::Anything, {"2012-10-17", "2008-10-17", ""}},
  };
  return kAll;
}

using Choice = std::map<std::string, std::string>;

class World {
 public:
  World(unsigned seed, PolicyKind kind) : kind_(kind), random_(seed) {}

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

  Text key_arn() {
    return Text("arn:aws:kms:") + (chance(30) ? symbol("region") : Text("us-east-1")) +
           ":" + account() + ":key/" + (chance(40) ? symbol("key") : Text("1234abcd"));
  }

  /// A variable, of a key that has a value, may have one, or is known to have none.
  Text variable() {
    constexpr std::array<const char*, 10> kVariables{
        "${aws:SourceAccount}", "${aws:userid}", "${x:key}", "${x:other, 'AWSLogs'}",
        "${x:none, 'AWSLogs'}", "${x:none}",     "${*}",     "${aws:SourceAccount",
        "${AWS::Region}",       "${x:many, 'a'}"};
    return pick(kVariables);
  }

  Text resource() {
    if (chance(30)) return "*";
    if (kind_ == PolicyKind::Key && chance(70)) return key_resource();
    if (chance(20)) return bucket_arn() + "/*";
    switch (below(14)) {
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
      case 6:
        return bucket_arn() + "/" + variable() + "/" + (chance(50) ? "*" : "x");
      case 7:
        return symbol("head") + variable() + (chance(50) ? ":key/k" : "/*");
      case 8:
        return symbol("head") + symbol("pattern");
      case 9:
        return chance(50) ? symbol("pattern") : bucket_arn() + symbol("pattern");
      case 10:
        if (chance(50)) return bucket_arn() + "/AWSLogs/2026/11/*";
        return Text(chance(50) ? "arn:aws:s3" : "arn:aws:s3:::b/pr?f/*");
      case 11:  // stars that may go past colons
        return Text(chance(50) ? "arn:aws:s3:*:" : "arn:*:") + bucket() + "/*";
      case 12:
        return Text("arn:*:s3:::") + bucket() + "/" + variable() + "*";
      default:
        return bucket_arn() + "/AWSLogs/" + account() + "/x";
    }
  }

  Text key_resource() {
    switch (below(7)) {
      case 0:
        return "*";
      case 6:
        return Text("arn:aws:kms:*:key/") + symbol("key");
      case 1:
        return Text("arn:aws:kms:*:") + account() + ":" + (chance(50) ? "*" : "key/*");
      case 2:
        return Text("arn:aws:kms:us-east-1:") + account() + ":ke?/1234abcd";
      case 3:
        return symbol("head") + variable() + ":key/" + symbol("key");
      case 4:
        return symbol("head") + "*";
      default:
        return key_arn();
    }
  }

  Text trail_arn() {
    if (chance(15)) return symbol("arn");
    return Text("arn:aws:cloudtrail:") +
           (chance(50) ? symbol("region") : Text(chance(50) ? "*" : "us-east-1")) + ":" +
           account() + ":trail/" + (chance(50) ? "main" : "*");
  }

  Text value() {
    constexpr std::array<const char*, 19> kWords{"true",
                                                 "aGk",
                                                 "aGk=",
                                                 "false",
                                                 "a",
                                                 "a*",
                                                 "17",
                                                 "o-mine",
                                                 "10.0.0.0/8",
                                                 "10.1.2.3",
                                                 "2026-01-01",
                                                 "1e1",
                                                 "2026-01-01 00:00",
                                                 "pr?f",
                                                 "*",
                                                 "2026",
                                                 "pr\u00fcf",
                                                 "PR\u00dcF",
                                                 ""};
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

  /// A value as a policy may have it, which is more than a request may.
  Text wanted() {
    switch (below(8)) {
      case 0:
        return symbol("pattern");
      case 1:
        return Text(chance(50) ? "a" : "") + variable() + (chance(30) ? "*" : "");
      case 2:
        return symbol("word") + variable();
      default:
        return value();
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
    constexpr std::array<const char*, 6> kWords{"cloudtrail.amazonaws.com",
                                                "*",
                                                "config.amazonaws.com",
                                                "111122223333",
                                                "cloudtrail.us-east-1.amazonaws.com",
                                                "cloudtrail.no.amazonaws.com"};
    switch (below(12)) {
      case 0:
        return symbol("account");
      case 1:
        return Text("cloudtrail.") + symbol("region") + ".amazonaws.com";
      case 2:
        return Text("cloudtrail.us-east-1.") + symbol("suffix");
      case 3:
        return Text("cloudtrail.us-east-1.amazonaws.") + symbol("suffix");
      case 4:
        return symbol("word") + ".us-east-1.amazonaws.com";
      default:
        return pick(kWords);
    }
  }

  Text action_word() {
    if (chance(40)) return kind_ == PolicyKind::Key ? "kms:*" : "s3:Put*";
    if (chance(10)) return Text("s3:") + symbol("pattern");
    constexpr std::array<const char*, 9> kWords{
        "s3:PutObject", "s3:*",         "s3:GetBucketAcl",    "s3:Put*", "*", "kms:*",
        "*:*",          "s*:PutObject", "kms:GenerateDataKey"};
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

  std::string op() {
    constexpr std::array<const char*, 26> kOperators{"StringEquals",
                                                     "StringNotEquals",
                                                     "StringEqualsIgnoreCase",
                                                     "StringLike",
                                                     "StringNotLike",
                                                     "StringNotEqualsIgnoreCase",
                                                     "ArnLike",
                                                     "ArnNotLike",
                                                     "ArnEquals",
                                                     "ArnNotEquals",
                                                     "NumericEquals",
                                                     "NumericNotEquals",
                                                     "NumericLessThan",
                                                     "NumericLessThanEquals",
                                                     "NumericGreaterThan",
                                                     "DateEquals",
                                                     "DateNotEquals",
                                                     "DateLessThan",
                                                     "DateGreaterThan",
                                                     "DateLessThanEquals",
                                                     "DateGreaterThanEquals",
                                                     "Bool",
                                                     "BinaryEquals",
                                                     "IpAddress",
                                                     "NotIpAddress",
                                                     "NumericGreaterThanEquals"};
    constexpr std::array<const char*, 3> kSets{"", "ForAnyValue:", "ForAllValues:"};
    if (chance(6)) return "Null";
    const std::string set = chance(50) ? "" : pick(kSets);
    return set + pick(kOperators) + (chance(25) ? "IfExists" : "");
  }

  ConditionTest condition() {
    constexpr std::array<const char*, 6> kKeys{
        "aws:SourceArn", "aws:SourceAccount", "x:key", "x:many", "x:other", "x:none"};
    return {.op = op(), .key = pick(kKeys), .values = list(&World::wanted)};
  }

  Policy policy() {
    Policy policy;
    policy.version = chance(75)   ? Text("2012-10-17")
                     : chance(50) ? symbol("version")
                                  : Text();
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
      (chance(85) ? s.resource : s.not_resource) = list(&World::resource);
      for (int c = chance(50) ? below(3) : 0; c > 0; --c) {
        s.conditions.push_back(condition());
      }
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

  Text object_arn() {
    if (chance(10)) return symbol("head") + account() + ":key/k";
    if (chance(10)) return "arn:aws:s3:::b/pr\u00fcf/x";
    if (chance(20)) return bucket_arn() + "/AWSLogs/" + symbol("date") + "/x";
    return bucket_arn() + "/AWSLogs/" + account() + "/x";
  }

  Request request() {
    const bool key = kind_ == PolicyKind::Key;
    Request request{.caller = cloudtrail(),
                    .action = key ? "kms:GenerateDataKey" : "s3:PutObject"};
    request.resource = key ? key_arn() : object_arn();
    Context& c = request.context;
    c.set("aws:SourceArn", ContextValue::present(trail_arn()));
    c.set("aws:SourceAccount", chance(80) ? ContextValue::present(account())
                                          : ContextValue::unknown("nobody says"));
    c.set("aws:userid", context_value());
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
    for (ConditionTest& test : s.conditions) learn(test.values, choice, &World::wanted);
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
    policy.version = learn(policy.version, choice);
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
            chance(30) ? ContextValue::absent()
            : chance(85)
                ? ContextValue::present(this->value())
                : ContextValue::present(std::vector<Text>{this->value(), this->value()});
      }
      for (Text& text : value.values) text = learn(text, choice);
      known.set(key, std::move(value));
    }
    request.context = std::move(known);
    return request;
  }

 private:
  PolicyKind kind_;
  std::mt19937 random_;
};

/// Whether what was decided before is still so.
inline bool stands(Outcome before, Outcome after) {
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

/// A decision for people, statement by statement.
inline std::string told(const Explanation& evaluation) {
  std::string text = to_string(evaluation.outcome);
  for (const std::string& line : lines_of(evaluation.why)) text += "\n  " + line;
  for (const StatementTrace& t : evaluation.trace) {
    text += "\n  " + std::to_string(t.statement + 1) + ". " +
            (t.unmet ? words_of(*t.unmet) : "matches");
  }
  return text;
}

/// How many worlds a test draws, and from which seed on: `TRAILSEAL_LAW_WORLDS` and
/// `TRAILSEAL_LAW_SEED` set both for a longer run (scripts/laws).
struct WorldRange {
  unsigned first = 0;
  unsigned count = 0;
};

inline WorldRange worlds(unsigned usual) {
  const auto given = [](const char* name, unsigned otherwise) {
    const char* text = std::getenv(name);
    return text ? static_cast<unsigned>(std::stoul(text)) : otherwise;
  };
  return {.first = given("TRAILSEAL_LAW_SEED", 0),
          .count = given("TRAILSEAL_LAW_WORLDS", usual)};
}

}  // namespace trailseal::iam
