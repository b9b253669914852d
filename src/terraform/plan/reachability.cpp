// Three ways lead from a resource to others:
//
//   named       an expression of its names them
//   spelled     a literal of its is their name, or an ARN with it
//   belonging   they are companions, and name it themselves (literally, or in the
//               expression of their link)
//
// A companion whose link cannot be followed (a local value, a resource of another type)
// is read at once: it may belong to anything. Too much is harmless, too little is not.
#include "terraform/plan/reachability.hpp"

#include <algorithm>

namespace trailseal::terraform {
namespace {

// Longer literals are documents or descriptions, not names. ARNs have up to 2048 letters,
// of buckets, keys, groups and topics far fewer.
constexpr std::size_t kMaxName = 600;

}  // namespace

Reach::Reach(PlanIndex& index) : index_(index), resolver_(index) {
  for (std::size_t i = 0; i < index.resources().size(); ++i) {
    const PlanResource& planned = index.resources()[i];
    if (planned.unread == nullptr) continue;
    for (const std::string& name : planned.outline.names) {
      for (std::string& token : tokens_of(name)) by_token_[std::move(token)].push_back(i);
    }
  }
  for (std::size_t i = 0; i < index.resources().size(); ++i) link(i);
}

void Reach::link(std::size_t at) {
  const PlanResource& planned = index_.resources()[at];
  if (planned.unread == nullptr || planned.outline.linked) return;
  const std::string_view link = link_of(planned.resource.type);
  if (link.empty()) return;
  bool followed = false;
  if (planned.config != nullptr) {
    const Value expressions = planned.config->expressions.read();
    const Value& expression = expressions[link];
    for (const Candidate& to :
         resolver_.candidates(Resolver::scope_of(planned), expression)) {
      if (!to.resource || to.from_module) return index_.read(at);
      companions_[*to.resource].push_back(at);
      followed = true;
    }
  }
  if (!followed) index_.read(at);
}

bool Reach::expand() {
  const std::size_t before = followed_;
  while (followed_ < index_.log().size()) follow(index_.log()[followed_++]);
  return followed_ > before;
}

void Reach::follow(std::size_t at) {
  const auto companions = companions_.find(at);
  if (companions != companions_.end()) {
    for (const std::size_t companion : companions->second) index_.read(companion);
  }
  const PlanResource& planned = index_.resources()[at];
  follow_literals(planned.resource.attributes);
  follow_literals(planned.resource.before);
  follow_expressions(planned);
}

void Reach::follow_expressions(const PlanResource& planned) {
  if (planned.config == nullptr) return;
  const Scope scope = Resolver::scope_of(planned);
  const Value& expressions = planned.config->expressions.value();
  for (const Candidate& to : resolver_.candidates(scope, expressions)) {
    if (to.resource) index_.read(*to.resource);
  }
}

void Reach::follow_names(const std::string& name) {
  for (const std::string& token : tokens_of(name)) {
    const auto found = by_token_.find(token);
    if (found == by_token_.end()) continue;
    for (const std::size_t at : found->second) index_.read(at);
    by_token_.erase(found);
  }
}

void Reach::follow_literals(const Value& value) {
  if (const auto literal = value.literal()) {
    if (literal->size() <= kMaxName) follow_names(*literal);
    return;
  }
  for (const Value& part : value.items()) follow_literals(part);
}

}  // namespace trailseal::terraform
