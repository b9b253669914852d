// Refusal: a request that a policy refuses, and what a statement for it would say.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cloudtrail/policy_in_force.hpp"
#include "cloudtrail/request/decision.hpp"
#include "cloudtrail/request/destination.hpp"
#include "engine/result.hpp"
#include "graph/resource_graph.hpp"
#include "iam/match/request.hpp"
#include "repair/policy_site.hpp"

namespace trailseal::repair {

/// What a policy hangs on.
enum class Holder { Bucket, Key, Topic, Role };

struct Refusal {
  std::shared_ptr<const iam::Request> request{};
  iam::Outcome outcome = iam::Outcome::NotAllowed;
  Holder holder = Holder::Bucket;
  iam::PolicyKind kind = iam::PolicyKind::Resource;
  const Resource* owner = nullptr;   ///< null: in no input
  std::optional<PolicySite> site{};  ///< nothing: there is no policy yet, or none to edit
  bool missing_policy = false;       ///< it has none at all
  /// For whom the request is made: a trail, an event data store, a log group.
  const Resource* caller = nullptr;
  /// The actions that a statement for it grants, beside its own.
  std::vector<std::string> actions{};
  /// What a statement names so that it covers the request; the usual one first.
  std::vector<Text> resources{};
  Text prefix{};      ///< of the trail; empty: none
  Text bucket_arn{};  ///< of writes into a bucket
  /// Sids that other repairs bring into the same policy.
  std::set<std::string> taken_sids{};

  /// The service that asks, as a policy names it.
  Text service() const;
};

/// The condition that binds a statement to who asks: operator, key and value.
struct Binding {
  std::string op{};
  std::string key{};
  Text value{};
};

/// By the first key that the request is known to have and that a policy can name; nothing
/// where it has none. `caller`: for whom the request is made, null where that is in no input.
std::optional<Binding> binding_of(const iam::Request& request, const Resource* caller);

/// What a request holds under a key, where that is one text that every such request has.
std::optional<Text> sure_value(const iam::Request& request, std::string_view key);

/// The refusals behind a failing result, by the fact that it is about; empty where it is
/// about something else.
std::vector<Refusal> refusals_behind(const ResourceGraph& graph,
                                     const engine::Result& result);

/// The trail of a result, followed; nothing where it is about none.
std::optional<cloudtrail::Destination> destination_of(const ResourceGraph& graph,
                                                      const engine::Result& result);

}  // namespace trailseal::repair
