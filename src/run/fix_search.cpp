#include "run/fix_search.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "run/judgement.hpp"

namespace trailseal::run {
namespace {

/// The settings of the run with every rule that is judged unless it is asked for by name,
/// and those that were.
Judging by_all_rules(Judging judging) {
  std::vector<const rule::Rule*> rules;
  for (const rule::Rule* rule : judging.catalogue->rules()) {
    const bool chosen = std::find(judging.rules.begin(), judging.rules.end(), rule) !=
                        judging.rules.end();
    if (chosen || !rule->opt_in) rules.push_back(rule);
  }
  judging.rules = std::move(rules);
  return judging;
}

template <typename Items>
void move_behind(Items& from, Items& to) {
  to.insert(to.end(), std::make_move_iterator(from.begin()),
            std::make_move_iterator(from.end()));
}

/// The sources of a plan may have the change already, which the plan does not know of.
bool is_made_already(const patch::Patch& patch) {
  return patch.is_whole() && std::all_of(patch.files.begin(), patch.files.end(),
                                         [](const patch::FileChange& file) {
                                           return patch::text_after(file) == *file.before;
                                         });
}

}  // namespace

bool has_failure(const std::vector<engine::Result>& results) {
  return std::any_of(results.begin(), results.end(), [](const engine::Result& result) {
    return result.outcome == engine::Outcome::Fail;
  });
}

FixSearch::FixSearch(const Settings& settings, const load::LoadedInputs& loaded,
                     const report::Report& report)
    : judging_(by_all_rules(settings.judging)),
      graphs_(judging_, loaded, before_),
      sources_(report.inputs, report.sources),
      patches_(loaded.graph,
               [this](const std::string& path) { return sources_.of(path); }) {
  for (const ResourceGraph* graph : graphs_.graphs()) {
    before_.push_back({.graph = graph, .judged = graphs_.judge(*graph)});
  }
}

/// Judges all graphs again with the edits made, as long as the bound allows; what is not
/// judged does not hold.
Outlook FixSearch::look(const std::vector<Edit>& edits,
                        const std::set<std::string>& ended) {
  if (!effort_.is_left()) return {};
  for (const repair::JudgedGraph& each : before_) {
    effort_.spend(*each.graph, each.judged.trails.size());
  }
  return graphs_.look(edits, ended);
}

/// False where the same text would do harm elsewhere, is there already, or there is none.
bool FixSearch::put_text_to(FoundFix& fix) {
  auto patch = patches_.make(fix.repair.edits);
  if (!patch) return false;
  fix.patch = std::move(*patch);
  if (is_made_already(fix.patch)) return false;
  if (fix.patch.spread.empty()) return true;
  const Outlook outlook =
      look(with_spread(fix.repair.edits, fix.patch), ended_by(fix.repair));
  fix.repair.unchanged = outlook.unchanged;
  return outlook.holds;
}

std::vector<FoundFix> FixSearch::find(const std::vector<engine::Result>& results) {
  std::vector<const engine::Result*> failing;
  for (const engine::Result& result : results) {
    if (result.outcome == engine::Outcome::Fail) failing.push_back(&result);
  }
  std::vector<FoundFix> found;
  auto repaired = repair::find_repairs(
      before_, [this](const ResourceGraph& graph) { return graphs_.judge(graph); },
      failing);
  for (repair::Repair& repair : repaired.repairs) {
    FoundFix fix{.repair = std::move(repair)};
    if (put_text_to(fix)) found.push_back(std::move(fix));
  }
  return found;
}

/// Makes those that are in already and these in one patch, and proves it.
bool FixSearch::try_with(std::vector<FoundFix>& more, JointFix& joint) {
  std::vector<Edit> edits;
  std::set<std::string> ended;
  const auto add = [&](const FoundFix& fix) {
    edits.insert(edits.end(), fix.repair.edits.begin(), fix.repair.edits.end());
    ended.merge(ended_by(fix.repair));
  };
  for (const FoundFix& fix : joint.made) add(fix);
  for (const FoundFix& fix : more) add(fix);
  auto patch = patches_.make(edits);
  if (!patch || !patch->is_whole()) return false;
  const Outlook outlook = look(with_spread(std::move(edits), *patch), ended);
  if (!outlook.holds) return false;
  move_behind(more, joint.made);
  joint.patch = std::move(*patch);
  joint.unchanged = outlook.unchanged;
  return true;
}

/// All of them; else what one half and then the other allow. So one that cannot be made
/// beside the others costs a few attempts, and not one for each of them.
void FixSearch::join_some(std::vector<FoundFix> fixes, JointFix& joint) {
  if (fixes.empty() || try_with(fixes, joint)) return;
  if (fixes.size() == 1) return move_behind(fixes, joint.left_out);
  const auto middle = fixes.begin() + static_cast<std::ptrdiff_t>(fixes.size() / 2);
  std::vector<FoundFix> second(std::make_move_iterator(middle),
                               std::make_move_iterator(fixes.end()));
  fixes.erase(middle, fixes.end());
  join_some(std::move(fixes), joint);
  join_some(std::move(second), joint);
}

JointFix FixSearch::join(std::vector<FoundFix> fixes) {
  JointFix joint;
  std::vector<FoundFix> whole;
  for (FoundFix& fix : fixes) {
    (fix.patch.is_whole() ? whole : joint.left_out).push_back(std::move(fix));
  }
  join_some(std::move(whole), joint);
  return joint;
}

}  // namespace trailseal::run
