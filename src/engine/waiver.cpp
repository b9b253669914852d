// Days are compared as text: `2026-01-31` sorts as it should.
#include "engine/waiver.hpp"

#include "base/glob.hpp"

namespace trailseal::engine {
namespace {

/// The file in which a position of an input lies.
const std::string& file_of(const Input& input, const Position& position) {
  const bool in_sources = position.file > 0 && position.file <= input.source_files.size();
  return in_sources ? input.source_files[position.file - 1].path : input.path;
}

bool points_at(const Input& input, const Position& position, const Waiver& waiver) {
  return position.line > 0 && waiver.lines->first > 0 &&
         waiver.lines->first <= position.line && position.line <= waiver.lines->last &&
         file_of(input, position) == waiver.path;
}

bool covers_by_place(const Waiver& waiver, const Result& result,
                     const std::vector<Input>& inputs) {
  const std::size_t input = result.place.input;
  if (input < inputs.size() && points_at(inputs[input], result.place.position, waiver)) {
    return true;
  }
  const auto& resources = waiver.lines->resources;
  return std::any_of(resources.begin(), resources.end(), [&](const auto& resource) {
    return resource == std::pair(input, result.resource) ||
           resource == std::pair(result.input, result.trail);
  });
}

bool covers(const Waiver& waiver, const Result& result,
            const std::vector<Input>& inputs) {
  if (!waiver.sound) return false;
  if (waiver.rule != result.rule->code && waiver.rule != result.rule->id) return false;
  if (waiver.lines) return covers_by_place(waiver, result, inputs);
  if (!waiver.path.empty()) {
    const Pattern pattern = Pattern::parse(Text(waiver.address));
    return matches(pattern, Text(result.resource)) == Verdict::Holds ||
           matches(pattern, Text(result.trail)) == Verdict::Holds;
  }
  const bool resource =
      waiver.address == result.resource && waiver.input == result.place.input;
  return resource || (waiver.address == result.trail && waiver.input == result.input);
}

/// Of a waiver that is wrongly written one is enough to say so.
std::vector<Waiver> waivers_of(const PlacedWaiver& placed, std::size_t input) {
  Waiver waiver{
      .path = placed.path,
      .input = input,
      .lines = WaivedLines{.first = placed.first_line, .last = placed.last_line},
      .problem = {.message = placed.problem, .help = placed.help},
      .reason = placed.reason,
      .owner = placed.owner,
      .until = placed.until,
      .position = placed.position};
  for (const std::string& address : placed.addresses) {
    waiver.lines->resources.emplace_back(input, address);
  }
  std::vector<Waiver> waivers;
  for (const std::string& rule : placed.rules) {
    waivers.push_back(waiver);
    waivers.back().rule = rule;
    if (!placed.problem.empty()) return waivers;
  }
  if (waivers.empty()) waivers.push_back(std::move(waiver));
  return waivers;
}

void add_declared(const Resource& resource, const Input& input,
                  std::vector<Waiver>& waivers) {
  for (Waiver& waiver : waivers) {
    if (!waiver.lines || !points_at(input, resource.position, waiver)) continue;
    waiver.lines->resources.emplace_back(resource.input, resource.address);
  }
}

}  // namespace

bool is_same_waiver(const Waiver& a, const Waiver& b) {
  if (a.lines.has_value() != b.lines.has_value() || a.position != b.position) {
    return false;
  }
  if (a.lines) return a.path == b.path && a.rule == b.rule;
  return a.path == b.path && a.input == b.input && a.address == b.address;
}

std::vector<Waiver> waivers_of(const ResourceGraph& graph) {
  std::vector<Waiver> waivers;
  for (std::size_t i = 0; i < graph.inputs().size(); ++i) {
    for (const PlacedWaiver& placed : graph.inputs()[i].placed_waivers) {
      for (Waiver& waiver : waivers_of(placed, i)) waivers.push_back(std::move(waiver));
    }
  }
  const bool some_placed = !waivers.empty();
  for (const Resource& resource : graph.resources()) {
    if (some_placed) add_declared(resource, graph.inputs()[resource.input], waivers);
    for (const WrittenWaiver& written : resource.waivers) {
      waivers.push_back({.rule = written.rule,
                         .address = resource.address,
                         .input = resource.input,
                         .reason = written.reason,
                         .until = written.until,
                         .position = written.position});
    }
  }
  return waivers;
}

void waive(const std::vector<Input>& inputs, const std::string& today,
           std::vector<Result>& results, std::vector<Waiver>& waivers) {
  for (Result& result : results) {
    if (result.outcome != Outcome::Fail && result.outcome != Outcome::Unknown) continue;
    for (Waiver& waiver : waivers) {
      if (!covers(waiver, result, inputs)) continue;
      waiver.used = true;
      if (!waiver.until.empty() && waiver.until < today) continue;
      result.outcome = Outcome::Waived;
      result.waiver = waiver.reason;
      if (!waiver.owner.empty()) result.waiver += " (" + waiver.owner + ")";
      result.waived_until = waiver.until;
      break;
    }
  }
}

}  // namespace trailseal::engine
