// Three ways lead from a resource to others:
//
//   named       an expression of its names them
//   spelled     a literal of its is their name, or an ARN with it
//   belonging   they are separate resources, and name it themselves (literally, or in the
//               expression of their link)
//
// A separate resource is left to its owner only where its link is sure to become that owner's
// identity: the link is unknown, its expression names one resource, of the owner's kind,
// by an attribute that gives the identity and that is unknown itself. Any other one is
// read at once, since one whose owner is not known may belong to anything. Too much is
// harmless, too little is not.
#include "terraform/plan/reachability.hpp"

#include <algorithm>

#include "aws/resource_kind.hpp"
#include "terraform/plan/identity_table.hpp"

namespace trailseal::terraform {
namespace {

// Longer literals are documents or descriptions, not names. ARNs have up to 2048 letters,
// of buckets, keys, groups and topics far fewer.
constexpr std::size_t kMaxName = 600;

/// Will the resource have the identity, unknown as it is now, where the target says?
bool gives_identity(const PlanResource& owner, const ReferenceTarget& target,
                    Identity identity) {
  const KindRow* row = find_kind(owner.resource.type);
  if (row == nullptr || owner.resource.data || row->is_separate()) return false;
  const ResourceHeader& header = owner.header;
  // A name that is neither given nor unknown leaves the other identifiers unknown.
  const std::string_view name = row->name_attribute;
  if (!name.empty() && !header.is_given(name) && !header.is_unknown(name)) return false;
  const AttributeNames names =
      attributes_giving(identity, owner.resource.type, owner.resource.data);
  return std::any_of(names.begin(), names.end(), [&](std::string_view each) {
    return header.is_unknown(each) && (target.is_guess || target.attribute == each);
  });
}

}  // namespace

Reachability::Reachability(PlanIndex& index) : index_(index), resolver_(index) {
  note_added();
}

/// What the index has now; more may be added while it is asked.
void Reachability::note_added() {
  const std::size_t from = noted_;
  const std::size_t to = index_.resources().size();
  noted_ = to;
  for (std::size_t i = from; i < to; ++i) {
    const PlanResource& planned = index_.resources()[i];
    if (planned.unread == nullptr) continue;
    for (const std::string& name : planned.header.names) {
      for (const std::string_view token : tokens_of(name)) by_token_[token].push_back(i);
    }
  }
  for (std::size_t i = from; i < to; ++i) link(i);
}

void Reachability::link(std::size_t at) {
  const PlanResource& planned = index_.resources()[at];
  if (planned.unread == nullptr || planned.header.linked) return;
  if (link_of(planned.resource.type).empty()) return;
  if (const auto owner = owner_of(planned)) {
    separate_[*owner].push_back(at);
  } else {
    index_.read(at);
  }
}

/// The resource whose identity the link of a separate resource is sure to become.
std::optional<std::size_t> Reachability::owner_of(const PlanResource& planned) const {
  const std::string_view link = link_of(planned.resource.type);
  if (planned.config == nullptr || !planned.header.is_unknown(link)) return std::nullopt;
  const Value expressions = planned.config->expressions.read();
  const auto targets =
      resolver_.candidates(ReferenceResolver::scope_of(planned), expressions[link]);
  if (targets.size() != 1) return std::nullopt;
  const ReferenceTarget& target = targets.front();
  if (!target.resource || target.from_module) return std::nullopt;
  const PlanResource& owner = index_.resources()[*target.resource];
  const Identity identity = identity_of(planned.resource.type, link);
  return gives_identity(owner, target, identity) ? target.resource : std::nullopt;
}

bool Reachability::expand() {
  const std::size_t before = followed_;
  while (followed_ < index_.log().size()) {
    follow(index_.log()[followed_++]);
    while (noted_ < index_.resources().size()) note_added();
  }
  return followed_ > before;
}

void Reachability::follow(std::size_t at) {
  const auto parts = separate_.find(at);
  if (parts != separate_.end()) {
    for (const std::size_t part : parts->second) index_.read(part);
  }
  const PlanResource& planned = index_.resources()[at];
  follow_literals(planned.resource.attributes);
  follow_literals(planned.resource.before);
  follow_expressions(planned);
}

void Reachability::follow_expressions(const PlanResource& planned) {
  if (planned.config == nullptr) return;
  const ModuleScope scope = ReferenceResolver::scope_of(planned);
  const Value& expressions = planned.config->expressions.value();
  for (const ReferenceTarget& to : resolver_.candidates(scope, expressions)) {
    if (to.resource) index_.read(*to.resource);
  }
}

void Reachability::follow_names(std::string_view name) {
  if (name.size() > kMaxName) return;
  for (const std::string_view token : tokens_of(name)) {
    const auto found = by_token_.find(token);
    if (found == by_token_.end()) continue;
    for (const std::size_t at : found->second) index_.read(at);
    by_token_.erase(found);
  }
}

void Reachability::follow_literals(const Value& value) {
  for (const Value& part : value.items()) follow_literals(part);
  if (!value.is_text()) return;
  if (const auto plain = value.plain()) return follow_names(*plain);
  if (const auto joined = value.literal()) follow_names(*joined);
}

}  // namespace trailseal::terraform
