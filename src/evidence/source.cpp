#include "evidence/source.hpp"

#include <algorithm>

namespace trailseal::evidence {

Source source_of(const ResourceGraph& graph, const Resource* resource,
                 const Place& place) {
  Source source{.place = place.address};
  std::size_t input = place.input;
  if (resource != nullptr) {
    input = resource->input;
    source.place = resource->address;
    source.account = shown(resource->account);
    source.region = shown(resource->region);
  }
  if (input >= graph.inputs().size()) return source;
  const Input& read = graph.inputs()[input];
  source.input = read.path;
  source.time = time_of(read);
  // The answers of an export are its source files, counted from 1.
  const std::uint32_t file = place.position.file == 0 && resource != nullptr
                                 ? resource->position.file
                                 : place.position.file;
  if (!read.observed || file == 0 || file > read.observed->answers.size()) return source;
  const ExportAnswer& answer = read.observed->answers[file - 1];
  // A single answer is an input of its own.
  if (answer.file != read.path) source.answer = answer.file;
  if (!answer.time.empty()) source.time = answer.time;
  return source;
}

Source source_of_answer(const Input& input, unsigned answer) {
  Source source{.input = input.path, .time = time_of(input)};
  if (!input.observed || answer >= input.observed->answers.size()) return source;
  const ExportAnswer& found = input.observed->answers[answer];
  source.answer = found.file.empty() ? command_line(found) : found.file;
  if (source.answer == input.path) source.answer.clear();
  source.account = found.account.empty() ? input.observed->account : found.account;
  source.region = found.region;
  if (!found.time.empty()) source.time = found.time;
  return source;
}

std::string time_of(const Input& input) {
  if (!input.observed) return input.time;
  if (!input.observed->collected_at.empty()) return input.observed->collected_at;
  std::string latest;
  for (const ExportAnswer& answer : input.observed->answers) {
    latest = std::max(latest, answer.time);
  }
  return latest;
}

std::string shown(const Value& value) {
  if (value.is_unset()) return {};
  if (value.is_unknown()) return "not known: " + value.as_unknown().reason;
  if (value.is_bool() && !value.is_sensitive()) return value.as_bool() ? "yes" : "no";
  return value.display();
}

std::string shown(const Text& text) { return text.display(); }

}  // namespace trailseal::evidence
