// Changes are tried in the order of their size. One that leaves failures, or brings some, is
// the beginning of further changes that deal with these: a new key has to admit CloudTrail.
#include "repair/repair.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/word_list.hpp"
#include "repair/candidate.hpp"
#include "repair/proof.hpp"
#include "repair/scene.hpp"
#include "repair/search.hpp"

namespace trailseal::repair {
namespace {

using engine::Result;

/// Finds repairs for one result after another.
class Finder {
 public:
  Finder(const std::vector<JudgedGraph>& graphs, const Judge& judge,
         const std::vector<const Result*>& failing, const Effort& effort)
      : scenes_(graphs, judge, effort), failing_(failing) {
    found_.of_result.resize(failing.size());
  }

  RepairedResults run() {
    for (std::size_t i = 0; i < failing_.size(); ++i) {
      if (!found_.of_result[i]) find_for(i);
    }
    return std::move(found_);
  }

 private:
  void find_for(std::size_t at) {
    const std::set<ResultKey> alone{key_of(*failing_[at])};
    const std::set<ResultKey> group = group_around(at);
    auto proven = group.size() > 1 ? search(scenes_, group, taken_) : std::nullopt;
    if (!proven) proven = search(scenes_, alone, taken_);
    if (proven) take(std::move(*proven));
  }

  /// What fails beside a result and may be ended by the same change.
  std::set<ResultKey> group_around(std::size_t at) const {
    std::set<ResultKey> keys{key_of(*failing_[at])};
    const std::string group = group_of(*failing_[at]);
    for (std::size_t i = at + 1; i < failing_.size() && !group.empty(); ++i) {
      if (failing_[i]->trail != failing_[at]->trail) break;
      if (!found_.of_result[i] && group_of(*failing_[i]) == group) {
        keys.insert(key_of(*failing_[i]));
      }
    }
    return keys;
  }

  void take(Proven proven) {
    Repair repair{.edits = std::move(proven.change.edits),
                  .sentence = joined(proven.change.phrases, ", "),
                  .unchanged = proven.unchanged,
                  .delivering = std::move(proven.delivering)};
    for (std::size_t i = 0; i < failing_.size(); ++i) {
      const Result& result = *failing_[i];
      if (proven.ended.count(key_of(result)) == 0) continue;
      repair.ended.push_back({.fingerprint = result.fingerprint,
                              .code = result.rule->code,
                              .trail = result.trail});
      if (!found_.of_result[i]) found_.of_result[i] = found_.repairs.size();
    }
    note_sids(repair);
    found_.repairs.push_back(std::move(repair));
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

  Scenes scenes_;
  const std::vector<const Result*>& failing_;
  TakenSids taken_{};
  RepairedResults found_{};
};

}  // namespace

RepairedResults find_repairs(const std::vector<JudgedGraph>& graphs, const Judge& judge,
                             const std::vector<const Result*>& failing,
                             const Effort& effort) {
  if (graphs.empty() || failing.empty()) {
    return {.of_result = std::vector<std::optional<std::size_t>>(failing.size())};
  }
  return Finder(graphs, judge, failing, effort).run();
}

}  // namespace trailseal::repair
