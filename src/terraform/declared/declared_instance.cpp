// What an unknown repetition makes:
//
//   count      one of 0, 1            [0], perhaps
//              one of 1, 2            [0], and [1] perhaps
//              any number             [0], perhaps
//   for_each   one of known sets      the keys of all, those of some perhaps
//              anything               [*], perhaps
#include "terraform/declared/declared_instance.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/limits.hpp"
#include "terraform/declared/declaration_check.hpp"
#include "terraform/plan/address.hpp"

namespace trailseal::terraform {
namespace {

/// A key of a repetition, and whether there surely is such an instance.
struct PossibleKey {
  std::string key{};
  bool certain = true;
};

std::vector<PossibleKey> certain_keys(const Repetition& repetition) {
  std::vector<PossibleKey> keys;
  for (std::string& key : repetition.keys()) keys.push_back({.key = std::move(key)});
  return keys;
}

/// The repetitions that the candidates of an unknown value make; none where one of them
/// is not known.
std::vector<Repetition> possible_repetitions(const Repetition& repetition) {
  std::vector<Repetition> all;
  for (const hcl::Value& candidate : repetition.unknown->candidates) {
    auto one = repetition.kind == Repetition::Kind::Count ? repeat_by_count(candidate)
                                                          : repeat_for_each(candidate);
    if (!one) continue;  // Terraform would stop there
    if (one->unknown) return {};
    all.push_back(std::move(*one));
  }
  return all;
}

std::vector<PossibleKey> possible_keys(const Repetition& repetition) {
  if (!repetition.unknown) return certain_keys(repetition);
  const auto all = possible_repetitions(repetition);
  if (all.empty()) {
    const bool counts = repetition.kind == Repetition::Kind::Count;
    return {{.key = counts ? "[0]" : std::string(kUnknownKey), .certain = false}};
  }
  std::vector<std::string> order;
  std::map<std::string, std::size_t> uses;
  for (const Repetition& one : all) {
    for (const std::string& key : one.keys()) {
      if (uses[key]++ == 0) order.push_back(key);
    }
  }
  std::vector<PossibleKey> keys;
  keys.reserve(order.size());
  for (const std::string& key : order) {
    keys.push_back({.key = key, .certain = uses[key] == all.size()});
  }
  return keys;
}

Doubt doubt_of(const Repetition& repetition, const std::string& address) {
  const hcl::Unknown& why = *repetition.unknown;
  const bool counts = repetition.kind == Repetition::Kind::Count;
  std::string reason = std::string(counts ? "`count`" : "`for_each`") + " of `" +
                       address + "` is not known";
  if (!why.reason.empty()) reason += ": " + why.reason;
  return {.id = why.id.empty() ? address : why.id, .reason = std::move(reason)};
}

class InstanceWalk {
 public:
  explicit InstanceWalk(const PlanSelection& selection) : selection_(selection) {}

  Result<void> module(ModuleInstance& at, const std::vector<Doubt>& doubts) {
    check_declarations(at);
    for (const auto& [local, block] : at.module().resources) {
      if (!selection_.has_type(block.type, block.data)) continue;
      if (auto done = resource(at, local, block, doubts); !done) return done;
    }
    for (const auto& [name, block] : at.module().calls) {
      if (auto done = call(at, name, doubts); !done) return done;
    }
    return {};
  }

  DeclaredInstances take() { return std::move(found_); }

 private:
  static std::vector<Doubt> with(const std::vector<Doubt>& doubts, const PossibleKey& key,
                                 const Repetition& repetition,
                                 const std::string& address) {
    std::vector<Doubt> all = doubts;
    if (!key.certain) all.push_back(doubt_of(repetition, address));
    return all;
  }

  Result<void> resource(ModuleInstance& at, const std::string& local,
                        const ResourceBlock& block, const std::vector<Doubt>& doubts) {
    const Repetition& repetition = at.resource_repetition(local);
    for (PossibleKey& key : possible_keys(repetition)) {
      if (found_.resources.size() >= kMaxDeclaredInstances) {
        return Error{.message = "the configuration declares more than " +
                                std::to_string(kMaxDeclaredInstances) + " resources"};
      }
      std::vector<Doubt> own =
          with(doubts, key, repetition, join_address(at.address(), local));
      found_.resources.push_back({.module = &at,
                                  .block = &block,
                                  .local = local,
                                  .key = std::move(key.key),
                                  .doubts = std::move(own)});
    }
    return {};
  }

  Result<void> call(ModuleInstance& at, const std::string& name,
                    const std::vector<Doubt>& doubts) {
    const std::string address = join_address(at.address(), "module." + name);
    const Repetition& repetition = at.call_repetition(name);
    for (const PossibleKey& key : possible_keys(repetition)) {
      if (++calls_ > kMaxDeclaredInstances) {
        return Error{.message = "the configuration calls more than " +
                                std::to_string(kMaxDeclaredInstances) + " modules"};
      }
      if (!at.has_files_of(name)) {
        found_.missing_modules.emplace(
            address, MissingModule{.folder = at.module().folder,
                                   .source = at.module().calls.at(name).source});
        continue;
      }
      const Result<ModuleInstance*> child = at.child(name, key.key);
      if (!child) return child.error();
      if (auto done = module(**child, with(doubts, key, repetition, address)); !done)
        return done;
    }
    return {};
  }

  const PlanSelection& selection_;
  DeclaredInstances found_{};
  std::size_t calls_ = 0;
};

}  // namespace

std::string DeclaredInstance::address() const {
  return join_address(module->address(), local + key);
}

Result<DeclaredInstances> declared_instances(ModuleInstance& root,
                                             const PlanSelection& selection) {
  InstanceWalk walk(selection);
  if (auto done = walk.module(root, {}); !done) return done.error();
  return walk.take();
}

}  // namespace trailseal::terraform
