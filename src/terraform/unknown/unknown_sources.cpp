// The part of the resolution that looks for what an unknown is made from: the places its
// expressions name, the bucket whose name is made alike, and what a local value may stand
// for.
#include <algorithm>
#include <optional>

#include "aws/resource_kind.hpp"
#include "terraform/unknown/unknown_resolution.hpp"

namespace trailseal::terraform {
namespace {

// Places an unknown names at most. More tell a person nothing, and many values from many
// places each would be a square.
constexpr std::size_t kMaxNamed = 16;

const char* const kDynamicBlock = "a dynamic block";

void add_once(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

// The attribute of the target that gives the identity. Where the plan does not tell which
// attribute is named, it is one of the unknown ones; empty where no guess is safe.
std::optional<std::string> accept(const PlanResource& target,
                                  const ReferenceTarget& candidate, Identity identity) {
  const AttributeNames names =
      attributes_giving(identity, target.resource.type, target.resource.data);
  if (names.empty()) return std::nullopt;
  for (const std::string_view name : names) {
    if (!name.empty() && name == candidate.attribute) return std::string(name);
  }
  if (!candidate.is_guess) return std::nullopt;
  if (names.front().empty()) return std::string();
  for (const std::string_view name : names) {
    if (target.unknown.count(name) > 0) return std::string(name);
  }
  return std::string(names.front());
}

}  // namespace

UnknownResolution::Sources UnknownResolution::find_sources(std::size_t at,
                                                           const Expressions& expressions,
                                                           Identity identity) {
  Sources sources;
  ModuleScope scope;
  if (!expressions.all.empty()) {
    scope = ReferenceResolver::scope_of(index_.resources()[at]);
  }
  for (const Value* expression : expressions.all) {
    for (const ReferenceTarget& candidate : resolver_.candidates(scope, *expression)) {
      if (sources.names.size() >= kMaxNamed) break;
      if (candidate.resource != at) add_candidate(candidate, identity, sources);
    }
  }
  if (expressions.dynamic && identity != Identity::None) {
    add_once(sources.locals, kDynamicBlock);
    sources.dynamic = true;
  }
  if (identity == Identity::Bucket && sources.values.empty()) {
    add_namesake(at, sources);
  }
  if (!sources.locals.empty() && sources.others.empty() && identity != Identity::Policy &&
      identity != Identity::None) {
    add_reachable(at, identity, sources);
  }
  return sources;
}

void UnknownResolution::add_candidate(const ReferenceTarget& candidate, Identity identity,
                                      Sources& sources) {
  if (candidate.is_local) {
    add_once(sources.locals, candidate.display());
    return add_once(sources.names, candidate.display());
  }
  if (candidate.resource) {
    index_.read(*candidate.resource);
    const PlanResource& target = index_.resources()[*candidate.resource];
    const auto accepted = accept(target, candidate, identity);
    if (accepted && !accepted->empty()) {
      if (target.unknown.count(*accepted) == 0) return;
      const std::string name = target.resource.address + "." + *accepted;
      add_once(sources.names, name);
      complete(*candidate.resource);
      const Value& value = target.resource.attributes[*accepted];
      if (value.is_text() || value.is_map()) return add_value(value, sources);
      return add_once(sources.others, name);
    }
  }
  if (candidate.from_module && identity != Identity::None) return;
  if (!is_unknown(candidate)) return;
  add_once(sources.names, candidate.display());
  add_once(sources.others, candidate.display());
}

void UnknownResolution::add_value(const Value& value, Sources& sources) const {
  if (std::find(sources.values.begin(), sources.values.end(), value) ==
      sources.values.end()) {
    sources.values.push_back(value);
  }
}

bool UnknownResolution::is_unknown(const ReferenceTarget& candidate) const {
  if (!candidate.resource) {
    return index_.is_other_unknown(candidate.address,
                                   candidate.is_guess ? "" : candidate.attribute);
  }
  index_.read(*candidate.resource);
  const PlanResource& target = index_.resources()[*candidate.resource];
  if (candidate.is_guess) return !target.unknown.empty();
  return target.unknown.count(candidate.attribute) > 0;
}

// A name made from random_id cannot be that of a bucket which exists already, so the one
// bucket of the plan whose name is made from the same things is meant.
void UnknownResolution::add_namesake(std::size_t at, Sources& sources) {
  if (!namesakes_indexed_) {
    namesakes_indexed_ = true;
    for (std::size_t i = 0; i < index_.resources().size(); ++i) {
      const PlanResource& bucket = index_.resources()[i];
      const bool is_bucket = kind_of(bucket.resource.type) == ResourceKind::Bucket;
      if (is_bucket && bucket.header.is_unknown("bucket")) index_.read(i);
      if (bucket.unread != nullptr || !is_bucket || bucket.resource.data ||
          !bucket.live || bucket.config == nullptr ||
          bucket.unknown.count("bucket") == 0) {
        continue;
      }
      const Value& expression = bucket.config->expressions.value()["bucket"];
      Sources own = find_sources(i, {.all = {&expression}}, Identity::None);
      if (own.names.empty() || own.names.size() >= kMaxNamed) continue;
      std::sort(own.names.begin(), own.names.end());
      namesakes_[own.names].push_back(i);
    }
  }
  std::vector<std::string> names = sources.names;
  std::sort(names.begin(), names.end());
  const auto found = namesakes_.find(names);
  if (found == namesakes_.end() || found->second.size() != 1) return;
  const std::size_t bucket = found->second.front();
  if (bucket == at) return;
  complete(bucket);
  const Value& name = index_.resources()[bucket].resource.attributes["bucket"];
  if (!name.is_text()) return;
  add_value(name, sources);
  sources.others.clear();
  sources.locals.clear();
}

void UnknownResolution::add_reachable(std::size_t at, Identity identity,
                                      Sources& sources) {
  const std::optional<Sources>& reached = reachable(at, identity);
  if (!reached) return;
  for (const Value& value : reached->values) add_value(value, sources);
  for (const std::string& name : reached->names) add_once(sources.names, name);
  if (sources.values.size() == 1) sources.locals.clear();
}

// One search per module. A resource that is being completed meanwhile gives nothing, and
// has nothing to give: its value waits for this search.
const std::optional<UnknownResolution::Sources>& UnknownResolution::reachable(
    std::size_t at, Identity identity) {
  const ModuleScope scope = ReferenceResolver::scope_of(index_.resources()[at]);
  const auto key = std::pair(scope.instance, identity);
  const auto known = reachable_.find(key);
  if (known != reachable_.end()) return known->second;
  std::optional<Sources> reached;
  if (const auto candidates = resolver_.reachable(scope)) {
    reached.emplace();
    for (const ReferenceTarget& candidate : *candidates) {
      if (!candidate.resource || candidate.resource == at) continue;
      if (reached->names.size() >= kMaxNamed) break;
      index_.read(*candidate.resource);
      const PlanResource& target = index_.resources()[*candidate.resource];
      if (accept(target, candidate, identity)) {
        add_candidate(candidate, identity, *reached);
      }
    }
  }
  return reachable_.insert_or_assign(key, std::move(reached)).first->second;
}

}  // namespace trailseal::terraform
