#include "repair/search.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/limits.hpp"

namespace trailseal::repair {
namespace {

using engine::GraphJudgement;
using engine::Result;

/// Of a result: does it fail in the scene?
bool fails_in(const Scene& scene, const ResultKey& key) {
  return scene.before->of(key).fail > 0;
}

/// Two ways may lead to the same edits. Not for output.
std::string identity_of(const std::vector<Edit>& edits) {
  std::string identity;
  for (const Edit& edit : edits) {
    identity += std::to_string(static_cast<int>(edit.kind)) + '\n' +
                std::to_string(edit.input) + '\n' + edit.resource + '\n' +
                edit.attribute + '\n' + edit.key + '\n' + edit.created.address + '\n' +
                edit.value.display() + '\n';
    for (const EditStep& step : edit.steps) {
      identity += step.member + '.' + std::to_string(step.index) + '\n';
    }
  }
  return identity;
}

/// Goes through changes by their size, and from one that does not do to larger ones.
class Search {
 public:
  Search(Scenes& scenes, const std::set<ResultKey>& goals, const TakenSids& taken)
      : scenes_(scenes), stage_(scenes.stage_for(goals)), goals_(goals), taken_(taken) {}

  std::optional<Proven> run() {
    main_ = scene_of_goals();
    if (main_ == nullptr) return std::nullopt;
    expand(*main_->graph, first_failing(), Change{});
    for (std::size_t tries = 0; tries < kMaxRepairTries && !open_.empty(); ++tries) {
      if (!scenes_.may_try()) return std::nullopt;
      auto node = open_.extract(open_.begin());
      if (auto proven = try_change(std::move(node.mapped()))) return proven;
    }
    return std::nullopt;
  }

 private:
  const Scene* scene_of_goals() const {
    for (const Scene& scene : stage_.scenes) {
      if (std::any_of(goals_.begin(), goals_.end(),
                      [&](const ResultKey& goal) { return fails_in(scene, goal); })) {
        return &scene;
      }
    }
    return nullptr;
  }

  /// The goals as results of the scene.
  std::vector<Result> first_failing() const {
    return objections_to(*main_->judged, *main_->before, goals_).failing;
  }

  void expand(const ResourceGraph& graph, const std::vector<Result>& failing,
              const Change& so_far) {
    if (so_far.edits.size() >= kMaxRepairEdits) return;
    std::vector<const Result*> results;
    results.reserve(failing.size());
    for (const Result& result : failing) results.push_back(&result);
    if (results.empty()) return;
    // What is new comes last: the goals lead the way.
    std::stable_partition(results.begin(), results.end(), [&](const Result* result) {
      return goals_.count(key_of(*result)) > 0;
    });
    for (Change& change : candidates_for(graph, results, taken_)) {
      if (takes_an_address(change)) continue;
      Change whole = so_far;
      whole.add(std::move(change));
      if (!seen_.insert(identity_of(whole.edits)).second) continue;
      const std::size_t cost = whole.cost();
      open_.emplace(cost, std::move(whole));
    }
  }

  /// Is there a resource of that address, though it is not on the stage?
  bool takes_an_address(const Change& change) const {
    return std::any_of(change.edits.begin(), change.edits.end(), [&](const Edit& edit) {
      return edit.kind == Edit::Kind::CreateResource &&
             scenes_.has(edit.input, edit.created.address);
    });
  }

  std::optional<Proven> try_change(Change change) {
    const ResourceGraph changed = trailseal::apply(*main_->graph, change.edits);
    const GraphJudgement after = scenes_.judge(changed);
    const Objections objections = objections_to(after, *main_->before, goals_);
    if (objections.none()) return prove(std::move(change), Verdicts(after));
    // A delivery may be worse for a failure that a further change ends.
    expand(changed, objections.failing, change);
    return std::nullopt;
  }

  /// The same in all other scenarios.
  std::optional<Proven> prove(Change change, const Verdicts& after) {
    Proven proven{.unchanged = stage_.beside + main_->before->unchanged_in(after)};
    for (const auto& [key, count] : main_->before->all()) {
      if (count.fail > 0 && after.of(key).fail == 0) proven.ended.insert(key);
    }
    for (const auto& [trail, verdict] : main_->before->deliveries()) {
      const auto now = after.deliveries().find(trail);
      const bool better = verdict != Verdict::Holds && now != after.deliveries().end() &&
                          now->second == Verdict::Holds;
      if (better) proven.delivering.push_back(trail.second);
    }
    for (const Scene& scene : stage_.scenes) {
      if (&scene != main_ && !holds_in(scene, change, proven)) return std::nullopt;
    }
    proven.change = std::move(change);
    return proven;
  }

  bool holds_in(const Scene& scene, const Change& change, Proven& proven) {
    const std::vector<Edit> edits = edits_in(*main_->graph, *scene.graph, change.edits);
    const GraphJudgement after = scenes_.judge(trailseal::apply(*scene.graph, edits));
    if (!objections_to(after, *scene.before, goals_).none()) return false;
    const Verdicts now(after);
    std::erase_if(proven.ended,
                  [&](const ResultKey& key) { return now.of(key).fail > 0; });
    return true;
  }

  Scenes& scenes_;
  const Stage stage_;
  const std::set<ResultKey>& goals_;
  const TakenSids& taken_;
  const Scene* main_ = nullptr;
  std::multimap<std::size_t, Change> open_{};
  std::set<std::string> seen_{};
};

}  // namespace

std::optional<Proven> search(Scenes& scenes, const std::set<ResultKey>& goals,
                             const TakenSids& taken) {
  return Search(scenes, goals, taken).run();
}

}  // namespace trailseal::repair
