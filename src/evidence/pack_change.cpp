// Each trail becomes a list of names and texts, and the lists are compared.
#include "evidence/pack_change.hpp"

#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "base/word_list.hpp"

namespace trailseal::evidence {
namespace {

using Facts = std::map<std::string, std::string>;
using TrailName = std::pair<std::string, std::string>;  ///< account and address

/// A fact of a trail that is one text.
struct ComparedFact {
  std::string_view path;
  std::string_view what;
};

constexpr std::array kCompared{
    ComparedFact{"delivery", "delivery"},
    ComparedFact{"log_encryption.algorithm", "encryption of log files"},
    ComparedFact{"log_encryption.key", "key of log files"},
    ComparedFact{"logging", "switched on"},
    ComparedFact{"log_validation", "log file validation"},
    ComparedFact{"multi_region", "covers all regions"},
    ComparedFact{"organization", "organization trail"},
    ComparedFact{"prefix", "prefix"},
    ComparedFact{"bucket.name", "bucket"},
    ComparedFact{"bucket.default_encryption.algorithm", "bucket default"},
    ComparedFact{"bucket.default_encryption.key", "key of the bucket default"},
};

std::string text_of(const Value& value) {
  return value.is_unset() ? std::string() : value.display();
}

/// Several facts of one name are one text.
void add_fact(Facts& facts, const std::string& name, const std::string& text) {
  std::string& all = facts[name];
  if (!all.empty() && !text.empty()) all += "; ";
  all += text;
}

std::string principals_text(const Value& grant) {
  std::vector<std::string> names;
  for (const Value& each : grant["principals"].items()) names.push_back(each.display());
  std::string text = text_of(grant["effect"]) + " " + joined(names);
  std::vector<std::string> conditions;
  for (const Value& each : grant["conditions"].items()) {
    conditions.push_back(each.display());
  }
  return conditions.empty() ? text : text + " if " + joined(conditions, " and ");
}

void add_key_facts(const Value& key, Facts& facts) {
  const std::string of = " of the key of the " + text_of(key["use"]);
  add_fact(facts, "ARN" + of, text_of(key["arn"]));
  add_fact(facts, "state" + of, text_of(key["state"]));
  add_fact(facts, "rotation" + of, text_of(key["rotation"]));
  for (const Value& grant : key["decrypt"].items()) {
    add_fact(facts, "who may decrypt by " + text_of(grant["statement"]) + of,
             principals_text(grant));
  }
}

Facts facts_of(const Value& trail) {
  Facts facts;
  for (const ComparedFact& fact : kCompared) {
    add_fact(facts, std::string(fact.what), text_of(trail.at_path(fact.path)));
  }
  for (const Value& key : trail["keys"].items()) add_key_facts(key, facts);
  for (const Value& each : trail["requirements"].items()) {
    add_fact(facts, text_of(each["code"]) + " " + text_of(each["rule"]),
             text_of(each["outcome"]));
  }
  for (const Value& each : trail["status"].items()) {
    const std::string in = " in " + text_of(each.at_path("source.region"));
    add_fact(facts, "delivery error" + in, text_of(each["delivery_error"]));
    add_fact(facts, "digest error" + in, text_of(each["digest_error"]));
  }
  for (const Value& each : trail["security_hub"].items()) {
    add_fact(facts, "Security Hub " + text_of(each["control"]), text_of(each["status"]));
  }
  return facts;
}

/// The trails of a pack; of one with several entries all are one.
std::map<TrailName, Facts> trails_of(const Value& pack) {
  std::map<TrailName, Facts> all;
  for (const Value& account : pack["accounts"].items()) {
    for (const Value& trail : account["trails"].items()) {
      Facts& facts = all[{text_of(account["account"]), text_of(trail["address"])}];
      for (const auto& [name, text] : facts_of(trail)) add_fact(facts, name, text);
    }
  }
  return all;
}

void compare_facts(const TrailName& name, const Facts& before, const Facts& after,
                   std::vector<PackChange>& changes) {
  std::set<std::string> names;
  for (const auto& [fact, text] : before) names.insert(fact);
  for (const auto& [fact, text] : after) names.insert(fact);
  const auto text_in = [](const Facts& facts, const std::string& fact) {
    const auto at = facts.find(fact);
    return at == facts.end() ? std::string() : at->second;
  };
  for (const std::string& fact : names) {
    PackChange change{.account = name.first,
                      .trail = name.second,
                      .what = fact,
                      .before = text_in(before, fact),
                      .after = text_in(after, fact)};
    if (change.before != change.after) changes.push_back(std::move(change));
  }
}

}  // namespace

std::vector<PackChange> changes_between(const Value& former, const Value& current) {
  std::vector<PackChange> changes;
  const std::string before = text_of(former.at_path("standard.name"));
  const std::string after = text_of(current.at_path("standard.name"));
  if (before != after) {
    changes.push_back({.what = "standard", .before = before, .after = after});
  }
  const std::map<TrailName, Facts> old_trails = trails_of(former);
  const std::map<TrailName, Facts> new_trails = trails_of(current);
  for (const auto& [name, facts] : old_trails) {
    if (new_trails.count(name) > 0) continue;
    changes.push_back({.account = name.first,
                       .trail = name.second,
                       .what = "the trail",
                       .before = "in the pack",
                       .after = "not in the pack"});
  }
  for (const auto& [name, facts] : new_trails) {
    const auto old = old_trails.find(name);
    if (old != old_trails.end()) {
      compare_facts(name, old->second, facts, changes);
      continue;
    }
    changes.push_back({.account = name.first,
                       .trail = name.second,
                       .what = "the trail",
                       .before = "not in the pack",
                       .after = "in the pack"});
  }
  return changes;
}

}  // namespace trailseal::evidence
