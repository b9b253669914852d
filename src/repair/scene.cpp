#include "repair/scene.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/limits.hpp"

namespace trailseal::repair {
namespace {

/// The steps to the part of a document that stands at a place and is of a kind.
std::optional<std::vector<EditStep>> steps_to_place(const Value& value, Position place,
                                                    Value::Kind kind) {
  if (value.position() == place && value.kind() == kind) return std::vector<EditStep>();
  for (std::size_t i = 0; i < value.size(); ++i) {
    auto further = steps_to_place(value.items()[i], place, kind);
    if (!further) continue;
    further->insert(further->begin(), step_to(value, i));
    return further;
  }
  return std::nullopt;
}

/// The edit with steps that lead to its place in another graph's document.
std::optional<Edit> edit_in(const ResourceGraph& graph, Edit edit,
                            const Value& document_there) {
  if (edit.steps.empty() || edit.place.line == 0) return edit;
  const Resource* resource = graph.find(edit.input, edit.resource);
  if (resource == nullptr) return edit;
  const Value document = document_in(resource->attributes.at_path(edit.attribute));
  const Value& here = at_steps(document, edit.steps);
  const Value& there = at_steps(document_there, edit.steps);
  if (here.position() == there.position()) return edit;
  auto steps = steps_to_place(document, edit.place, there.kind());
  if (!steps) return std::nullopt;
  edit.steps = std::move(*steps);
  return edit;
}

}  // namespace

Scenes::Scenes(const std::vector<JudgedGraph>& graphs, const Judge& judge, Effort effort)
    : judge_(judge), effort_(effort) {
  for (const JudgedGraph& one : graphs) {
    all_.push_back({.graph = one.graph,
                    .judged = &one.judged,
                    .before = std::make_shared<const Verdicts>(one.judged)});
  }
  parts_.resize(all_.size());
}

Stage Scenes::whole() const {
  Stage stage;
  stage.scenes = all_;
  return stage;
}

Stage Scenes::stage_for(const std::set<ResultKey>& goals) {
  Stage stage;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    const bool small = all_[i].before->deliveries().size() <= kMaxWholeTrails;
    if (small || !add_part(i, goals, stage)) return whole();
  }
  return stage;
}

/// False where the part is not judged as the whole is, so that it lacks something.
bool Scenes::add_part(std::size_t at, const std::set<ResultKey>& goals, Stage& stage) {
  const Scene& scene = all_[at];
  const auto& [input, trail, code, resource] = *goals.begin();
  const Resource* start = scene.graph->find(input, trail.empty() ? resource : trail);
  if (start == nullptr) return false;
  if (!parts_[at]) parts_[at] = std::make_unique<GraphParts>(*scene.graph);
  const auto index = static_cast<std::size_t>(start - scene.graph->resources().data());
  JudgedPart& part =
      stage.parts.emplace_back(JudgedPart{.graph = parts_[at]->part_of(index)});
  part.judged = judge(part.graph);
  auto before = std::make_shared<const Verdicts>(part.judged);
  if (!before->is_part_of(*scene.before)) return false;
  if (at == 0) stage.beside = scene.before->size() - before->size();
  stage.scenes.push_back(
      {.graph = &part.graph, .judged = &part.judged, .before = std::move(before)});
  return true;
}

bool Scenes::has(std::size_t input, const std::string& address) const {
  return std::any_of(all_.begin(), all_.end(), [&](const Scene& scene) {
    return scene.graph->find(input, address) != nullptr;
  });
}

engine::GraphJudgement Scenes::judge(const ResourceGraph& changed) {
  engine::GraphJudgement judged = judge_(changed);
  effort_.spend(changed, judged.trails.size());
  return judged;
}

std::vector<Edit> edits_in(const ResourceGraph& from, const ResourceGraph& to,
                           const std::vector<Edit>& edits) {
  std::vector<Edit> found;
  ResourceGraph changed_from = from;
  ResourceGraph changed_to = to;
  for (const Edit& edit : edits) {
    const Resource* resource = changed_from.find(edit.input, edit.resource);
    const Value document =
        resource == nullptr ? Value()
                            : document_in(resource->attributes.at_path(edit.attribute));
    if (auto same = edit_in(changed_to, edit, document)) {
      changed_to = trailseal::apply(std::move(changed_to), {*same});
      found.push_back(std::move(*same));
    }
    changed_from = trailseal::apply(std::move(changed_from), {edit});
  }
  return found;
}

}  // namespace trailseal::repair
