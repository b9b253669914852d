// Changes are tried in the order of their size. One that leaves failures, or brings some, is
// the beginning of further changes that deal with these: a new key has to admit CloudTrail.
#include "repair/repair.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "repair/candidate.hpp"
#include "repair/proof.hpp"
#include "repair/scene.hpp"
#include "repair/search.hpp"

namespace trailseal::repair {
namespace {

using engine::Result;

/// Results that one repair may be for: with more, one change would be too large to read.
constexpr std::size_t kMaxGroup = 16;

/// "a, b and c".
std::string sentence_of(const std::vector<std::string>& phrases) {
  std::string sentence;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    if (i > 0) sentence += i + 1 == phrases.size() ? " and " : ", ";
    sentence += phrases[i];
  }
  return sentence;
}

/// Finds repairs for one result after another.
class Finder {
 public:
  Finder(const std::vector<JudgedGraph>& graphs, const Judge& judge,
         const std::vector<const Result*>& failing, Effort effort)
      : graph_(graphs.front().graph), scenes_(graphs, judge, effort), failing_(failing) {
    found_.of_result.resize(failing.size());
    for (std::size_t i = 0; i < failing.size(); ++i) {
      groups_[group_of(*graphs.front().graph, *failing[i])].push_back(i);
      by_key_[key_of(*failing[i])].push_back(i);
    }
  }

  RepairedResults run() {
    for (std::size_t i = 0; i < failing_.size(); ++i) {
      if (!found_.of_result[i]) find_for(i);
    }
    return std::move(found_);
  }

 private:
  void find_for(std::size_t at) {
    if (!scenes_.may_try()) return;
    const std::set<ResultKey> alone{key_of(*failing_[at])};
    const std::set<ResultKey> group = group_around(at);
    auto proven = group.size() > 1 ? search(scenes_, group, taken_) : std::nullopt;
    if (!proven) proven = search(scenes_, alone, taken_);
    if (proven) take(std::move(*proven));
  }

  /// What fails beside a result and may be ended by the same change.
  std::set<ResultKey> group_around(std::size_t at) const {
    std::set<ResultKey> keys{key_of(*failing_[at])};
    const std::string name = group_of(*graph_, *failing_[at]);
    const std::vector<std::size_t>& group = groups_.at(name);
    if (name.empty() || group.size() > kMaxGroup) return keys;
    for (const std::size_t i : group) {
      if (!found_.of_result[i]) keys.insert(key_of(*failing_[i]));
    }
    return keys;
  }

  void take(Proven proven) {
    Repair repair{.edits = std::move(proven.change.edits),
                  .sentence = sentence_of(proven.change.phrases),
                  .unchanged = proven.unchanged,
                  .delivering = std::move(proven.delivering)};
    for (const ResultKey& key : proven.ended) {
      const auto row = by_key_.find(key);
      if (row == by_key_.end()) continue;
      for (const std::size_t i : row->second) note_ended(i, repair);
    }
    note_sids(repair);
    found_.repairs.push_back(std::move(repair));
  }

  void note_ended(std::size_t at, Repair& repair) {
    const Result& result = *failing_[at];
    repair.ended.push_back({.fingerprint = result.fingerprint,
                            .code = result.rule->code,
                            .trail = result.trail});
    if (!found_.of_result[at]) found_.of_result[at] = found_.repairs.size();
  }

  /// Two repairs must not bring one Sid into one policy.
  void note_sids(const Repair& repair) {
    for (const Edit& edit : repair.edits) {
      const Value& sid = edit.value["Sid"];
      if (edit.kind == Edit::Kind::Append && sid.is_text()) {
        taken_[{edit.input, edit.resource}].insert(sid.display());
      }
    }
  }

  const ResourceGraph* graph_;
  Scenes scenes_;
  const std::vector<const Result*>& failing_;
  std::map<std::string, std::vector<std::size_t>> groups_{};  ///< indices into failing_
  std::map<ResultKey, std::vector<std::size_t>> by_key_{};    ///< likewise
  TakenSids taken_{};
  RepairedResults found_{};
};

}  // namespace

RepairedResults find_repairs(const std::vector<JudgedGraph>& graphs, const Judge& judge,
                             const std::vector<const Result*>& failing, Effort effort) {
  if (graphs.empty() || failing.empty()) {
    return {.of_result = std::vector<std::optional<std::size_t>>(failing.size())};
  }
  return Finder(graphs, judge, failing, effort).run();
}

}  // namespace trailseal::repair
