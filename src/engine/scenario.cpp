// A set of scenarios is a word with a bit for each. The scenarios in which a variable has
// a value are such a set, and those with several variables fixed are intersections:
//
//   KeyArn = ""                  0011
//   Stage = "prod"               0101
//   KeyArn = "", Stage = "prod"  0001
//
// A set is described by the largest intersections inside it, fewest variables first,
// until all of it is covered.
//
// A trail has an entry for each description. A result is one result with all of them: a
// defect that holds in many scenarios is one thing to mend, and counts once. Failing
// results are alike where rule, trail, place and message are; what decided may differ.
#include "engine/scenario.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <tuple>

#include "engine/fingerprint.hpp"
#include "iam/explain/evidence_line.hpp"

namespace trailseal::engine {
namespace {

using cloudtrail::TrailSummary;
using Set = std::uint64_t;

class Descriptions {
 public:
  explicit Descriptions(const std::vector<ScenarioJudgement>& judgements) {
    for (std::size_t i = 0; i < judgements.size(); ++i) {
      all_ |= Set{1} << i;
      for (const auto& [name, value] : judgements[i].scenario) {
        where_[name][value] |= Set{1} << i;
      }
    }
  }

  std::vector<Scenario> of(Set set) const {
    if (set == all_) return {{}};
    std::vector<Scenario> found;
    Set covered = 0;
    for (std::size_t size = 1; size <= where_.size() && covered != set; ++size) {
      extend(where_.begin(), size, {}, all_, set, covered, found);
    }
    return found;
  }

 private:
  using Variables = std::map<std::string, std::map<ScenarioValue, Set>>;

  /// Adds every description with `size` more variables from `next` on.
  void extend(Variables::const_iterator next, std::size_t size, const Scenario& chosen,
              Set box, Set set, Set& covered, std::vector<Scenario>& found) const {
    if (size == 0) {
      if (box == 0 || (box & ~set) != 0 || (box & covered) != 0) return;
      covered |= box;
      found.push_back(chosen);
      return;
    }
    for (; next != where_.end(); ++next) {
      for (const auto& [value, scenarios] : next->second) {
        Scenario longer = chosen;
        longer[next->first] = value;
        extend(std::next(next), size - 1, longer, box & scenarios, set, covered, found);
      }
    }
  }

  Variables where_;
  Set all_ = 0;
};

void add(std::string& key, std::string_view field) { key.append(field).push_back('\0'); }

void add(std::string& key, const Value& value) { add(key, value.display()); }

std::string key_of(const TrailSummary& trail) {
  std::string key;
  add(key, std::to_string(trail.input));
  for (const std::string& field :
       {trail.address, trail.bucket.address, trail.key.address,
        std::to_string(static_cast<int>(trail.delivery)), trail.log_encryption.algorithm,
        trail.log_encryption.key, std::to_string(int{trail.key.set}),
        std::to_string(int{trail.key.unknown})}) {
    add(key, field);
  }
  for (const Value* field :
       {&trail.name, &trail.organization, &trail.multi_region, &trail.bucket.name,
        &trail.bucket.prefix, &trail.key.arn, &trail.log_group, &trail.topic}) {
    add(key, *field);
  }
  return key;
}

std::string key_of(const Result& result) {
  std::string key;
  for (const std::string& field :
       {result.rule->code, std::string(to_string(result.outcome)), result.trail,
        std::to_string(result.input), result.resource, result.message,
        result.missing.what, result.missing.help, result.waiver, result.place.pointer,
        std::to_string(result.place.input)}) {
    add(key, field);
  }
  if (result.outcome == Outcome::Fail) return key;
  for (const std::string& why : iam::lines_of(result.why)) add(key, why);
  return key;
}

void absorb(TrailSummary&, const TrailSummary&) {}

/// Takes what decided in another scenario, a few lines at most.
void absorb(Result& known, const Result& other) {
  constexpr std::size_t kLines = 3;
  for (const Evidence& line : other.why) {
    const bool there =
        std::find(known.why.begin(), known.why.end(), line) != known.why.end();
    if (!there && known.why.size() < kLines) known.why.push_back(line);
  }
}

void put(const TrailSummary& trail, std::vector<Scenario> scenarios,
         std::vector<TrailSummary>& out) {
  for (Scenario& scenario : scenarios) {
    out.push_back(trail);
    out.back().scenario = std::move(scenario);
  }
}

void put(Result result, std::vector<Scenario> scenarios, std::vector<Result>& out) {
  if (scenarios.empty()) return;
  result.scenario = std::move(scenarios.front());
  result.further.assign(std::next(scenarios.begin()), scenarios.end());
  out.push_back(std::move(result));
}

/// Items that are alike, in the order in which they first come up, with their scenarios.
template <typename Item>
class Gathered {
 public:
  void add(const Item& item, std::size_t scenario) {
    const auto [at, added] = index_.emplace(key_of(item), items_.size());
    if (added) {
      items_.emplace_back(item, 0);
    } else {
      absorb(items_[at->second].first, item);
    }
    items_[at->second].second |= Set{1} << scenario;
  }

  std::vector<Item> described(const Descriptions& descriptions) const {
    std::vector<Item> out;
    for (const auto& [item, set] : items_) put(item, descriptions.of(set), out);
    return out;
  }

 private:
  std::vector<std::pair<Item, Set>> items_;
  std::map<std::string, std::size_t> index_;
};

}  // namespace

Merged merge(const std::vector<ScenarioJudgement>& judgements,
             const std::vector<Input>& inputs) {
  const Descriptions descriptions(judgements);
  Gathered<TrailSummary> trails;
  Gathered<Result> results;
  for (std::size_t i = 0; i < judgements.size(); ++i) {
    for (const TrailSummary& trail : judgements[i].trails) trails.add(trail, i);
    for (const Result& result : judgements[i].results) results.add(result, i);
  }
  Merged merged{.trails = trails.described(descriptions),
                .results = results.described(descriptions)};
  std::stable_sort(
      merged.trails.begin(), merged.trails.end(),
      [](const TrailSummary& a, const TrailSummary& b) { return a.input < b.input; });
  std::map<std::pair<std::size_t, std::string>, std::size_t> ranks;
  for (std::size_t i = 0; i < merged.trails.size(); ++i) {
    ranks.emplace(std::pair(merged.trails[i].input, merged.trails[i].address), i);
  }
  const auto rank_of = [&](const Result& result) {
    const auto found = ranks.find({result.input, result.trail});
    return found == ranks.end() ? merged.trails.size() : found->second;
  };
  std::stable_sort(merged.results.begin(), merged.results.end(),
                   [&](const Result& a, const Result& b) {
                     return std::tuple(rank_of(a), a.rule->code, a.resource) <
                            std::tuple(rank_of(b), b.rule->code, b.resource);
                   });
  const FilePaths paths(inputs);
  for (Result& result : merged.results) {
    if (!result.scenario.empty()) {
      result.fingerprint = fingerprint(result, result.input, paths);
    }
  }
  return merged;
}

}  // namespace trailseal::engine
