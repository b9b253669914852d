#include "patch/spread.hpp"

namespace trailseal::patch {
namespace {

const std::vector<GraphPart> kNoParts;

const std::string& path_at(const Input& input, Position place) {
  const bool own = place.file == 0 || place.file > input.source_files.size();
  return own ? input.path : input.source_files[place.file - 1].path;
}

}  // namespace

Spread::Spread(const ResourceGraph& graph) : graph_(graph) {
  for (const Input& input : graph.inputs()) {
    paths_.try_emplace(input.path, paths_.size());
    for (const SourceText& file : input.source_files) {
      paths_.try_emplace(file.path, paths_.size());
    }
  }
  for (std::size_t i = 0; i < graph.resources().size(); ++i) {
    const Resource& resource = graph.resources()[i];
    // A document is what is made of it.
    if (resource.data || resource.position.line == 0) continue;
    parts_[key_of(resource.input, resource.position)].push_back({.resource = i});
    std::vector<EditStep> steps;
    add(i, resource.attributes, resource.position, steps);
  }
}

Spread::Key Spread::key_of(std::size_t input, Position place) const {
  const std::string& path = path_at(graph_.inputs()[input], place);
  return {paths_.at(path), place.line, place.column};
}

void Spread::add(std::size_t resource, const Value& value, Position outer,
                 std::vector<EditStep>& steps) {
  const Position place = value.position();
  // What nobody wrote is where its resource is.
  const bool written = place != graph_.resources()[resource].position;
  if (place.line > 0 && place != outer && written && !steps.empty()) {
    parts_[key_of(graph_.resources()[resource].input, place)].push_back(
        {.resource = resource, .steps = steps});
  }
  for (std::size_t i = 0; i < value.size(); ++i) {
    steps.push_back(step_to(value, i));
    add(resource, value.items()[i], place, steps);
    steps.pop_back();
  }
}

const std::vector<GraphPart>& Spread::at(std::size_t input, Position place) const {
  const auto found = parts_.find(key_of(input, place));
  return found == parts_.end() ? kNoParts : found->second;
}

}  // namespace trailseal::patch
